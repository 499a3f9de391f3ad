package diag

import "slices"

var frontMatterArea = Area{
	ID:    "front-matter",
	Title: Name{"文件头（front matter）", "front matter"},
	Rules: slices.Concat(fenceRules, fieldRules, valueFormRules, yamlRules),
}

var fenceRules = []Rule{
	{
		ID:       "front-matter-fence",
		Severity: Error,
		Title:    Name{"文件头的“---”不对", "front matter fence"},
		Why: Name{
			"文件头从第一行的“---”开始，到下一个“---”结束。缺了或写错了，就分不清哪些是字段、哪些是正文。",
			"Front matter begins with “---” on the first line and ends with the next “---”. Without them nobody can tell fields from body text.",
		},
		Texts: []Wording{
			{"", Name{"没有文件头；文件要以“---”开头，写完字段后再写一行“---”", "no front matter; a file begins with “---”, its fields, and “---” again"}},
			{"first", Name{"文件头前面缺一行“---”", "no “---” before the front matter"}},
			{"second", Name{"文件头后面缺一行“---”", "no “---” after the front matter"}},
			{"opened", Name{"文件头从这里开始", "the front matter begins here"}},
			{"both", Name{"文件头前后都要有一行“---”", "no “---” before and after the front matter"}},
			{"before", Name{"文件头前面不能有文字；第 {line} 行的“---”要移到第一行", "text before the front matter; the “---” of line {line} has to be the first line"}},
			{"mock", Name{"“{text}”不能作文件头的分隔线，要用三个半角减号“---”", "“{text}” does not fence front matter; use three hyphens “---”"}},
		},
	},
	{
		ID:       "front-matter-space",
		Severity: Notice,
		Title:    Name{"“---”前后有空白", "space around a fence"},
		Why: Name{
			"“---”要顶格写在第一行，有的程序才认得出文件头。",
			"Some programs miss the front matter unless “---” stands alone on the first line.",
		},
		Texts: []Wording{
			{"", Name{"“---”前后有多余的空白，读时略过", "white space around “---”, skipped"}},
			{"before", Name{"文件头前面有空行，读时略过", "blank lines before the front matter, skipped"}},
		},
	},
}

var fieldRules = []Rule{
	{
		ID:       "front-matter",
		Severity: Error,
		Title:    Name{"不是“字段: 内容”", "not a field"},
		Why: Name{
			"文件头一行写一个字段：字段名、半角冒号、空格、内容。接着写的行要缩进。",
			"Front matter has a field to a line: its name, a colon, a space, its value. Lines that go on with a value are indented.",
		},
		Texts: []Wording{
			{"", Name{"文件头要写成一行一个“字段: 内容”", "front matter wants one “key: value” to a line"}},
			{"line", Name{"这一行不是“字段: 内容”；如果是接着上一行写，请缩进两格", "this line is no “key: value”; indent it by two spaces if it goes on with the line before"}},
			{"many", Name{"前面已有 {count} 处问题，后面的不再读；请先改正这些", "{count} findings up to here; mend those first: nothing after is read"}},
			{"key", Name{"字段名只能是文字", "a key has to be text"}},
		},
	},
	{
		ID:       "full-width-colon",
		Severity: Notice,
		Title:    Name{"全角冒号", "full-width colon"},
		Why: Name{
			"字段名后面要用半角冒号加空格。全角冒号会让整行变成普通文字。",
			"A key is followed by a plain colon and a space. With a full-width colon the whole line is text.",
		},
		Texts: []Wording{
			{"", Name{"“{key}”后面用了全角冒号，已按半角冒号读", "full-width colon after “{key}”, read as a plain one"}},
			{"unknown", Name{"“{key}”后面要用半角冒号加一个空格，不能用“{colon}”", "“{key}” wants a plain colon and a space after it, not “{colon}”"}},
		},
	},
	{
		ID:       "colon-space",
		Severity: Notice,
		Title:    Name{"冒号后面没有空格", "no space after a colon"},
		Why: Name{
			"冒号后面没有空格，字段名和内容就连成了一段文字。",
			"Without a space after the colon, key and value are one piece of text.",
		},
		Texts: []Wording{
			{"", Name{"“{key}:”后面要空一格，已按有空格读", "no space after “{key}:”, read as if there were"}},
			{"unknown", Name{"“{key}{colon}”后面要空一格", "“{key}{colon}” wants a space after it"}},
		},
	},
	{
		ID:       "wide-space",
		Severity: Notice,
		Title:    Name{"全角空格", "wide space"},
		Why: Name{
			"全角空格和不换行空格看着是空白，YAML 却当作文字，会成为字段名或内容的一部分。",
			"Ideographic and no-break spaces look like space, but YAML takes them for text and makes them part of a key or value.",
		},
		Texts: []Wording{
			{"", Name{"这里有全角空格（或不换行空格），按普通空格读", "ideographic or no-break space, read as a plain one"}},
			{"indent", Name{"行首用了全角空格（或不换行空格），按普通空格读", "indented with ideographic or no-break space, read as plain ones"}},
			{"end", Name{"行尾有全角空格（或不换行空格），读时略过", "ideographic or no-break space at the end of the line, skipped"}},
			{"key", Name{"字段名“{key}”中间有空白，读时略过", "white space within the key “{key}”, skipped"}},
			{"block", Name{"这一段前面要有半角空格，已按有空格读；段首的全角空格保留", "this paragraph wants plain spaces before it, read as if it had; its wide spaces stay"}},
		},
	},
	{
		ID:       "tab",
		Severity: Notice,
		Title:    Name{"制表符", "tab"},
		Why: Name{
			"YAML 不许用制表符（Tab 键）缩进。",
			"YAML does not allow tabs for indentation.",
		},
		Texts: []Wording{
			{"", Name{"这里用了制表符（Tab），按空格读", "tab, read as spaces"}},
			{"structure", Name{"这里不能用制表符（Tab），请改用空格", "a tab cannot stand here; use spaces"}},
		},
	},
	{
		ID:       "indent",
		Severity: Error,
		Title:    Name{"缩进不对", "wrong indentation"},
		Why: Name{
			"同一组的字段或列表项要对齐。缩进决定一行属于谁，差一格意思就不同。",
			"Fields of one group and items of one list are aligned. Indentation tells what a line belongs to.",
		},
		Texts: []Wording{
			{"", Name{"这一行的缩进和上面哪一行都对不齐", "this line is aligned with nothing above"}},
			{"field", Name{"“{key}”缩进到了上一个字段的内容里；另起一个字段要和上面的字段对齐", "“{key}” is indented into the value above; a field of its own is aligned with the field above"}},
		},
	},
	{
		ID:       "swallowed-key",
		Severity: Error,
		Title:    Name{"字段被并入上一行", "swallowed field"},
		Why: Name{
			"字段前面多了空格，YAML 会不声不响地把它接到上一个字段的内容后面，这个字段就丢了。",
			"A field with space before it is glued to the value above without a word, and is lost.",
		},
		Texts: []Wording{
			{"", Name{"字段“{key}”前面多了空格，会并入上一行的内容", "the field “{key}” is indented and would become part of the value above"}},
		},
	},
	{
		ID:       "duplicate-key",
		Severity: Error,
		Title:    Name{"字段重复", "duplicate key"},
		Why: Name{
			"同一个字段写了两次，不知道以哪个为准。",
			"With two values for one field nobody knows which one holds.",
		},
		Texts: []Wording{
			{"", Name{"“{key}”在第 {line} 行已经写过", "“{key}” stands in line {line} already"}},
			{"first", Name{"第一次写“{key}”", "“{key}” for the first time"}},
		},
	},
}
