package diag

// valueFormRules are about how values and items are written down.
var valueFormRules = []Rule{
	{
		ID:       "list-dash",
		Severity: Notice,
		Title:    Name{"列表项的横线不规范", "untidy list dash"},
		Why: Name{
			"列表的每一项以半角减号加空格开头。少了空格或换成别的符号，几项会连成一段文字。",
			"An item begins with a hyphen and a space. Without the space, or with another sign, the items become one piece of text.",
		},
		Texts: []Wording{
			{"", Name{"列表项开头的“{dash}”已按“- ”读", "“{dash}” before an item, read as “- ”"}},
		},
	},
	{
		ID:       "list-item",
		Severity: Error,
		Title:    Name{"列表写得不对", "wrong list"},
		Why: Name{
			"列表写在字段名下面，一行一项，以“- ”开头，各项对齐；也可以写成 [甲, 乙]。",
			"A list stands below its key, an item to a line, each with “- ” before it and all aligned; or it is written as [one, two].",
		},
		Texts: []Wording{
			{"", Name{"这一行在列表里，前面要有“- ”", "this line is within a list and wants “- ” before it"}},
			{"unknown", Name{"“{dash}”后面要空一格，才是列表项", "an item wants a space after “{dash}”"}},
			{"number", Name{"列表项不编号，“{dash}”要改为“- ”", "items have no number “{dash}” but begin with “- ”"}},
			{"after-value", Name{"上面的字段已有内容，下面不能再写列表项", "the field above has a value already and cannot take items"}},
			{"inline", Name{"列表项不能和字段名写在同一行；请另起一行，或者加引号", "an item cannot stand on the line of its key; give it a line of its own, or quotes"}},
			{"structure", Name{"列表项的位置不对", "a list item cannot stand here"}},
		},
	},
	{
		ID:       "colon-in-value",
		Severity: Error,
		Title:    Name{"内容里有冒号加空格", "colon in a value"},
		Why: Name{
			"内容里的半角冒号加空格会被当成又一个字段。给内容加引号，或者改用全角冒号。",
			"A colon and a space within a value read as another field. Put the value into quotes.",
		},
		Texts: []Wording{
			{"", Name{"内容里有半角冒号加空格，要给内容加引号，或者改用“：”", "a colon and a space within a value; put the value into quotes"}},
		},
	},
	{
		ID:       "hash",
		Severity: Error,
		Title:    Name{"内容里有 #", "# in a value"},
		Why: Name{
			"空格后面的 # 开始一段注释，从它往后的内容会不声不响地丢掉。",
			"A # after a space begins a comment: the rest of the value would be lost without a word.",
		},
		Texts: []Wording{
			{"", Name{"“#”和它后面的内容会丢掉；是内容就加引号，是说明就另起一行", "“#” and what follows would be lost; quote the value, or give a comment its own line"}},
			{"leading", Name{"以“#”开头的内容会丢掉，要加引号", "a value that begins with “#” would be lost; put it into quotes"}},
		},
	},
	{
		ID:       "special-character",
		Severity: Error,
		Title:    Name{"以特殊符号开头", "special character"},
		Why: Name{
			"* & ! % @ ` > | ? 等符号在内容开头有特别的意思，要加单引号才是文字。",
			"Signs such as * & ! % @ ` > | ? mean something at the start of a value; in single quotes they are text.",
		},
		Texts: []Wording{
			{"", Name{"以特殊符号“{character}”开头，要加单引号", "begins with “{character}”; put it into single quotes"}},
			{"structure", Name{"这里有不能用作开头的特殊符号，要加单引号", "a special character begins a value here; put it into single quotes"}},
		},
	},
	{
		ID:       "quote",
		Severity: Error,
		Title:    Name{"引号不配对", "unpaired quotes"},
		Why: Name{
			"内容以半角引号开头，就要以同样的引号结束，后面不能再有字。只引一部分时，整个内容外面再加一层引号。",
			"A value that begins with a quote ends with the same one and nothing after it. To quote a part of a value, put all of it into other quotes.",
		},
		Texts: []Wording{
			{"", Name{"引号 {quote} 没有配对", "{quote} is never closed"}},
			{"mixed", Name{"引号不配对：前面是 {quote}，后面是 {other}", "quotes do not match: {quote} before, {other} after"}},
			{"after", Name{"右引号 {quote} 后面还有字；整个内容外面要再加一层引号", "text after the closing {quote}; put the whole value into other quotes"}},
			{"escape", Name{"双引号里的反斜杠 \\ 写法不对，要改用单引号", "wrong backslash in double quotes; use single quotes"}},
			{"open", Name{"从这里开始的引号没有配对", "quotes that begin here are never closed"}},
		},
	},
	{
		ID:       "bracket",
		Severity: Error,
		Title:    Name{"方括号不对", "unpaired brackets"},
		Why: Name{
			"以 [ 或 { 开头的内容是列表或一组字段，要用半角括号配对，后面不能再有字。是普通文字就加引号。",
			"A value that begins with [ or { is a list or a group of fields: it ends with the same kind of bracket and nothing after it. Put text into quotes.",
		},
		Texts: []Wording{
			{"", Name{"括号 {bracket} 没有配对", "{bracket} is never closed"}},
			{"mixed", Name{"括号不配对：前面是 {bracket}，后面是 {other}", "brackets do not match: {bracket} before, {other} after"}},
			{"after", Name{"以 {bracket} 开头的内容后面还有字；是文字就要加引号", "text after a value that begins with {bracket}; put it into quotes"}},
			{"comma", Name{"“{key}”前面的“{comma}”要改为半角逗号", "“{comma}” before “{key}” has to be a plain comma"}},
			{"extra", Name{"多了一个逗号，前面没有内容", "a comma too many, with nothing before it"}},
			{"structure", Name{"括号里的写法不对，各项之间要用半角逗号", "wrong text within brackets; items are separated by plain commas"}},
		},
	},
}

