package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"zoufang/generator/record"
)

// FuzzDecode holds that any bytes are refused with a reason or read as text that
// keeps the promises of Source.
func FuzzDecode(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, list := record.Decode("x.md", data)
		if src == nil {
			if !list.HasErrors() {
				t.Fatal("refused without an error")
			}
			return
		}
		if !utf8.ValidString(src.Text) || strings.Contains(src.Text, "\r") || strings.HasPrefix(src.Text, "\uFEFF") {
			t.Fatalf("text is not normalised: %q", src.Text)
		}
		checkPlaces(t, src, list)
	})
}

// FuzzParse holds that any text is parsed without a panic, with every position
// inside the file, and that fixing it changes nothing but how it is written.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds(f) {
		if utf8.Valid(seed) {
			f.Add(string(seed))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, "x.md", text)
		check(t, "x.yaml", text)
	})
}

// seeds are the files of the golden corpus.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	files, err := filepath.Glob("testdata/*/*.*")
	if err != nil {
		f.Fatal(err)
	}
	var all [][]byte
	for _, file := range files {
		if strings.HasSuffix(file, ".out") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, data)
	}
	return all
}
