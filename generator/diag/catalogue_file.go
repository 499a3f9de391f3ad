package diag

var fileArea = Area{
	ID:    "file",
	Title: Name{"文件与编码", "files and encoding"},
	Rules: []Rule{
		{
			ID:       "file-size",
			Severity: Error,
			Title:    Name{"文件太大", "file too large"},
			Why: Name{
				"一份材料只有几 KB。大到几 MB 的，多半是把图片或整个文档存成了文本。",
				"A record takes a few KB. One of several MB is a picture or a whole document saved as text.",
			},
			Texts: []Wording{
				{"", Name{"文件有 {size}，不能超过 {limit}", "the file has {size}; the limit is {limit}"}},
				{"front-matter", Name{"文件头有 {size}，不能超过 {limit}；长的文字请写到正文里", "the front matter has {size}; the limit is {limit}; long texts belong into the body"}},
			},
		},
		{
			ID:       "not-text",
			Severity: Error,
			Title:    Name{"读不出文字", "not readable as text"},
			Why: Name{
				"文件必须是纯文本，编码为 UTF-8。读不出的字节没法猜，要找回原稿重新保存。",
				"A file has to be plain text in UTF-8. Bytes that cannot be read cannot be guessed: save the original again.",
			},
			Texts: []Wording{
				{"", Name{"不是文本文件，或者编码认不出来；请用 UTF-8 编码重新保存", "no text file, or none of an encoding that is known; save it again as UTF-8"}},
				{"document", Name{"这是 Word、WPS 或 PDF 文档，改了扩展名也不是文本文件；请把文字复制到新建的文本文件里", "a Word, WPS or PDF document, whatever its name says; copy its text into a new text file"}},
				{"bytes", Name{"有读不出的字节，涉及 {count} 行；请找回原稿，用 UTF-8 编码重新保存", "bytes that cannot be read, in lines: {count}; save the original again as UTF-8"}},
			},
		},
		{
			ID:       "encoding",
			Severity: Notice,
			Title:    Name{"编码不是 UTF-8", "not UTF-8"},
			Why: Name{
				"记事本的“ANSI”和“Unicode”编码别的程序认不出，生僻字还会丢失。这里认得出，已转换后读入。",
				"Other programs cannot tell Notepad's “ANSI” and “Unicode” encodings, and the former loses rare characters. Here they were recognised and converted.",
			},
			Texts: []Wording{
				{"gb18030", Name{"文件是 GBK（GB18030）编码，已转换后读入；请改存为 UTF-8", "the file is GBK (GB18030) and was converted; save it as UTF-8"}},
				{"utf16", Name{"文件是 UTF-16（记事本的“Unicode”）编码，已转换后读入；请改存为 UTF-8", "the file is UTF-16 (“Unicode” in Notepad) and was converted; save it as UTF-8"}},
			},
		},
		{
			ID:       "bom",
			Severity: Notice,
			Title:    Name{"文件带有 BOM", "byte order mark"},
			Why: Name{
				"BOM 是文件开头看不见的三个字节，有的程序会因它认不出文件头。",
				"Three invisible bytes at the start of the file, for which some programs miss the front matter.",
			},
			Texts: []Wording{
				{"", Name{"文件开头有 BOM，读时略过；请存为不带 BOM 的 UTF-8", "the file begins with a byte order mark, which was skipped; save it as UTF-8 without BOM"}},
			},
		},
		{
			ID:       "line-ends",
			Severity: Notice,
			Title:    Name{"行尾不是 LF", "line ends other than LF"},
			Why: Name{
				"行尾不一致时，一处小改动会显示成整个文件都改了。",
				"With mixed line ends a small change shows as one of the whole file.",
			},
			Texts: []Wording{
				{"", Name{"行尾是 {kind}，已按 LF 读", "lines end with {kind}; read as LF"}},
			},
		},
		{
			ID:       "control-character",
			Severity: Notice,
			Title:    Name{"控制字符", "control character"},
			Why: Name{
				"从 Word 粘贴时会带来看不见的分行、分页等字符，文本里用不着。",
				"Pasting from Word brings along invisible line and page breaks that a text has no use for.",
			},
			Texts: []Wording{
				{"", Name{"有看不见的控制字符 {code}，读时略过", "invisible control character {code}, read as absent"}},
				{"separator", Name{"有看不见的换行字符 {code}，按空格读", "invisible line separator {code}, read as a space"}},
			},
		},
		{
			ID:       "invisible-character",
			Severity: Notice,
			Title:    Name{"看不见的字符", "invisible character"},
			Why: Name{
				"零宽空格一类的字符看不出来，却会让字段名、日期对不上。",
				"Nobody sees a zero width space, but a key or a date with one in it matches nothing.",
			},
			Texts: []Wording{
				{"", Name{"这一行有 {count} 个看不见的字符，读时略过", "invisible characters in this line, read as absent: {count}"}},
				{"text", Name{"这一行有 {count} 个看不见的字符，会让人查找不到，请删去", "invisible characters in this line, which keep words from being found; delete them: {count}"}},
			},
		},
		{
			ID:       "mojibake",
			Severity: Error,
			Title:    Name{"乱码", "garbled text"},
			Why: Name{
				"文件曾用错误的编码打开又保存，原来的字已经丢失，改编码也救不回来。",
				"The file was opened in the wrong encoding and saved: what was lost does not come back with another encoding.",
			},
			Texts: []Wording{
				{"", Name{"“{text}”是乱码，原文可能已损坏；请找回原稿", "“{text}” is garbled and the text may be damaged; find the original"}},
				{"lines", Name{"“{text}”是乱码，共有 {count} 行这样，原文可能已损坏；请找回原稿", "“{text}” is garbled and the text may be damaged; find the original; lines like this: {count}"}},
			},
		},
		{
			ID:       "private-use-character",
			Severity: Warning,
			Title:    Name{"自造字", "private use character"},
			Why: Name{
				"老输入法的造字和 Word 的项目符号只在本机有字形，别的电脑上显示为方块。",
				"Home-made characters and the bullets of Word have a shape on one machine only; others show a box.",
			},
			Texts: []Wording{
				{"", Name{"“{character}”（{code}）是自造字，别的电脑上显示不出；请换成标准字", "“{character}” ({code}) is a private use character that other machines cannot show; use a standard one"}},
			},
		},
	},
}
