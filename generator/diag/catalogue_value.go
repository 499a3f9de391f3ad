package diag

var valueArea = Area{
	ID:    "value",
	Title: Name{"字段与规则", "fields and rules"},
	Rules: []Rule{
		{
			ID: "unknown-key", Severity: Error,
			Title: Name{"不认识的字段", "unknown field"},
			Why:   Name{"格式定义里没有的字段不会发布，多半是写错了名称。", "what no schema names is not published, and is mostly a slip of the pen."},
			Texts: []Wording{
				{"", Name{"{owner}没有“{value}”这个字段", "{owner} has no field “{value}”"}},
				{"near", Name{"{owner}没有“{value}”这个字段；相近的有：{near}", "{owner} has no field “{value}”; near it: {near}"}},
			},
		},
		{
			ID: "key-form", Severity: Notice,
			Title: Name{"字段名的写法", "form of a field's name"},
			Why:   Name{"全角字母、多余的空格和大小写不影响意思，已按正确的名称读取。", "full-width letters, stray spaces and case do not change the meaning; the field is read as meant."},
			Texts: []Wording{{"", Name{"“{value}”按“{field}”读取", "“{value}” is read as “{field}”"}}},
		},
		{
			ID: "both-keys", Severity: Error,
			Title: Name{"一个字段写了两次", "one field under two names"},
			Why:   Name{"同一个字段可以用中文名或英文名，但一个文件里只能写一次。", "a field may be written under either of its names, but once in a file."},
			Texts: []Wording{
				{"", Name{"“{second}”和“{first}”是同一个字段，只能写一个", "“{second}” and “{first}” are one field; keep one of them"}},
				{"first", Name{"先写在这里", "it is written here first"}},
			},
		},
		{
			ID: "required", Severity: Error,
			Title: Name{"必填字段", "required field"},
			Why:   Name{"格式定义要求每条记录都写这个字段。", "the schema wants this field in every record."},
			Texts: []Wording{
				{"", Name{"缺少必填的“{field}”", "the required field “{field}” is missing"}},
				{"empty", Name{"“{field}”必须填写，不能空着", "“{field}” is required and may not be empty"}},
			},
		},
		{
			ID: "type", Severity: Error,
			Title: Name{"结构不对", "wrong structure"},
			Why:   Name{"字段应写成一个值、一个列表或一组字段，由格式定义规定。", "the schema says whether a field is one value, a list or a group of fields."},
			Texts: []Wording{
				{"list", Name{"“{field}”应是{type}，这里写成了列表", "“{field}” should be {type}, not a list"}},
				{"group", Name{"“{field}”应是{type}，这里写成了一组字段", "“{field}” should be {type}, not a group of fields"}},
				{"want-list", Name{"“{field}”应写成列表：每项另起一行，以“- ”开头", "“{field}” should be a list: each item on a line of its own, after “- ”"}},
				{"want-group", Name{"“{field}”应写成一组字段：每个字段另起一行并缩进", "“{field}” should be a group of fields: each on a line of its own, indented"}},
			},
		},
		{
			ID: "number", Severity: Error,
			Title: Name{"数字", "number"},
			Why:   Name{"数字要准确：12、１２、12人、1,200、二十都可以。", "numbers must be exact: 12, 1,200 or 二十 will do."},
			Texts: []Wording{
				{"", Name{"“{field}”应是数字，“{value}”不是", "“{field}” should be a number; “{value}” is none"}},
				{"estimate", Name{"“{value}”不是准确的数，请填准确数字", "“{value}” is an estimate; give the exact number"}},
				{"interval", Name{"“{value}”是一个范围，请填一个准确数字", "“{value}” is a range; give one exact number"}},
				{"fraction", Name{"“{field}”应是整数，“{value}”不是", "“{field}” should be a whole number; “{value}” is none"}},
				{"grouping", Name{"“{value}”里的逗号位置不对：千位分隔是每三位一个", "the comma in “{value}” does not separate thousands"}},
				{"long", Name{"“{value}”位数太多，最多 18 位", "“{value}” has too many digits; 18 at most"}},
			},
		},
		{
			ID: "boolean", Severity: Error,
			Title: Name{"是或否", "yes or no"},
			Why:   Name{"是、有、对、√、true、yes 都表示是；否、无、错、×、false、no 都表示否。", "是, 有, √, true and yes mean yes; 否, 无, ×, false and no mean no."},
			Texts: []Wording{{"", Name{"“{field}”应写“是”或“否”，“{value}”看不出是哪一个", "“{field}” should say yes or no; “{value}” says neither"}}},
		},
		{
			ID: "date", Severity: Error,
			Title: Name{"日期", "date"},
			Why:   Name{"日期要写全年、月、日：2012-03-05、2012年3月5日、2012.3.5、20120305、二〇一二年三月五日都可以。", "a date has year, month and day: 2012-03-05, 2012/3/5, 2012年3月5日 and 5 March 2012 will do."},
			Texts: []Wording{
				{"", Name{"“{value}”不是日期", "“{value}” is no date"}},
				{"no-year", Name{"“{value}”没有写年份", "“{value}” has no year"}},
				{"no-day", Name{"“{value}”只写到月，没有写哪一天", "“{value}” names a month but no day"}},
				{"no-month", Name{"“{value}”只写了年，没有写月和日", "“{value}” is a year without month and day"}},
				{"short-year", Name{"“{value}”的年份要写四位", "the year of “{value}” needs four digits"}},
				{"year-last", Name{"“{value}”的年份要写在前面：月和日分不清先后", "the year of “{value}” should come first: which is the month cannot be told"}},
				{"month", Name{"“{value}”的月份是 {month}，没有这个月", "“{value}” names month {month}, which does not exist"}},
				{"day", Name{"“{value}”不存在：{year}年{month}月只有 {days} 天，没有 {day} 日", "“{value}” does not exist: month {month} of {year} has {days} days, not {day}"}},
				{"range", Name{"“{value}”是一段时间，这里只能写一天", "“{value}” is a span of time; write one day here"}},
				{"time", Name{"“{value}”带有钟点，这里只写日期", "“{value}” has a time of day; write the date alone"}},
			},
		},
		{
			ID: "date-time", Severity: Error,
			Title: Name{"日期和时间", "date and time"},
			Why:   Name{"时间写在日期后面：2012-03-05 14:30、2012年3月5日14时30分都可以。", "the time follows the date: 2012-03-05 14:30."},
			Texts: []Wording{{"", Name{"“{value}”不是日期和时间", "“{value}” is no date and time"}}},
		},
		{
			ID: "term", Severity: Error,
			Title: Name{"词表", "vocabulary"},
			Why:   Name{"这个字段只能写词表里的一项，名称、编号都可以；统一的写法才能统计。", "the field takes an entry of a vocabulary, by name or id; only one way of writing can be counted."},
			Texts: []Wording{{"", Name{"“{value}”不是{vocabulary}中的一项；可以写：{choices}", "“{value}” is no entry of {vocabulary}; there are: {choices}"}}},
		},
		{
			ID: "value-form", Severity: Notice,
			Title: Name{"写法不规范", "untidy form"},
			Why:   Name{"意思清楚，已按规范写法读取，例如发文字号的年份用六角括号〔〕。", "the meaning is clear and the value is read in its proper form."},
			Texts: []Wording{{"", Name{"{field}“{value}”按“{text}”读取", "{field} “{value}” is read as “{text}”"}}},
		},
		{
			ID: "length", Severity: Error,
			Title: Name{"字数", "length"},
			Why:   Name{"格式定义规定了这个字段最少和最多写多少字。", "the schema limits how long the text may be."},
			Texts: []Wording{
				{"short", Name{"“{field}”只有 {got} 个字，至少要 {want} 个字", "“{field}” has {got} characters and needs at least {want}"}},
				{"long", Name{"“{field}”有 {got} 个字，最多 {want} 个字", "“{field}” has {got} characters, more than {want}"}},
			},
		},
		{
			ID: "range", Severity: Error,
			Title: Name{"数值范围", "range of a number"},
			Why:   Name{"格式定义规定了这个数的大小，超出的多半是笔误。", "the schema limits the number; what lies outside is mostly a slip."},
			Texts: []Wording{
				{"small", Name{"“{field}”不能小于 {want}", "“{field}” may not be less than {want}"}},
				{"large", Name{"“{field}”不能大于 {want}", "“{field}” may not be more than {want}"}},
				{"above", Name{"“{field}”必须大于 {want}", "“{field}” must be more than {want}"}},
				{"below", Name{"“{field}”必须小于 {want}", "“{field}” must be less than {want}"}},
				{"multiple", Name{"“{field}”必须是 {want} 的倍数", "“{field}” must be a multiple of {want}"}},
			},
		},
		{
			ID: "items", Severity: Error,
			Title: Name{"列表的项目", "items of a list"},
			Why:   Name{"格式定义规定了列表至少、最多几项，能不能重复。", "the schema says how many items a list may have and whether they may repeat."},
			Texts: []Wording{
				{"few", Name{"“{field}”有 {got} 项，至少要 {want} 项", "“{field}” has too few items: {got}, at least {want}"}},
				{"many", Name{"“{field}”有 {got} 项，最多 {want} 项", "“{field}” has too many items: {got}, at most {want}"}},
				{"repeated", Name{"“{field}”里这一项与第 {place} 项重复", "this item of “{field}” repeats item {place}"}},
				{"contains", Name{"“{field}”里缺少格式定义要求的一项", "“{field}” lacks an item that the schema wants"}},
				{"contains-few", Name{"“{field}”里格式定义要求的项有 {got} 个，至少要 {want} 个", "“{field}” has {got} of the items that the schema wants, and needs {want}"}},
				{"contains-many", Name{"“{field}”里格式定义限制的项有 {got} 个，最多 {want} 个", "“{field}” has {got} of the items that the schema limits to {want}"}},
			},
		},
		{
			ID: "pattern", Severity: Error,
			Title: Name{"写法", "pattern"},
			Why:   Name{"格式定义规定了这个字段的写法。", "the schema says what the text must look like."},
			Texts: []Wording{{"", Name{"“{field}”的写法不对；{hint}", "“{field}” does not look right; {hint}"}}},
		},
		{
			ID: "format", Severity: Error,
			Title: Name{"格式", "format"},
			Why:   Name{"邮箱、网址等有固定的格式。", "e-mail and web addresses have a form of their own."},
			Texts: []Wording{{"", Name{"“{field}”应是{format}", "“{field}” should be {format}"}}},
		},
		{
			ID: "choice", Severity: Error,
			Title: Name{"只能选其一", "one of several values"},
			Why:   Name{"格式定义列出了这个字段可以写的值。", "the schema lists what the field may say."},
			Texts: []Wording{{"", Name{"“{field}”只能写：{choices}", "“{field}” must be one of: {choices}"}}},
		},
		{
			ID: "fields", Severity: Error,
			Title: Name{"一组字段", "group of fields"},
			Why:   Name{"格式定义规定了这一组里要写几个字段、哪些要一起写。", "the schema says how many fields the group needs and which go together."},
			Texts: []Wording{
				{"few", Name{"“{field}”写了 {got} 项，至少要 {want} 项", "“{field}” has too few fields: {got}, at least {want}"}},
				{"many", Name{"“{field}”写了 {got} 项，最多 {want} 项", "“{field}” has too many fields: {got}, at most {want}"}},
				{"missing", Name{"“{field}”还要写：{fields}", "“{field}” also needs: {fields}"}},
				{"dependent", Name{"“{field}”写了“{given}”，还要写：{fields}", "“{field}” has “{given}” and so needs: {fields}"}},
			},
		},
		{
			ID: "shape", Severity: Error,
			Title: Name{"组合条件", "combined conditions"},
			Why:   Name{"格式定义用 anyOf、oneOf、not 规定了组合条件。", "the schema combines conditions by anyOf, oneOf or not."},
			Texts: []Wording{
				{"", Name{"“{field}”不符合格式定义", "“{field}” does not fit the schema"}},
				{"any", Name{"“{field}”不符合格式定义列出的任何一种情况", "“{field}” fits none of the cases that the schema lists"}},
				{"one", Name{"“{field}”应恰好符合格式定义列出的一种情况，现在符合 {count} 种", "“{field}” should fit one of the cases that the schema lists, and fits {count}"}},
				{"not", Name{"“{field}”是格式定义不允许的情况", "“{field}” is a case that the schema rules out"}},
			},
		},
		{
			ID: "rule", Severity: Error,
			Title: Name{"规则", "rule"},
			Why:   Name{"格式定义里的规则把几个字段放在一起检查，话由定规则的人写。", "a rule of the schema looks at several fields together; its words are its author's."},
			Texts: []Wording{
				{"", Name{"不符合格式定义里的规则", "a rule of the schema is broken"}},
				{"defined", Name{"是这里规定的", "as the schema says here"}},
			},
		},
		{
			ID: "body", Severity: Error,
			Title: Name{"正文", "body"},
			Why:   Name{"格式定义规定了正文至少多少字、要有哪些小标题。", "the schema says how long the text must be and which headings it needs."},
			Texts: []Wording{
				{"short", Name{"正文有 {got} 个字，至少要 {want} 个字", "the text has {got} characters and needs at least {want}"}},
				{"heading", Name{"正文缺少小标题：{headings}", "the text lacks headings: {headings}"}},
			},
		},
	},
}
