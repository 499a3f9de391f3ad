package diag

var searchArea = Area{
	ID:    "search",
	Title: Name{"检索", "search"},
	Rules: []Rule{
		{
			ID: "search-reference", Severity: Error,
			Title: Name{"检索的筛选写了没有的东西", "unknown name in the facets of search"},
			Why:   Name{"筛选的选项是一类记录或者一个词表的词条；名字写错了，就没有选项。", "the options of a facet are the records of a collection or the terms of a vocabulary; a wrong name has none."},
			Texts: []Wording{
				{"collection", Name{"没有“{value}”这类记录", "there is no collection “{value}”"}},
				{"collection-near", Name{"没有“{value}”这类记录；相近的有：{candidates}", "there is no collection “{value}”; near it: {candidates}"}},
				{"vocabulary", Name{"没有词表“{value}”", "there is no vocabulary “{value}”"}},
				{"vocabulary-near", Name{"没有词表“{value}”；相近的有：{candidates}", "there is no vocabulary “{value}”; near it: {candidates}"}},
			},
		},
		{
			ID: "search-value", Severity: Error,
			Title: Name{"检索不能这样筛选、这样查", "what search cannot do"},
			Why:   Name{"照这样写，筛选分不清楚，或者同义词永远查不到。", "as it stands facets could not be told apart, or a synonym would never be found."},
			Texts: []Wording{
				{"file", Name{"这个文件没有用处；检索的筛选写在 facets.yaml，同义词写在 synonyms.yaml", "nothing reads this file; facets stand in facets.yaml and synonyms in synonyms.yaml"}},
				{"reserved", Name{"“{value}”在检索的网址里另有用处，请换一个英文名", "“{value}” means something else in the address of a search; choose another key"}},
				{"key", Name{"英文名“{value}”已经用过", "the key “{value}” is taken"}},
				{"word", Name{"“{value}”前面已经写过；请把同义词写在一处", "“{value}” has synonyms already; write them in one place"}},
				{"synonym", Name{"“{value}”和前面的是同一个词", "“{value}” is the same word as one before it"}},
				{"parted", Name{"“{value}”里有空格或者标点，检索时会拆成几个词", "“{value}” holds a space or a punctuation mark, at which a search is parted into words"}},
				{"empty", Name{"“{value}”里没有可以查的字", "“{value}” has nothing to look for"}},
				{"other", Name{"在这里", "it is here"}},
			},
		},
	},
}
