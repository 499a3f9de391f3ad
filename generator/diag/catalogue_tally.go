package diag

var tallyArea = Area{
	ID:    "tally",
	Title: Name{"统计表", "tallies"},
	Rules: []Rule{
		{
			ID: "tally-reference", Severity: Error,
			Title: Name{"统计表写了没有的东西", "unknown name in a tally"},
			Why:   Name{"统计表数的是记录的字段；名字写错了，数出来的就不是要数的。", "a tally counts fields of records; a wrong name counts something else or nothing."},
			Texts: []Wording{
				{"collection", Name{"没有“{value}”这类记录", "there is no collection “{value}”"}},
				{"collection-near", Name{"没有“{value}”这类记录；相近的有：{candidates}", "there is no collection “{value}”; near it: {candidates}"}},
				{"vocabulary", Name{"没有词表“{value}”", "there is no vocabulary “{value}”"}},
				{"vocabulary-near", Name{"没有词表“{value}”；相近的有：{candidates}", "there is no vocabulary “{value}”; near it: {candidates}"}},
				{"tally", Name{"没有统计表“{value}”", "there is no tally “{value}”"}},
				{"tally-near", Name{"没有统计表“{value}”；相近的有：{candidates}", "there is no tally “{value}”; near it: {candidates}"}},
				{"field", Name{"这里没有“{value}”这个字段", "there is no field “{value}” here"}},
				{"field-near", Name{"这里没有“{value}”这个字段；相近的有：{candidates}", "there is no field “{value}” here; near it: {candidates}"}},
			},
		},
		{
			ID: "tally-value", Severity: Error,
			Title: Name{"统计表数不出来", "a tally that cannot count"},
			Why:   Name{"照这样写，来源到不了行和列，或者没有可以数的东西。", "as it stands the sources cannot reach the rows and columns, or there is nothing to count."},
			Texts: []Wording{
				{"undated", Name{"“{collection}”没有日期字段；请用 at 写明按哪个日期算", "“{collection}” has no date; name one with at"}},
				{"credit-missing", Name{"要写明记到哪一行（credit）：数的不是“{rows}”自己", "credit is missing: what is counted is not the rows (“{rows}”) themselves"}},
				{"credit", Name{"“{field}”不指向行的记录（{rows}），记不到行上", "“{field}” does not refer to the records of the rows ({rows})"}},
				{"credit-key", Name{"“{field}”和行的“{key}”不是一种值，对不上", "“{field}” and the rows' “{key}” are different kinds of values"}},
				{"column-missing", Name{"列不是时期，来源里要写“列的字段”（column）", "columns are not periods, so the source needs column"}},
				{"column-vocabulary", Name{"“{field}”不是词表 {vocabulary} 的值，永远落不到列里", "“{field}” is no term of {vocabulary} and never falls into a column"}},
				{"column-records", Name{"“{field}”不指向列的记录（{collection}），永远落不到列里", "“{field}” does not refer to the records of the columns ({collection})"}},
				{"states", Name{"“{collection}”没有办理过程（x-workflow），没有状态可以分列", "“{collection}” has no workflow, so no states to stand across"}},
				{"column-states", Name{"按办理状态分列，“列的字段”要写 progress，来源也要有办理过程（x-workflow）", "with states across, column must be progress, and the source must have a workflow"}},
				{"part", Name{"“{title}”的行是另一类记录，不能合在一起", "the rows of “{title}” are other records"}},
				{"private", Name{"“{field}”不公开，不能用来统计", "“{field}” is private and cannot be counted by"}},
				{"each", Name{"“{field}”不是这条记录里一组一组的列表，不能逐项来数", "“{field}” is no list of objects of the record itself and cannot be taken item by item"}},
				{"field", Name{"“{field}”的值不能用在这里", "the values of “{field}” cannot be used here"}},
			},
		},
		{
			ID: "tally-failed", Severity: Error,
			Title: Name{"统计表的条件算不出来", "a condition of a tally failed"},
			Why:   Name{"条件读了记录里没有写的字段；先用 has(…) 问有没有。", "the condition read a field that a record lacks; ask with has(…) first."},
			Texts: []Wording{{"", Name{"数到这里算不出来：{error}", "counting stopped here: {error}"}}},
		},
		{
			ID: "tally-empty", Severity: Warning,
			Title: Name{"统计表是空的", "an empty tally"},
			Why:   Name{"一行也没有，或者没有一条记录能落到行和列里的统计表，多半是哪里写错了。", "a tally without a single row, or which no record reaches, is probably not what was meant."},
			Texts: []Wording{
				{"", Name{"“{title}”一行也没有", "“{title}” has no rows"}},
				{"rows", Name{"来源里没有一条记录能记到“{title}”的行上", "no record of the sources leads to a row of “{title}”"}},
				{"columns", Name{"来源里没有一条记录落到“{title}”的列里", "no record of the sources falls into a column of “{title}”"}},
			},
		},
	},
}
