package attachment

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bombs are small files that ask for much more than they have.
func bombs(t testing.TB) map[string][]byte {
	long := strings.Repeat("1", 8<<20)
	marks := strings.Repeat("/Span /P BDC EMC\n", 10_000)
	unclosed := strings.Repeat("/Span /P BDC\n", 10_000)
	notes := "/Annots [" + strings.Repeat("6 0 R ", 10_000) + "]"
	meant := "/Properties <</P <</ActualText 6 0 R>>>>"
	pages := onePage("", "", "")
	pages[1] = "<</Type /Pages /Kids [" + strings.Repeat("3 0 R ", 20_000) + "]>>"
	pages[3] = deflatedTwice(strings.Repeat(" ", 4<<20))
	predicted := onePage("", "", "")
	predicted[3] = deflated("/DecodeParms <</Predictor 12 /Columns 65536 /Colors 65536 /BitsPerComponent 32>>", "\x02aa")
	var members bytes.Buffer
	archive := zip.NewWriter(&members)
	for i := range 30_000 {
		_, err := archive.Create(fmt.Sprintf("word/%d.xml", i))
		must(t, err)
	}
	must(t, archive.Close())
	return map[string][]byte{
		"trailers.pdf":   []byte("%PDF-1.4\n" + strings.Repeat("trailer ", 500_000) + "1 0 obj"),
		"blanks.pdf":     []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj<</Length 900000>>stream\nendstream ", 20_000) + strings.Repeat(" ", 1<<20)),
		"prediction.pdf": predicted.file(""),
		"marks.pdf":      onePage(marks, "", meant, "null", "("+long+")").file(""),
		"unclosed.pdf":   onePage(unclosed, "", meant, "null", "<FEFF"+long+">").file(""),
		"notes.pdf":      onePage("", notes, "", "null", "<</Contents 7 0 R>>", "("+long+")").file(""),
		"blank.pdf":      onePage("", notes, "", "null", "<</Contents 7 0 R>>", "("+strings.Repeat(" ", 8<<20)+")").file(""),
		"glyphs.pdf":     onePage("BT /F2 9 Tf ("+strings.Repeat("1", 100_000)+") Tj ET", "", "", mapped("/Subtype /Type1", "1 beginbfchar <31> <"+strings.Repeat("0031", 500_000)+"> endbfchar")...).file(""),
		"pages.pdf":      pages.file(""),
		"members.docx":   members.Bytes(),
		"deep.docx":      textDocument(strings.Repeat("<w:p>", 100_000)).zip(t),
		"elements.docx":  textDocument(strings.Repeat("<a/>", 500_000)).zip(t),
	}
}

// deflatedTwice has a filter whose input is long and whose output is not.
func deflatedTwice(data string) string {
	return strings.Replace(deflated("", data), "/FlateDecode", "[/FlateDecode /ASCIIHexDecode]", 1)
}

func TestBombs(t *testing.T) {
	for name, data := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			Read(name, data)
			runtime.ReadMemStats(&after)
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("%d bytes: %v", len(data), took)
			}
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 2<<30 {
				t.Errorf("%d bytes ask for %d MiB", len(data), allocated>>20)
			}
		})
	}
}
