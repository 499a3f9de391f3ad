package publish

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// workbook is an archive with one compressed member.
func workbook(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	member, err := w.Create("xl/sharedStrings.xml")
	if err == nil {
		_, err = member.Write([]byte(text + strings.Repeat(" ", 1000)))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// BenchmarkSecrets looks for thousands of values in a long Chinese page.
func BenchmarkSecrets(b *testing.B) {
	m := newMatcher(func(yield func(Secret) bool) {
		for i := range 5000 {
			name := string([]rune{'赵' + rune(i%50), '一' + rune(i*7%3000), '丁' + rune(i*13%3000)})
			if !yield(Secret{Value: name, Where: "name"}) || !yield(Secret{Value: fmt.Sprint(13900000000 + i*7919), Where: "phone"}) {
				return
			}
		}
	})
	page := []byte(strings.Repeat("二〇一二年三月五日，走访组到厂里看望职工，赵师傅说车间屋顶漏水已有三年，电话 139****1234。<p class=\"prose\">", 200))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if faults := m.check("page.html", page, &wording{whole: true}); len(faults) > 0 {
			b.Fatal(texts(faults))
		}
	}
}

// BenchmarkLinks reads a page with many links.
func BenchmarkLinks(b *testing.B) {
	c, err := newLinkChecker(testBase, []string{"index.html", "a/index.html"})
	if err != nil {
		b.Fatal(err)
	}
	page := []byte(strings.Repeat(`<li><a href="/a/" aria-current="page">走访</a><p>去了铸造车间。</p>`+"\n", 300))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if faults := c.check("index.html", page); len(faults) > 0 {
			b.Fatal(texts(faults))
		}
	}
}

// packedDocument is a PDF of a page whose program is compressed.
func packedDocument(t *testing.T, program string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(program)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%%PDF-1.4\n1 0 obj <</Pages 2 0 R>> endobj\n2 0 obj <</Kids [3 0 R]>> endobj\n"+
		"3 0 obj <</Contents 4 0 R /Resources <</Font <</F1 <</Subtype /Type1>>>>>>>> endobj\n"+
		"4 0 obj <</Filter /FlateDecode>> stream\n%s\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%%%EOF\n", b.String())
}
