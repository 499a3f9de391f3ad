package attachment

import (
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// fuzz reads whatever bytes as a file of an extension: they are text or the reason
// is said.
func fuzz(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		parts, err := Read(name, data)
		if err != nil {
			if !errors.Is(err, ErrUnreadable) {
				t.Fatal(err)
			}
			return
		}
		for _, p := range parts {
			if !utf8.ValidString(p.Text) {
				t.Fatalf("%s: %q", p.Name, p.Text)
			}
		}
	})
}

func FuzzDocument(f *testing.F) {
	f.Add(textDocument("<w:p><w:r><w:t>138</w:t></w:r></w:p>", "docProps/core.xml", "<a>甲</a>").zip(f))
	fuzz(f, "a.docx")
}

func FuzzWorkbook(f *testing.F) {
	book := excelize.NewFile()
	must(f, book.SetCellValue("Sheet1", "A1", "甲"))
	var b bytes.Buffer
	must(f, book.Write(&b))
	f.Add(b.Bytes())
	fuzz(f, "a.xlsx")
}

func FuzzPDF(f *testing.F) {
	o := onePage("BT /F1 10 Tf [(138) -20 (0013)] TJ /F2 9 Tf <738B> Tj ET", "/Annots [<</Contents (x)>>]", "", chinese("UniGB-UCS2-H"))
	f.Add(o.file(""))
	f.Add(o.packed())
	f.Add(onePage("/X1 Do", "", "/XObject <</X1 5 0 R>>", stream("/Subtype /Form", "BT ET")).file(""))
	f.Add(file(f, "browser.pdf"))
	f.Add(file(f, "scan.pdf"))
	fuzz(f, "a.pdf")
}

// FuzzContent is about the program of a page, which is packed in a document.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 10 Tf (138) Tj 1 0 0 1 5 5 Tm [(1) 2 (3)] TJ T* (x) ' 1 2 (y) \" ET q cm Q /Span <</ActualText (z)>> BDC EMC", "<</Type /Font>>")
	f.Add("BT /F2 10 Tf <0001> Tj ET", "<</Subtype /Type0 /DescendantFonts [<</W [1 [2 3] 4 5 6]>>] /Encoding /GBK-EUC-H>>")
	f.Fuzz(func(t *testing.T, content, font string) {
		if _, err := Read("a.pdf", onePage(content, "", "", font).file("")); err != nil && !errors.Is(err, ErrUnreadable) {
			t.Fatal(err)
		}
	})
}

// FuzzXML is about the members of archives.
func FuzzXML(f *testing.F) {
	f.Add([]byte(`<w:p xmlns:w="w"><w:del><w:r><w:t descr="甲">1</w:t></w:r></w:del><w:ins/><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:p>`))
	f.Add([]byte(`<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, _ := readXML(data)
		if !utf8.ValidString(text) {
			t.Fatalf("%q", text)
		}
		o := office{reader: &reader{left: maxText}}
		var s shared
		if s.read(data) == nil {
			o.readSheet(data, &s)
		}
	})
}

// FuzzCMap is about the maps of fonts.
func FuzzCMap(f *testing.F) {
	f.Add("1 beginbfrange <00><ff><0030> endbfrange 1 beginbfchar <01><D840DC0B> endbfchar 1 beginbfrange <1><2>[<0030><31>] endbfrange", "\x00\x01")
	f.Fuzz(func(t *testing.T, data, code string) {
		if text := readCMap([]byte(data)).text(code); !utf8.ValidString(text) {
			t.Fatalf("%q", text)
		}
	})
}
