package diag

var siteArea = Area{
	ID:    "site",
	Title: Name{"整个站点", "the whole site"},
	Rules: []Rule{
		{
			ID: "content-missing", Severity: Error,
			Title: Name{"没有 content 文件夹", "no content folder"},
			Why:   Name{"记录都放在站点根目录下的 content 文件夹里。", "records live in the folder content below the site's root."},
			Texts: []Wording{{"", Name{"找不到文件夹 content，记录应放在这里", "the folder content is missing; records belong there"}}},
		},
		{
			ID: "unreadable", Severity: Error,
			Title: Name{"文件打不开", "unreadable file"},
			Why:   Name{"打不开的文件不能校验，也就不能发布。", "what cannot be read cannot be checked, and is not published."},
			Texts: []Wording{{"", Name{"文件打不开：{reason}", "the file cannot be read: {reason}"}}},
		},
		{
			ID: "symlink", Severity: Error,
			Title: Name{"符号链接", "symbolic link"},
			Why:   Name{"链接可能把站点以外的内容带进来，换一台机器也会失效，所以 content 里不用链接。", "a link may bring in what lies outside the site and breaks on other machines, so content holds none."},
			Texts: []Wording{{"", Name{"content 里不能放符号链接，请放文件本身", "content must not hold symbolic links; put the file itself there"}}},
		},
		{
			ID: "not-a-file", Severity: Error,
			Title: Name{"不是普通文件", "not a regular file"},
			Why:   Name{"管道、设备等特殊文件没有可以发布的内容。", "pipes, devices and the like hold nothing to publish."},
			Texts: []Wording{{"", Name{"这不是普通文件，请移走", "this is no regular file; move it away"}}},
		},
		{
			ID: "no-collection", Severity: Error,
			Title: Name{"不属于任何一类记录", "no collection"},
			Why:   Name{"记录属于哪一类，由它所在的文件夹决定。放错地方的记录没有格式可以校验，不会发布。", "a record's folder says what kind of record it is. Elsewhere there is no schema to check it by, and it is not published."},
			Texts: []Wording{{"", Name{"这个位置不属于任何一类记录；记录应放在：{folders}", "no collection lives here; records belong in: {folders}"}}},
		},
		{
			ID: "stray-file", Severity: Warning,
			Title: Name{"多余的文件", "stray file"},
			Why:   Name{"不在任何一类记录的文件夹里，不会发布。", "it lies in no collection's folder and is not published."},
			Texts: []Wording{{"", Name{"这个文件不会发布：它不在任何一类记录的文件夹里", "this file is not published: it lies in no collection's folder"}}},
		},
		{
			ID: "file-name", Severity: Error,
			Title: Name{"文件名", "file name"},
			Why:   Name{"办公电脑多是 Windows：有的名字建不了，大小写不同的两个名字会互相覆盖，太长的路径打不开。带空格、全角字符、“副本”“最终版”的名字容易弄混。", "office machines run Windows: some names cannot exist there, names that differ in case overwrite each other, long paths do not open. Names with blanks, full-width characters or “copy” cause mix-ups."},
			Texts: []Wording{
				{"forbidden", Name{"文件名里的“{part}”在 Windows 上不能用", "“{part}” in a file name does not work on Windows"}},
				{"untidy", Name{"文件名里有“{part}”，建议改名为 {suggestion}", "the file name holds “{part}”; better: {suggestion}"}},
				{"long", Name{"路径有 {length} 个字符，超过 {limit} 个", "the path has {length} characters, more than {limit}"}},
				{"clash", Name{"与 {other} 只是大小写不同，在 Windows 上会互相覆盖", "differs from {other} in letter case only; on Windows they overwrite each other"}},
			},
		},
		{
			ID: "duplicate-id", Severity: Error,
			Title: Name{"编号重复", "duplicate id"},
			Why:   Name{"记录的编号就是文件名，同一类里不能重复，否则引用不知道指的是哪一个。", "a record's id is its file's stem. Two of the same collection would make references ambiguous."},
			Texts: []Wording{
				{"", Name{"编号“{id}”与 {other} 重复，请改文件名", "the id “{id}” is taken by {other}; rename the file"}},
				{"first", Name{"这个编号先用在这里", "the id is used here first"}},
			},
		},
		{
			ID: "duplicate-url", Severity: Error,
			Title: Name{"网址重复", "duplicate address"},
			Why:   Name{"两个页面不能用同一个网址。", "two pages cannot have one address."},
			Texts: []Wording{
				{"", Name{"网址 {url} 与 {other} 重复", "the address {url} is that of {other}"}},
				{"first", Name{"这个网址先用在这里", "the address is used here first"}},
				{"list", Name{"网址 {url} 是一个列表页的网址，请改文件名", "the address {url} is that of a list; rename the file"}},
			},
		},
		{
			ID: "reference", Severity: Error,
			Title: Name{"引用", "reference"},
			Why:   Name{"引用要写对方的编号（文件名），或者独一无二的名称。", "a reference is the other record's id (its file's stem), or its name where that is unique."},
			Texts: []Wording{
				{"", Name{"{field}“{value}”不存在", "{field} “{value}” does not exist"}},
				{"near", Name{"{field}“{value}”不存在；相近的有：{candidates}", "{field} “{value}” does not exist; near it: {candidates}"}},
				{"ambiguous", Name{"叫“{value}”的不止一个，请写编号：{candidates}", "there are several of the name “{value}”; write the id: {candidates}"}},
				{"draft", Name{"{field}“{value}”还是草稿，不能引用", "{field} “{value}” is a draft and cannot be referred to"}},
			},
		},
		{
			ID: "dead-link", Severity: Error,
			Title: Name{"链接失效", "dead link"},
			Why:   Name{"正文里的链接写对方文件的相对路径，发布时变成对方页面的网址。", "links in a text name the other file by its relative path and become links to its page."},
			Texts: []Wording{
				{"", Name{"链接“{dest}”指向的文件不存在", "the link “{dest}” leads to no file"}},
				{"near", Name{"链接“{dest}”指向的文件不存在；相近的有：{candidate}", "the link “{dest}” leads to no file; near it: {candidate}"}},
				{"draft", Name{"链接“{dest}”指向的记录还是草稿", "the link “{dest}” leads to a draft"}},
			},
		},
		{
			ID: "dead-anchor", Severity: Error,
			Title: Name{"找不到小标题", "dead anchor"},
			Why:   Name{"链接里 # 后面写小标题的文字或编号。", "after # a link names a heading by its text or its id."},
			Texts: []Wording{
				{"", Name{"那里没有小标题“{anchor}”", "there is no heading “{anchor}”"}},
				{"near", Name{"那里没有小标题“{anchor}”，有：{candidates}", "there is no heading “{anchor}”; there are: {candidates}"}},
			},
		},
		{
			ID: "dead-image", Severity: Error,
			Title: Name{"图片失效", "dead image"},
			Why:   Name{"图片放在记录旁边，正文里写它的相对路径。", "a picture lies beside its record; the text names it by its relative path."},
			Texts: []Wording{
				{"", Name{"图片“{dest}”不存在", "the image “{dest}” does not exist"}},
				{"near", Name{"图片“{dest}”不存在；相近的有：{candidate}", "the image “{dest}” does not exist; near it: {candidate}"}},
				{"not-image", Name{"“{dest}”不是图片", "“{dest}” is no image"}},
			},
		},
		{
			ID: "photo", Severity: Error,
			Title: Name{"照片", "photo"},
			Why:   Name{"照片发布前要重新压缩、去掉拍摄地点等信息，所以必须是完好的 JPEG、PNG 或 WebP。", "photos are re-encoded without place and time before they are published, so they must be sound JPEG, PNG or WebP files."},
			Texts: []Wording{
				{"", Name{"照片打不开，请另存为 JPEG", "the photo cannot be opened; save it as JPEG"}},
				{"large", Name{"照片太大，请缩小后再放", "the photo is too large; make it smaller"}},
			},
		},
		{
			ID: "attachment", Severity: Error,
			Title: Name{"附件", "attachment"},
			Why:   Name{"只发布常用的照片和文档格式，其他文件可能打不开，也可能不安全。", "only common photo and document formats are published; others may not open, or may do harm."},
			Texts: []Wording{
				{"", Name{"不发布 {ext} 文件，请换成常用格式或移走", "{ext} files are not published; use a common format or move it away"}},
				{"image-format", Name{"浏览器打不开 {ext} 图片，请另存为 JPEG 或 PNG", "browsers do not show {ext} images; save it as JPEG or PNG"}},
			},
		},
		{
			ID: "audience", Severity: Error,
			Title: Name{"读者范围", "audience"},
			Why:   Name{"限定的读者范围要在 content/site.yaml 的 audiences 里列出，写错了就谁也看不到。", "an audience must be listed under audiences in content/site.yaml; a misspelt one would show to nobody."},
			Texts: []Wording{
				{"", Name{"content/site.yaml 里没有读者范围“{value}”", "content/site.yaml knows no audience “{value}”"}},
			},
		},
		{
			ID: "timezone", Severity: Error,
			Title: Name{"时区", "time zone"},
			Why:   Name{"时区用 IANA 的名称，例如 Asia/Shanghai。", "time zones have IANA names, such as Asia/Shanghai."},
			Texts: []Wording{{"", Name{"没有时区“{value}”，例如 Asia/Shanghai", "there is no time zone “{value}”; try Asia/Shanghai"}}},
		},
		{
			ID: "template-missing", Severity: Error,
			Title: Name{"缺少模板", "missing template"},
			Why:   Name{"每一种页面都要有模板：home.html、section.html、page.html、404.html。", "every kind of page needs a template: home.html, section.html, page.html, 404.html."},
			Texts: []Wording{{"", Name{"没有可用于 {kind} 页（{section}）的模板，请加 {kind}.html", "no template fits {kind} pages ({section}); add {kind}.html"}}},
		},
		{
			ID: "left-out", Severity: Warning,
			Title: Name{"没有发布", "left out"},
			Why:   Name{"用 --keep-going 时，引用了有错误的记录的，也不发布。", "with --keep-going, what refers to a record with errors is not published either."},
			Texts: []Wording{{"", Name{"没有发布：它引用的 {other} 有错误", "left out: it refers to {other}, which has errors"}}},
		},
		{
			ID: "template", Severity: Error,
			Title: Name{"模板", "template"},
			Why:   Name{"模板出了错，用它的页面就生成不了。", "pages cannot be made with a template that fails."},
			Texts: []Wording{
				{"syntax", Name{"模板写法有误：{detail}", "the template does not parse: {detail}"}},
				{"unclosed", Name{"{open} 没有对应的 {end}", "{open} has no {end}"}},
				{"function", Name{"没有函数“{name}”", "there is no function “{name}”"}},
				{"block", Name{"没有模板块“{name}”", "there is no block “{name}”"}},
				{"unended", Name{"到末尾还有没写完的标签、属性或脚本", "a tag, an attribute or a script is still open at the end"}},
				{"escape", Name{"看不出这里是正文、属性还是脚本，无法安全输出：{detail}", "it cannot be told whether this is text, attribute or script, so nothing is safe to write: {detail}"}},
				{"twice", Name{"“{name}”在两个文件里都有定义，用哪一个说不准", "“{name}” is defined in two files; which one is meant is left to chance"}},
				{"first", Name{"另一处定义在这里", "it is also defined here"}},
				{"partial", Name{"没有局部模板 _partials/{name}", "there is no partial _partials/{name}"}},
				{"depth", Name{"局部模板互相套用超过 {max} 层", "partials render each other more than {max} deep"}},
				{"variant", Name{"partialCached 的区分值只能是文字、数字、真假值或页面", "a variant of partialCached must be a text, a number, true or false, or a page"}},
				{"translation", Name{"i18n 里没有“{name}”的文字", "i18n has no words for “{name}”"}},
				{"translation-file", Name{"i18n 文件读不懂：{detail}", "the translations cannot be read: {detail}"}},
				{"field", Name{"{type} 没有“{name}”", "{type} has no “{name}”"}},
				{"nil", Name{"这里是空的，取不到“{name}”；请先用 with 或 if 判断（{type}）", "there is nothing here to take “{name}” from; ask with “with” or “if” first ({type})"}},
				{"call", Name{"{name} 出错：{detail}", "{name} fails: {detail}"}},
				{"refused", Name{"模板里不能用 {name}：{why}", "templates may not use {name}: {why}"}},
				{"reported", Name{"模板报告：{text}", "the template reports: {text}"}},
				{"failed", Name{"模板运行出错：{detail}", "the template fails: {detail}"}},
				{"caller", Name{"由这里引用", "rendered from here"}},
			},
		},
		{
			ID: "asset", Severity: Error,
			Title: Name{"素材", "asset"},
			Why:   Name{"模板要用的样式、脚本、图片放在 templates/assets 里。", "styles, scripts and pictures of templates lie in templates/assets."},
			Texts: []Wording{
				{"broken", Name{"素材文件有误：{detail}", "the asset is broken: {detail}"}},
				{"missing", Name{"没有素材 assets/{name}", "there is no asset assets/{name}"}},
			},
		},
	},
}
