package attachment

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// objects are those of a document, the first of which has the number 1.
type objects []string

// stream writes an object that has data.
func stream(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func deflated(entries, data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return stream(entries+" /Filter /FlateDecode", b.String())
}

// file writes a document. Trailer stands beside the root, which is the first
// object.
func (o objects) file(trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var table strings.Builder
	for i, object := range o {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(o)+1, &table, len(o)+1, trailer, at)
	return b.Bytes()
}

// packed writes a document as newer programs do: its objects that are no streams in
// one stream, and the table of all in another.
func (o objects) packed() []byte {
	var b, inner, heads, table bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	entry := func(kind, at, index int) { table.Write([]byte{byte(kind), byte(at >> 8), byte(at), byte(index)}) }
	entry(0, 0, 0)
	within := 0
	for i, object := range o {
		if strings.HasSuffix(object, "endstream") {
			entry(1, b.Len(), 0)
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
			continue
		}
		entry(2, len(o)+1, within)
		fmt.Fprintf(&heads, "%d %d ", i+1, inner.Len())
		inner.WriteString(object + " ")
		within++
	}
	entry(1, b.Len(), 0)
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(o)+1, deflated(fmt.Sprintf("/Type /ObjStm /N %d /First %d", within, heads.Len()), heads.String()+inner.String()))
	at := b.Len()
	entry(1, at, 0)
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", len(o)+2,
		deflated(fmt.Sprintf("/Type /XRef /Size %d /W [1 2 1] /Root 1 0 R", len(o)+3), table.String()), at)
	return b.Bytes()
}

// onePage is a document of a page with content, fonts F1 for Latin and F2 … from
// object 5 on.
func onePage(content, entries, resources string, others ...string) objects {
	return append(objects{
		"<</Type /Catalog /Pages 2 0 R>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> /F2 5 0 R>> " + resources + ">>>>",
		"<</Type /Page /Parent 2 0 R /Contents 4 0 R " + entries + ">>",
		deflated("", content),
	}, others...)
}

func chinese(encoding string) string {
	return "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /" + encoding + " /DescendantFonts [<</Type /Font /Subtype /CIDFontType0>>]>>"
}

func mapped(entries string, mapping string) []string {
	return []string{"<</Type /Font /ToUnicode 6 0 R " + entries + ">>", stream("", mapping)}
}

const composite = "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<</DW 1000 /W [3 [500 500] 10 19 500]>>]"

