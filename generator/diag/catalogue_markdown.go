package diag

var markdownArea = Area{
	ID:    "markdown",
	Title: Name{"正文", "body text"},
	Rules: []Rule{
		{
			ID:       "raw-html",
			Severity: Error,
			Title:    Name{"正文里有 HTML 代码", "raw HTML"},
			Why: Name{
				"页面的样子由网站统一决定，HTML 代码不会生效，只会原样显示。从 Word 粘贴来的代码删去后，文字还在。",
				"The site decides what its pages look like: HTML has no effect and is shown as typed. With Word's markup taken out, the text remains.",
			},
			Texts: []Wording{
				{"", Name{"正文不能用 HTML 代码“{tag}”，请改用 Markdown 写法", "raw HTML “{tag}” is not allowed; use Markdown instead"}},
				{"word", Name{"含有从 Word 粘贴来的代码“{tag}”，删去代码、保留文字即可", "markup pasted from Word: “{tag}”; delete it and keep the text"}},
				{"comment", Name{"正文不能用 HTML 注释“{tag}”，它会原样显示", "an HTML comment “{tag}” is not hidden but shown as typed"}},
			},
		},
		{
			ID:       "heading-marker",
			Severity: Notice,
			Title:    Name{"标题的 # 写得不规范", "untidy heading marker"},
			Why: Name{
				"标题要用半角 #，后面空一格。这里意思清楚，已按标题处理。",
				"A heading takes plain # and a space. What was typed can only be a heading and is read as one.",
			},
			Texts: []Wording{
				{"", Name{"标题记号“{mark}”要用半角 #，后面空一格；已按标题处理", "heading marker “{mark}” wants plain # and a space after it; read as a heading"}},
			},
		},
		{
			ID:       "heading-unclear",
			Severity: Warning,
			Title:    Name{"行首的 # 不清楚是不是标题", "unclear # at the start of a line"},
			Why: Name{
				"“#3车间”可能是编号，也可能是少空一格的标题，这里按普通文字处理。",
				"“#3 workshop” without a space may be a number or a heading; it is read as text.",
			},
			Texts: []Wording{
				{"", Name{"行首“{mark}”后面没有空格，按普通文字处理；如果是标题，请空一格", "no space after “{mark}”: read as text; add one if this is a heading"}},
			},
		},
		{
			ID:       "heading-empty",
			Severity: Warning,
			Title:    Name{"空标题", "empty heading"},
			Why:      Name{"没有文字的标题会在目录里留下空行。", "A heading without text leaves an empty line in the table of contents."},
			Texts:    []Wording{{"", Name{"标题没有文字", "heading without text"}}},
		},
		{
			ID:       "heading-id",
			Severity: Error,
			Title:    Name{"标题编号不能用", "unusable heading id"},
			Why: Name{
				"写在标题末尾 {#…} 里的编号用来链接到这个标题，只能用英文字母、数字、- 和 _，以字母开头，全文不能重复。",
				"The id in {#…} at a heading's end is what links point to: letters, digits, hyphens and underscores, beginning with a letter, once in a text.",
			},
			Texts: []Wording{
				{"", Name{"标题编号“{id}”只能用英文字母、数字、- 和 _，并以字母开头", "heading id “{id}” may hold letters, digits, - and _ only and begins with a letter"}},
				{"reserved", Name{"标题编号“{id}”是程序自动编号的样子，请换一个", "heading id “{id}” looks like one the program gives; choose another"}},
				{"duplicate", Name{"标题编号“{id}”重复了", "heading id “{id}” is taken"}},
				{"first", Name{"编号“{id}”先用在这里", "id “{id}” is first used here"}},
			},
		},
		{
			ID:       "list-marker",
			Severity: Warning,
			Title:    Name{"列表记号写得不规范", "list marker that makes no list"},
			Why: Name{
				"列表要用“- ”或“1. ”开头，记号用半角，后面空一格，否则只是普通段落。",
				"A list item begins with “- ” or “1. ”: a plain marker and a space. Anything else is a paragraph.",
			},
			Texts: []Wording{
				{"", Name{"“{mark}”后面没有空格，不成列表，按段落处理", "no space after “{mark}”: read as a paragraph, not as a list item"}},
				{"bullet", Name{"行首的“{mark}”不成列表，按段落处理；列表要用“- ”开头", "“{mark}” makes no list: read as a paragraph; begin a list item with “- ”"}},
			},
		},
		{
			ID:       "indented-block",
			Severity: Warning,
			Title:    Name{"列表、引用或代码块缩进太多", "marker indented too far"},
			Why: Name{
				"行首的空白超过三格，后面的记号就不起作用，只会显示成文字。",
				"Behind more than three blanks a marker has no effect and is shown as text.",
			},
			Texts: []Wording{
				{"", Name{"“{mark}”前面的空白太多，不起作用，请删去行首空白", "“{mark}” is indented too far to have an effect; delete the blanks before it"}},
			},
		},
		{
			ID:       "link-syntax",
			Severity: Error,
			Title:    Name{"链接或图片写错了", "link or image that is none"},
			Why: Name{
				"链接写作 [文字](文件)，图片写作 ![说明](文件)，括号和感叹号都用半角。写错了就只显示一串符号。",
				"A link is [text](file), an image ![text](file), in plain brackets. Anything else is shown as a row of symbols.",
			},
			Texts: []Wording{
				{"", Name{"链接和图片要用半角的方括号和圆括号", "links and images want plain square brackets and parentheses"}},
				{"mark", Name{"图片前面要用半角感叹号", "an image begins with a plain exclamation mark"}},
				{"space", Name{"文件名“{target}”里有空格，要用尖括号括起来，或者给文件改名", "file name “{target}” has blanks: put it in angle brackets or rename the file"}},
				{"title", Name{"链接的标题要用半角双引号括起来", "a link's title stands in plain double quotes"}},
				{"unclosed", Name{"链接少了右边的圆括号", "this link lacks its closing parenthesis"}},
			},
		},
		{
			ID:       "link-target",
			Severity: Error,
			Title:    Name{"链接去向不能用", "unusable link target"},
			Why: Name{
				"链接只能指向本站的文件、页内标题、http(s) 网址和 mailto 邮箱。指向自己电脑上的文件，别人打不开。",
				"A link leads to a file of this site, a heading, an http(s) address or a mailto address. Nobody else can open files on your computer.",
			},
			Texts: []Wording{
				{"", Name{"链接去向“{target}”不能用；只能用本站文件、http(s) 网址或 mailto 邮箱", "link target “{target}” is not allowed; use a file of this site, http(s) or mailto"}},
				{"path", Name{"“{target}”是电脑上的路径，别人打不开；请把文件放到正文旁边，只写文件名，目录之间用 /", "“{target}” is a path on a computer; put the file beside the text and write its name, with / between folders"}},
				{"empty", Name{"链接没有写去向", "link without a target"}},
			},
		},
		{
			ID:       "link-text",
			Severity: Error,
			Title:    Name{"链接没有文字", "link without text"},
			Why:      Name{"没有文字的链接看不见，读屏软件也读不出来。", "A link without text cannot be seen, nor read aloud."},
			Texts:    []Wording{{"", Name{"链接没有文字，请在方括号里写明", "link without text; write it between the square brackets"}}},
		},
		{
			ID:       "link-definition",
			Severity: Error,
			Title:    Name{"链接定义没有用到", "link definition without a link"},
			Why: Name{
				"行首写成“[文字]: 内容”，Markdown 会当作链接的定义，不显示出来。",
				"Markdown takes a line “[text]: target” for the definition of a link and does not show it.",
			},
			Texts: []Wording{
				{"", Name{"“[{label}]:”这一行会被当作链接定义而不显示；如果是正文，请用全角冒号", "the line “[{label}]:” is a link definition that nothing uses and is not shown"}},
				{"duplicate", Name{"链接定义“[{label}]:”重复了，这一行不起作用", "link definition “[{label}]:” stands twice; this one has no effect"}},
			},
		},
		{
			ID:       "image-alt",
			Severity: Error,
			Title:    Name{"图片没有说明", "image without a description"},
			Why: Name{
				"看不见图片的人靠说明知道图中是什么；说明也显示在图片下面。",
				"Those who cannot see an image are told what it shows; the description also stands below it.",
			},
			Texts: []Wording{{"", Name{"图片没有说明，请在方括号里写明图中是什么", "image without a description; say what it shows between the square brackets"}}},
		},
		{
			ID:       "image-external",
			Severity: Warning,
			Title:    Name{"图片在别的网站上", "image on another site"},
			Why: Name{
				"内网打不开外网图片，外网图片也会随时消失。请把图片放到正文旁边。",
				"An intranet cannot show images of other sites, and they vanish without notice. Put the image beside the text.",
			},
			Texts: []Wording{{"", Name{"图片在别的网站上，内网可能打不开；请下载后放到正文旁边", "image on another site, which an intranet may not reach; put it beside the text"}}},
		},
		{
			ID:       "table",
			Severity: Error,
			Title:    Name{"表格写错了", "broken table"},
			Why: Name{
				"表格每行用半角 | 分栏，第二行是 | --- | --- |，各行栏数不能多于表头，否则不成表格或丢内容。",
				"A table's rows are divided by plain |, its second line is | --- | --- |, and no row has more cells than the head; otherwise it is no table or loses text.",
			},
			Texts: []Wording{
				{"", Name{"表头有 {head} 栏，分隔行有 {marks} 栏，不成表格；两行的栏数要一样", "the head has {head} cells, the line below it {marks}: no table; they must be equal"}},
				{"delimiter", Name{"不成表格：第二行要写分隔行 | --- | --- |", "no table: its second line must be | --- | --- |"}},
				{"pipe", Name{"表格要用半角的 | 分栏", "a table's cells are divided by plain |"}},
				{"cells", Name{"这一行有 {cells} 栏，表头只有 {columns} 栏，多出的内容不会显示", "this row has {cells} cells, the head only {columns}: the rest is not shown"}},
				{"size", Name{"表格太大（多于 {max} 格），请分成几张", "table too large (more than {max} cells); divide it"}},
			},
		},
		{
			ID:       "footnote",
			Severity: Error,
			Title:    Name{"脚注对不上", "footnote without its other half"},
			Why: Name{
				"正文里的 [^1] 和脚注 [^1]: …… 要成对。没有引用的脚注不会显示。",
				"[^1] in the text and the footnote [^1]: … belong together. A footnote that nothing refers to is not shown.",
			},
			Texts: []Wording{
				{"", Name{"没有脚注“[^{label}]:”", "there is no footnote “[^{label}]:”"}},
				{"unused", Name{"脚注“[^{label}]”没有被引用，不会显示", "nothing refers to footnote “[^{label}]”; it is not shown"}},
				{"duplicate", Name{"脚注“[^{label}]”重复了，这一条不会显示", "footnote “[^{label}]” stands twice; this one is not shown"}},
				{"colon", Name{"脚注“[^{label}]”后面要用半角冒号，并空一格", "footnote “[^{label}]” wants a plain colon and a space"}},
			},
		},
		{
			ID:       "fence",
			Severity: Error,
			Title:    Name{"代码块或数据块没写完整", "broken fenced block"},
			Why: Name{
				"``` 要成对，单独成行。少了后一个，后面的正文全部变成代码。",
				"``` come in pairs, on lines of their own. Without the second one the rest of the text becomes code.",
			},
			Texts: []Wording{
				{"", Name{"“{mark}”没有配对，后面的内容全部成了代码；请在结束处另起一行再写一次", "“{mark}” is never closed and takes all that follows for code"}},
				{"mark", Name{"“{mark}”不是代码块记号，请换成英文输入法的 ```", "“{mark}” is no fence; type ``` instead"}},
			},
		},
		{
			ID:       "stray-mark",
			Severity: Warning,
			Title:    Name{"加粗或删除线的记号没有配对", "unpaired emphasis marker"},
			Why: Name{
				"**加粗** 和 ~~删除~~ 的记号要成对，紧贴文字。不成对的原样显示。",
				"The marks of **bold** and ~~struck~~ text come in pairs, close to the text. Others are shown as typed.",
			},
			Texts: []Wording{{"", Name{"“{mark}”没有配对，会原样显示", "“{mark}” is unpaired and shown as typed"}}},
		},
		{
			ID:       "times-sign",
			Severity: Warning,
			Title:    Name{"乘号写成了 *", "* for a multiplication sign"},
			Why:      Name{"* 是 Markdown 的强调记号，乘号请用 ×。", "* marks emphasis in Markdown; a product takes ×."},
			Texts:    []Wording{{"", Name{"数字之间的 * 请改用乘号 ×", "use × between numbers, not *"}}},
		},
	},
}
