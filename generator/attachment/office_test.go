package attachment

import (
	"archive/zip"
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// members are the files of an archive by name.
type members map[string]string

func (m members) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(m)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(m[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// document is a text of Office Open XML with a body and other members.
func textDocument(body string, others ...string) members {
	m := members{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   `<w:document xmlns:w="w" xmlns:a="a" xmlns:wp="wp" xmlns:mc="mc"><w:body>` + body + "</w:body></w:document>",
	}
	for pair := range slices.Chunk(others, 2) {
		m[pair[0]] = pair[1]
	}
	return m
}

// textOf reads a file and joins its parts.
func textOf(t testing.TB, name string, data []byte) string {
	t.Helper()
	parts, err := Read(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var all []string
	for _, p := range parts {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n")
}

func TestTextDocument(t *testing.T) {
	run := func(s string) string { return "<w:r><w:rPr><w:b/></w:rPr><w:t>" + s + "</w:t></w:r>" }
	tests := []struct{ name, body, want string }{
		{"runs", "<w:p>" + run("138") + "<w:proofErr/>" + run("0013") + run("8000") + "</w:p>", "13800138000\n"},
		{"link", "<w:p>" + run("电话") + "<w:hyperlink>" + run("13800138000") + "</w:hyperlink></w:p>", "电话13800138000\n"},
		{"paragraphs", "<w:p>" + run("一") + "</w:p>\n<w:p>" + run("二") + "</w:p>", "一\n二\n"},
		{"table", "<w:tbl><w:tr><w:tc><w:p>" + run("姓名") + "</w:p></w:tc><w:tc><w:p>" + run("电话") + "</w:p></w:tc></w:tr></w:tbl>", "姓名 \t电话\n"},
		{"kept space", `<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r>` + run("b") + "</w:p>", "a b\n"},
		{"hyphen and tab", "<w:p><w:r><w:t>138</w:t><w:noBreakHyphen/><w:t>0013</w:t><w:tab/><w:t>x</w:t></w:r></w:p>", "138-0013\tx\n"},
		{"hidden", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>不给人看</w:t></w:r></w:p>", "不给人看\n"},
		{"changes", "<w:p>" + run("138") + `<w:del w:author="于某"><w:r><w:delText>0013</w:delText></w:r></w:del>` + "<w:ins>" + run("1111") + "</w:ins>" + run("8000") + "</w:p>", "于某\n13811118000\n13800138000\n"},
		{"field", `<w:p>` + run("打") + `<w:r><w:instrText>HYPERLINK "tel:1"</w:instrText></w:r>` + run("电话") + "</w:p>", "HYPERLINK \"tel:1\"\n打电话\n"},
		{"alternative text", `<w:p>` + run("图") + `<w:drawing><wp:docPr id="1" name="图片 1" descr="王某家门口"/></w:drawing></w:p>`, "图片 1\n王某家门口\n图\n"},
		{"text box", "<w:p>" + run("138") + "<w:r><w:txbxContent><w:p>" + run("框") + "</w:p></w:txbxContent></w:r>" + run("0013") + "</w:p>", "框\n1380013\n"},
		{"entity", "<w:p>" + run("a&lt;b &#49;") + "</w:p>", "a<b 1\n"},
		{"choice", `<w:sdt><w:listItem w:displayText="甲" w:value="1"/><w:tag w:val="13800138000"/></w:sdt>`, "甲\n1\n13800138000\n"},
	}
	for _, test := range tests {
		if got := textOf(t, "a.docx", textDocument(test.body).zip(t)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestMembersOfTextDocument(t *testing.T) {
	got := textOf(t, "a.DOCX", textDocument("<w:p><w:t>正文</w:t></w:p>",
		"docProps/core.xml", `<cp xmlns:dc="dc"><dc:creator>作者甲</dc:creator><lastModifiedBy>作者乙</lastModifiedBy></cp>`,
		"docProps/app.xml", `<p><Company>某厂</Company></p>`,
		"word/header1.xml", `<w:hdr xmlns:w="w"><w:p><w:t>页眉</w:t></w:p></w:hdr>`,
		"word/comments.xml", `<w:comments xmlns:w="w"><w:comment w:author="批注人"><w:p><w:t>批注</w:t></w:p></w:comment></w:comments>`,
		"word/footnotes.xml", `<w:f xmlns:w="w"><w:p><w:t>脚注</w:t></w:p></w:f>`,
		"word/_rels/document.xml.rels", `<R><Relationship Target="tel:13800138000" TargetMode="External"/></R>`,
		"customXml/item1.xml", "\xFF\xFE"+utf16LE(`<?xml version="1.0" encoding="utf-16"?><a>暗处</a>`),
		"word/charts/chart1.xml", `<c xmlns:c="c"><c:pt><c:v>图上</c:v></c:pt><c:pt><c:v>7</c:v></c:pt></c>`,
		"word/media/image1.png", "\x89PNG", "word/fonts/font1.odttf", "x", "docProps/thumbnail.jpeg", "x",
	).zip(t))
	for _, want := range []string{"正文\n", "作者甲\n作者乙\n", "某厂\n", "页眉\n", "批注人\n", "批注\n", "脚注\n", "tel:13800138000\n", "暗处\n", "图上\n7\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	cells := map[string]any{"A1": "姓名", "B1": "电话", "A2": "王某", "B2": 13812345678, "A3": "两行\n的格", "C3": true, "D3": 0.25}
	for cell, value := range cells {
		must(t, f.SetCellValue("Sheet1", cell, value))
	}
	must(t, f.SetCellRichText("Sheet1", "A4", []excelize.RichTextRun{{Text: "138"}, {Text: "0013"}, {Text: "8000"}}))
	must(t, f.SetCellFormula("Sheet1", "A5", `"1"&"2"`))
	must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "批注人", Text: "批注"}))
	_, err := f.NewSheet("藏起来的")
	must(t, err)
	must(t, f.SetCellValue("藏起来的", "A1", "暗处"))
	must(t, f.SetSheetVisible("藏起来的", false))
	must(t, f.SetDefinedName(&excelize.DefinedName{Name: "名单", RefersTo: "Sheet1!$A$1"}))
	must(t, f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "页眉"}))
	data, err := f.WriteToBuffer()
	must(t, err)

	got := textOf(t, "a.xlsx", data.Bytes())
	for _, want := range []string{"姓名\t电话\t\n王某\t13812345678\t\n两行 的格\t", "0.25\t\n13800138000\t\n", `="1"&"2"`, "批注人", "批注", "藏起来的\n", "暗处\t", "名单\n", "页眉"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCells(t *testing.T) {
	book := func(rows string) []byte {
		return members{
			"[Content_Types].xml":      "<Types/>",
			"xl/workbook.xml":          `<w><sheet name="名册"/></w>`,
			"xl/sharedStrings.xml":     `<sst><si><t>甲</t></si><si><r><t>13800</t></r><r><t>138000</t></r></si><si><t>剩下的</t></si></sst>`,
			"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + rows + `</sheetData><dataValidation prompt="提示"/></worksheet>`,
		}.zip(t)
	}
	tests := []struct{ cell, want string }{
		{`<c t="s"><v>1</v></c>`, "13800138000"},
		{`<c><v>13800138000.0</v></c>`, "13800138000"},
		{`<c t="s"><v>9</v></c>`, ""},
		{`<c><v>1.3812345678E10</v></c>`, "13812345678"},
		{`<c><v>13812345678</v></c>`, "13812345678"},
		{`<c><v>1.5E-3</v></c>`, "0.0015"},
		{`<c><v>1E300</v></c>`, "1E300"},
		{`<c t="str"><f>A1</f><v>乙</v></c>`, "=A1\t乙"},
		{`<c t="inlineStr"><is><r><t>138</t></r><r><t>0013</t></r></is></c>`, "1380013"},
	}
	for _, test := range tests {
		parts, err := Read("a.xlsx", book("<row>"+test.cell+`<c t="s"><v>0</v></c></row>`))
		must(t, err)
		i := slices.IndexFunc(parts, func(p Part) bool { return p.Name == "sheet1" })
		if i < 0 || !strings.HasPrefix(parts[i].Text, test.want+"\t甲\t\n") || !strings.Contains(parts[i].Text, "提示") {
			t.Errorf("%s: got %q", test.cell, parts)
		}
		if last := parts[len(parts)-1]; last.Name != "xl/sharedStrings.xml" || !strings.Contains(last.Text, "剩下的") || strings.Contains(last.Text, "甲") {
			t.Errorf("%s: got %q of the texts that are left", test.cell, last)
		}
	}
}

func TestPresentationAndOpenDocument(t *testing.T) {
	tests := []struct {
		file, want string
		members    members
	}{
		{"a.pptx", "13800138000\n备注\n", members{
			"[Content_Types].xml":              "<Types/>",
			"ppt/slides/slide1.xml":            `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>138</a:t></a:r><a:r><a:t>00138000</a:t></a:r></a:p></p:sld>`,
			"ppt/notesSlides/notesSlide1.xml":  `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>备注</a:t></a:r></a:p></p:sld>`,
			"ppt/printerSettings/printer1.bin": "x",
		}},
		{"a.odt", "甲 1380013\n删去的\n作者\n", members{
			"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>", "layout-cache": "x", "Thumbnails/thumbnail.png": "x",
			"content.xml": `<o xmlns:text="t"><text:p>甲<text:s/><text:span>138</text:span>0013</text:p><text:deletion><text:p>删去的</text:p></text:deletion></o>`,
			"meta.xml":    `<m xmlns:dc="dc"><dc:creator>作者</dc:creator></m>`,
		}},
		{"a.ods", "甲 \t乙\n", members{
			"META-INF/manifest.xml": "<m/>",
			"content.xml":           `<o xmlns:text="t" xmlns:table="s"><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></o>`,
		}},
	}
	for _, test := range tests {
		got := textOf(t, test.file, test.members.zip(t))
		for line := range strings.SplitAfterSeq(test.want, "\n") {
			if !strings.Contains(got, line) {
				t.Errorf("%s: no %q in %q", test.file, line, got)
			}
		}
	}
}

func TestFilesWithinFiles(t *testing.T) {
	inner := textDocument("<w:p><w:t>里面</w:t></w:p>")
	within := func(data []byte) []byte {
		return textDocument("<w:p><w:t>外面</w:t></w:p>", "word/embeddings/a.docx", string(data)).zip(t)
	}
	parts, err := Read("a.docx", within(inner.zip(t)))
	must(t, err)
	if !slices.Contains(parts, Part{"word/embeddings/a.docx/word/document.xml", "里面\n"}) {
		t.Errorf("got %q", parts)
	}
	if _, err := Read("a.docx", within(within(inner.zip(t)))); err != nil {
		t.Errorf("two deep: %v", err)
	}
	for name, data := range map[string][]byte{
		"three deep": within(within(within(inner.zip(t)))),
		"damaged":    within([]byte("PK\x03\x04")),
		"object":     textDocument("<w:p><w:t>外面</w:t></w:p>", "word/embeddings/oleObject1.bin", "x").zip(t),
		"web page":   textDocument("<w:p><w:t>外面</w:t></w:p>", "word/afchunk.mht", "x").zip(t),
	} {
		if _, err := Read("a.docx", data); err != errWithin {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestUnreadableArchives(t *testing.T) {
	sound := textDocument("<w:p><w:t>正文</w:t></w:p>")
	bomb := textDocument("<w:p><w:t>" + strings.Repeat("0", maxText) + "</w:t></w:p>").zip(t)
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"truncated", sound.zip(t)[:200], errDamaged},
		{"no office file", members{"a.txt": "x"}.zip(t), errFormat},
		{"old format", append(slices.Clone(oleMark), make([]byte, 600)...), errOldOrLocked},
		{"broken XML", textDocument("<w:p>").zip(t), errDamaged},
		{"unknown entity", textDocument("<w:p><w:t>&x;</w:t></w:p>").zip(t), errDamaged},
		{"deep XML", textDocument(strings.Repeat("<w:p>", maxNesting) + strings.Repeat("</w:p>", maxNesting)).zip(t), errDamaged},
		{"bomb", bomb, errTooLarge},
		{"bomb that lies", lie(bomb, maxText, 10), errTooLarge},
		{"a lie of 200 MB", lie(sound.zip(t), len(sound["word/document.xml"]), 200<<20), errTooLarge},
		{"pictures only", textDocument("<w:p/>", "word/media/image1.jpeg", "x").zip(t), errScan},
		{"password", locked(sound.zip(t)), errLocked},
	}
	for _, test := range tests {
		_, err := Read("a.docx", test.data)
		if !errors.Is(err, ErrUnreadable) || err != test.want && !(test.name == "bomb that lies" && err == errDamaged) {
			t.Errorf("%s: got %v, want %v", test.name, err, test.want)
		}
	}
}

// lie writes another size into the directory of an archive.
func lie(data []byte, size, said int) []byte {
	data = bytes.Clone(data)
	number := func(n int) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)} }
	at := bytes.Index(data, []byte("PK\x01\x02"))
	for _, entry := range bytes.SplitAfter(data[at:], []byte("PK\x01\x02")) {
		if len(entry) > 24 && int(entry[20])|int(entry[21])<<8|int(entry[22])<<16|int(entry[23])<<24 >= size {
			copy(entry[20:], number(said))
		}
	}
	return data
}

func locked(data []byte) []byte {
	at := bytes.Index(data, []byte("PK\x01\x02"))
	data[at+8] |= encryptedFlag
	return data
}