func TestPages(t *testing.T) {
	digits := mapped(composite, "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <000A> <0013> <0030> endbfrange 2 beginbfchar <0003> <738B> <0004> <D840DC0B> endbfchar 1 beginbfrange <0020> <0022> [<7532> <4E59> <4E19>] endbfrange")
	tests := []struct {
		name    string
		content string
		fonts   []string
		want    string
	}{
		{"strings", "BT /F1 10 Tf (138) Tj (00138000) Tj ET", nil, "13800138000"},
		{"kerning", "BT /F1 10 Tf [(138) -20 (0013) 30 (8000)] TJ ET", nil, "13800138000"},
		{"words", "BT /F1 10 Tf [(138) -500 (8000)] TJ ET", nil, "138 8000"},
		{"columns", "BT /F1 10 Tf (138001) Tj 100 0 Td (38000) Tj ET", nil, "138001\t38000"},
		{"lines", "BT /F1 10 Tf 12 TL (a) Tj T* (b) Tj (c) ' 0 -12 Td (d) Tj 0 0 (e) \" ET", nil, "a\nb\nc\nd\ne"},
		{"places", "BT /F1 10 Tf 1 0 0 1 50 700 Tm (138) Tj ET BT /F1 10 Tf 1 0 0 1 66.7 700 Tm (0013) Tj ET", nil, "1380013"},
		{"turned", "q 0 1 -1 0 300 100 cm BT /F1 10 Tf (138) Tj 16 0 Td (0013) Tj 0 -12 Td (x) Tj ET Q", nil, "1380013\nx"},
		{"state", "q BT /F1 10 Tf ET Q q 1 0 0 1 9 9 cm Q BT /F1 10 Tf (a) Tj ET Q Q", nil, "a"},
		{"UCS-2", "BT /F2 10 Tf <738B67D0003100330038> Tj ET", []string{chinese("UniGB-UCS2-H")}, "王某138"},
		{"UTF-16", "BT /F2 10 Tf <D840DC0B738B> Tj ET", []string{chinese("UniGB-UTF16-H")}, "𠀋王"},
		{"GBK", "BT /F2 10 Tf <CDF5C4B3313338> Tj ET", []string{chinese("GBK-EUC-H")}, "王某138"},
		{"GB 18030", "BT /F2 10 Tf <CDF595328337> Tj ET", []string{chinese("GBK2K-H")}, "王𠀋"},
		{"map", "BT /F2 10 Tf <00030004000B000D0012> Tj <002000210022> Tj ET", digits, "王𠀋138甲乙丙"},
		{"radicals", "BT /F2 10 Tf <00010001> Tj ET", mapped(composite, "1 beginbfchar <0001> <2F08> endbfchar"), "人人"},
		{"own encoding", "BT /F2 10 Tf (ab) Tj ET", []string{"<</Type /Font /Subtype /Type1 /Encoding <</Differences [97 /one /three]>>>>"}, "13"},
		{"meant", "/Span <</ActualText (\xFE\xFF\x6C\x11)>> BDC BT /F2 10 Tf <0001> Tj ET EMC", mapped(composite, "1 beginbfchar <0001> <2EA0> endbfchar"), "民"},
		{"shown but not meant", "BT /F1 10 Tf (tel ) Tj /Span <</ActualText (x)>> BDC (138) Tj EMC ( y) Tj ET", nil, "tel x y\n138"},
		{"picture amid the program", "BI /W 2 /H 1 ID (EI( EI BT /F1 10 Tf (138) Tj ET", nil, "138"},
		{"escapes", `BT /F1 10 Tf (\(1\063\\8\n0(0)) Tj ET`, nil, `(13\8` + "\n" + `0(0)`},
		{"names", "BT /F2 10 Tf (abc) Tj ET", []string{"<</Type /Font /Subtype /Type1 /Encoding <</Differences [97 /uni738B /eacute /#6Fne]>>>>"}, "王e1"},
		{"unseen", "BT 3 Tr /F1 10 Tf (138) Tj ET", nil, "138"},
	}
	for _, test := range tests {
		got := textOf(t, "a.pdf", onePage(test.content, "", "", test.fonts...).file(""))
		if strings.TrimSpace(got) != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPackedDocument(t *testing.T) {
	got := textOf(t, "a.pdf", onePage("BT /F2 10 Tf <738B67D0003100330038> Tj ET", "", "", chinese("UniGB-UCS2-H")).packed())
	if got != "王某138" {
		t.Errorf("got %q", got)
	}
}

func TestAroundPages(t *testing.T) {
	o := onePage("/X1 Do", "/Annots [<</Subtype /Link /A <</URI (tel:13800138000)>>>> <</Subtype /Text /Contents (\xFE\xFF\x62\x79\x6C\xE8) /T (who)>> <</Subtype /Widget /Parent <</V (filled in)>>>>]",
		"/XObject <</X1 5 0 R>>",
		stream("/Subtype /Form /Resources <</Font <</F9 <</Subtype /Type1 /Encoding /WinAnsiEncoding>>>>>>", "BT /F9 10 Tf (in a form) Tj ET"),
		"<</Author <FEFF4F5C8005> /Title (a title) /CreationDate (D:20120305000000)>>",
		stream("", "<x><y>metadata</y></x>"), "<</First 9 0 R>>", "<</Title (bookmark) /Next 9 0 R>>")
	o[0] = "<</Type /Catalog /Pages 2 0 R /Metadata 7 0 R /Outlines 8 0 R>>"
	o[8] = "<</Title (bookmark)>>"
	parts, err := Read("a.pdf", append(o.file("/Info 6 0 R"), "\n\n<!-- -->"...))
	must(t, err)
	want := []Part{
		{"about", "作者\na title\nmetadata\nbookmark"},
		{"page 1", "in a form\ntel:13800138000\n批注\nwho\nfilled in"},
	}
	if fmt.Sprintf("%q", parts) != fmt.Sprintf("%q", want) {
		t.Errorf("got %q, want %q", parts, want)
	}
}

func TestUnreadableDocuments(t *testing.T) {
	const text = "BT /F1 10 Tf (text) Tj ET"
	picture := stream("/Subtype /Image", "x")
	full := func(content string) objects {
		return onePage(content, "", "/XObject <</P 5 0 R>>", picture)
	}
	catalogue := func(entries string) objects {
		o := onePage(text, "", "")
		o[0] = "<</Type /Catalog /Pages 2 0 R " + entries + ">>"
		return o
	}
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"scan", full("600 0 0 800 0 0 cm /P Do").file(""), errScan},
		{"scan with a heading", full(text + " 600 0 0 800 0 0 cm /P Do").file(""), errScan},
		{"scan amid the program", onePage("600 0 0 800 0 0 cm BI /W 1 /H 1 ID x EI", "", "").file(""), errScan},
		{"drawn", onePage(strings.Repeat("0 0 m 1 1 l S ", 200), "", "").file(""), errScan},
		{"no map", onePage("BT /F2 10 Tf <00010002> Tj ET", "", "", chinese("Identity-H")).file(""), errGlyphs},
		{"own numbers", onePage("BT /F2 10 Tf (ab) Tj ET", "", "", "<</Type /Font /Subtype /Type3 /Encoding <</Differences [97 /g1 /g2]>>>>").file(""), errGlyphs},
		{"private map", onePage("BT /F2 10 Tf <0001> Tj ET", "", "", mapped(composite, "1 beginbfchar <0001> <E001> endbfchar")...).file(""), errGlyphs},
		{"a number amid text", onePage("BT /F1 10 Tf ("+strings.Repeat("text ", 99)+") Tj /F2 10 Tf <000100020003000400050006> Tj ET", "", "", chinese("Identity-H")).file(""), errGlyphs},
		{"file within", catalogue("/Names <</EmbeddedFiles <</Names [(a) (b)]>>>>").file(""), errWithin},
		{"file on a page", onePage(text, "/Annots [<</Subtype /FileAttachment>>]", "").file(""), errWithin},
		{"form of XML", catalogue("/AcroForm <</XFA [(a)]>>").file(""), errWithin},
		{"password", onePage(text, "", "").file("/Encrypt <</Filter /Standard /V 5 /R 6>>"), errLocked},
		{"no pages", objects{"<</Type /Catalog>>"}.file(""), errDamaged},
		{"loop of pages", objects{"<</Type /Catalog /Pages 1 0 R /Kids [1 0 R 1 0 R]>>"}.file(""), errDamaged},
		{"loop of forms", onePage("/X Do", "", "/XObject <</X 5 0 R>>", stream("/Subtype /Form", "/X Do /X Do")).file(""), errDamaged},
		{"endless bookmarks", loop(catalogue("/Outlines <</First 5 0 R>>")).file(""), errDamaged},
		{"page that is gone", objects{"<</Type /Catalog /Pages 2 0 R>>", "<</Kids [7 0 R]>>"}.file(""), errDamaged},
		{"unknown filter", onePage("", "", "/XObject 5 0 R")[:3].with(stream("/Filter /DCTDecode", "x")).file(""), errDamaged},
		{"bomb", onePage(strings.Repeat(" ", maxText+1), "", "").file(""), errTooLarge},
		{"widths without end", onePage(text+" /F2 10 Tf <0001> Tj", "", "",
			"<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<</W ["+strings.Repeat("0 60000 1 0 6 0 R ", 50_000)+"]>>]>>",
			"["+strings.Repeat("0 ", 60_000)+"]").file(""), errGlyphs},
		{"truncated", onePage(text, "", "").file("")[:300], errDamaged},
		{"first line only", []byte("%PDF-1.4"), errDamaged},
	}
	for _, test := range tests {
		if _, err := Read("a.pdf", test.data); err != test.want {
			t.Errorf("%s: got %v, want %v", test.name, err, test.want)
		}
	}
}

