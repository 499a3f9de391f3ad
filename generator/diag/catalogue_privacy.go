package diag

// privateTexts are what both rules about private data say, by where it stands. The
// value itself is never told.
var privateTexts = []Wording{
	{"", Name{"像{what}（{masked}）；{instead}", "looks like {what} ({masked}); {instead}"}},
	{"file-name", Name{"文件名里像有{what}（{masked}）；请改名", "the name of the file seems to have {what} ({masked}); rename it"}},
	{"attachment", Name{"文件的{part}像有{what}（{masked}）；{instead}，改好了再放进来", "in the file, {part} seems to have {what} ({masked}); {instead}, and put the mended file here"}},
}

var privacyArea = Area{
	ID:    "privacy",
	Title: Name{"个人信息", "private data"},
	Rules: []Rule{
		{
			ID: "private-data", Severity: Error, Private: true,
			Title: Name{"个人信息", "private data"},
			Why: Name{
				"身份证号、手机号、银行卡号一公开就收不回来，提交了还会留在 Git 里。正文、文件头、注释、文件名和附件都查。确是公开电话的，写进 schemas/privacy/exceptions.yaml。",
				"The number of an identity card, a mobile or a bank card cannot be taken back once it is public, and Git keeps what was committed. Text, front matter, comments, file names and attachments are looked through. Numbers that are public stand in schemas/privacy/exceptions.yaml.",
			},
			Texts: append([]Wording{
				{"named", Name{"“{field}”里要遮盖的姓名，这里写了全名（{masked}）", "the name that “{field}” has to mask stands here in full ({masked})"}},
			}, privateTexts...),
		},
		{
			ID: "private-data-likely", Severity: Warning, Private: true,
			Title: Name{"可能是个人信息", "what may be private"},
			Why: Name{
				"程序说不准，请看一眼：是个人信息就照提示改；不是的不用改。总要提醒的公开号码和文字，写进 schemas/privacy/exceptions.yaml。",
				"The program cannot be sure; have a look. Private data should be changed as it is told; anything else may stand. Numbers and texts that may always stand go into schemas/privacy/exceptions.yaml.",
			},
			Texts: privateTexts,
		},
		{
			ID: "private-stored", Severity: Error, Private: true,
			Title: Name{"该遮盖的写了原文", "stored in clear"},
			Why: Name{
				"网页上会遮盖，仓库里却是原文：谁克隆了仓库都看得到，改了也还留在 Git 里。要联系本人的资料，另外保管。",
				"Pages mask it, but the repository holds it in clear: whoever has a clone sees it, and Git keeps it when it is changed. What is needed to reach a person belongs somewhere else.",
			},
			Texts: []Wording{
				{"", Name{"“{field}”要遮盖了再写，如 {masked}", "“{field}” has to be masked before it is written, as in {masked}"}},
				{"never", Name{"“{field}”不要写进来", "“{field}” must not be written here"}},
			},
		},
	},
}

// privacyTexts are the words for what was found, why it may be something else, and
// what to type instead.
var privacyTexts = []Wording{
	{"private-kind.id-number", Name{"身份证号码", "the number of an identity card"}},
	{"private-kind.mobile", Name{"手机号码", "a mobile number"}},
	{"private-kind.landline", Name{"电话号码", "a telephone number"}},
	{"private-kind.bank-card", Name{"银行卡号", "the number of a bank card"}},
	{"private-kind.address", Name{"写到门牌的住址", "an address down to the door"}},
	{"private-kind.leaky", Name{"没有遮够的号码", "a number that is not masked enough"}},
	{"private-kind.health", Name{"写明病情的姓名", "a name beside an illness"}},
	{"private-kind.name", Name{"没有遮盖的姓名", "a name that is not masked"}},
	{"private-doubt.checksum", Name{"，只是校验码不对，或有笔误", ", though its check digit is wrong"}},
	{"private-doubt.short", Name{"，是 15 位的第一代", ", in the old form of 15 digits"}},
	{"private-doubt.context", Name{"，也可能是别的编号", ", or some other number"}},
	{"private-doubt.number", Name{"，也可能是编号", ", or the number of a document"}},
	{"private-instead.id-number", Name{"整个号码都不要写", "leave the number out"}},
	{"private-instead.mobile", Name{"只留前三位和后四位，确是公开电话的，写进 schemas/privacy/exceptions.yaml", "keep the first three and the last four digits; a public number goes into schemas/privacy/exceptions.yaml"}},
	{"private-instead.landline", Name{"不要写，确是公开电话的，写进 schemas/privacy/exceptions.yaml", "leave it out; a public number goes into schemas/privacy/exceptions.yaml"}},
	{"private-instead.bank-card", Name{"整个号码都不要写", "leave the number out"}},
	{"private-instead.address", Name{"只写到区、街道", "give the district and the street only"}},
	{"private-instead.leaky", Name{"手机号只留前三位和后四位，身份证号不要写", "of a mobile keep the first three and the last four digits; leave the number of an identity card out"}},
	{"private-instead.health", Name{"姓名只写姓，如“王某某”", "give the surname only, as in 王某某"}},
	{"private-instead.name", Name{"只写姓，如“王某某”", "give the surname only, as in 王某某"}},
	{"private-part.all", Name{"正文里", "the text"}},
	{"private-part.page", Name{"第 {number} 页里", "page {number}"}},
	{"private-part.within", Name{"“{name}”里", "“{name}”"}},
}
