package diag

// attachmentTexts say why the text of an attachment cannot be read. Variant holds
// the whole message id.
var attachmentTexts = []Wording{
	{"no-text.format", Name{"这种格式的文字读不出来", "text of this format cannot be read"}},
	{"no-text.old-or-locked", Name{"是 2003 年以前的旧格式，或者加了密码", "it is in a format of Office 2003 or before, or has a password"}},
	{"no-text.locked", Name{"加了密码", "it has a password"}},
	{"no-text.damaged", Name{"文件已损坏，或者内容和扩展名不符", "it is damaged, or is not what its extension says"}},
	{"no-text.too-large", Name{"内容太多", "it holds too much"}},
	{"no-text.within", Name{"里面还嵌着读不出来的文件", "a file within it cannot be read"}},
	{"no-text.scan", Name{"是扫描件，或者整页是图片", "it is a scan, or has pages that are pictures"}},
	{"no-text.glyphs", Name{"字体里没有写明是哪些字", "its fonts do not say which characters they show"}},
}