// yamlRules are about what YAML can do and records have no use for.
var yamlRules = []Rule{
	{
		ID:       "alias",
		Severity: Error,
		Title:    Name{"引用、标签", "aliases and tags"},
		Why: Name{
			"YAML 的 & * ! << 能让一处内容指向另一处，材料里不用；小小一个文件也能因此展开到撑满内存。",
			"With & * ! << YAML makes one value stand for others. Records do without: a small file could grow until memory is full.",
		},
		Texts: []Wording{
			{"", Name{"不能用 YAML 的引用（*）；是文字就加单引号", "no YAML aliases (*); put text into single quotes"}},
			{"anchor", Name{"不能用 YAML 的锚点（&）；是文字就加单引号", "no YAML anchors (&); put text into single quotes"}},
			{"tag", Name{"不能用 YAML 的标签（!）；是文字就加单引号", "no YAML tags (!); put text into single quotes"}},
			{"merge", Name{"不能用 YAML 的合并（<<）；请把各个字段写出来", "no YAML merge keys (<<); write the fields out"}},
		},
	},
	{
		ID:       "nesting",
		Severity: Error,
		Title:    Name{"层次太深", "nested too deep"},
		Why: Name{
			"没有哪份材料要这么多层；多半是括号或缩进打错了。",
			"No record needs that many levels; brackets or indentation went wrong.",
		},
		Texts: []Wording{
			{"", Name{"层次太深，不能超过 {limit} 层", "nested too deep; the limit is {limit}"}},
		},
	},
	{
		ID:       "yaml",
		Severity: Error,
		Title:    Name{"写法有误", "not YAML"},
		Why: Name{
			"这一行的写法 YAML 读不懂。检查缩进、冒号、引号和括号；拿不准就给内容加单引号。",
			"YAML cannot read this. Look at indentation, colons, quotes and brackets; when in doubt, put the value into single quotes.",
		},
		Texts: []Wording{
			{"", Name{"从这一行起读不懂；请检查缩进、冒号、引号和括号", "not readable from this line on; look at indentation, colons, quotes and brackets"}},
			{"documents", Name{"一个文件只能有一份内容，“---”后面的不会读", "a file holds one document; what follows “---” is not read"}},
		},
	},
}