func (o objects) with(others ...string) objects { return append(slices.Clip(o), others...) }

func loop(o objects) objects { return append(o, "<</Title (x) /Next 5 0 R>>") }

// Documents whose table of objects is wrong, or that go on behind their end, are read
// by whatever objects there are.
func TestForgivenDocuments(t *testing.T) {
	whole := onePage("BT /F1 10 Tf (before) Tj ET", "", "").file("")
	changed := append(bytes.Clone(whole), "\n4 0 obj\n"+stream("", "BT /F1 10 Tf (after) Tj ET")+"\nendobj\n"...)
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"table", "before", bytes.ReplaceAll(whole, []byte("00000 n"), []byte("00007 n"))},
		{"lengths", "before", bytes.ReplaceAll(whole, []byte("/Length "), []byte("/Length 9"))},
		{"version", "before", bytes.Replace(whole, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1)},
		{"more behind the end", "before", append(bytes.Clone(whole), "<html>"...)},
		{"change", "after", changed},
	}
	for _, test := range tests {
		if got := textOf(t, "a.pdf", test.data); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFilters(t *testing.T) {
	const text = "BT /F1 10 Tf (138) Tj ET"
	var rows strings.Builder // predicted by the row above
	for i := 0; i < len(text); i += 8 {
		rows.WriteByte(2)
		for j := range 8 {
			above := byte(0)
			if i > 0 {
				above = text[i-8+j]
			}
			rows.WriteByte(text[i+j] - above)
		}
	}
	var packed bytes.Buffer
	w := lzw.NewWriter(&packed, lzw.MSB, 8)
	w.Write([]byte(text))
	w.Close()
	letters := make([]byte, ascii85.MaxEncodedLen(len(text)))
	letters = letters[:ascii85.Encode(letters, []byte(text))]
	tests := map[string]string{
		"hexadecimal": stream("/Filter /ASCIIHexDecode", hex.EncodeToString([]byte(text))+">"),
		"runs":        stream("/Filter /RL", string(rune(len(text)-1))+text+"\x80"),
		"two":         stream("/Filter [/AHx /RL]", hex.EncodeToString([]byte(string(rune(len(text)-1))+text+"\x80"))),
		"LZW":         stream("/Filter /LZWDecode /DecodeParms <</EarlyChange 0>>", packed.String()),
		"predicted":   deflated("/DecodeParms <</Predictor 12 /Columns 8>>", rows.String()),
		"ASCII85":     stream("/Filter /A85", "<~"+string(letters)+"~>"),
		"none":        stream("", text),
	}
	for name, content := range tests {
		o := onePage(text, "", "")
		o[3] = content
		if parts, err := Read("a.pdf", o.file("")); err != nil || len(parts) != 1 || parts[0].Text != "138" {
			t.Errorf("%s: got %q, %v", name, parts, err)
		}
	}
}

// A picture beside text is no scan.
func TestPicturesAmongText(t *testing.T) {
	o := onePage("BT /F1 10 Tf ("+strings.Repeat("text ", 99)+") Tj ET 600 0 0 400 0 0 cm /P Do", "", "/XObject <</P 5 0 R>>", stream("/Subtype /Image", "x"))
	if _, err := Read("a.pdf", o.file("")); err != nil {
		t.Error(err)
	}
}

// Whatever byte of a document is lost, it is read or refused.
func TestDamagedDocuments(t *testing.T) {
	whole := onePage("BT /F1 10 Tf (138) Tj ET", "", "", chinese("UniGB-UCS2-H")).file("")
	for i := range whole {
		for _, damage := range []byte{0, whole[i] ^ 1, '9', '>', '('} {
			data := bytes.Clone(whole)
			data[i] = damage
			if _, err := Read("a.pdf", data); err != nil && !errors.Is(err, ErrUnreadable) {
				t.Fatalf("byte %d as %q: %v", i, damage, err)
			}
		}
	}
}
