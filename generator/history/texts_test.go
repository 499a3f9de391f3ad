package history_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zoufang/generator/diag"
	"zoufang/generator/history"
)

// TestTexts compares pairs of texts: ==== stands between the two of a pair, ----
// between pairs.
func TestTexts(t *testing.T) {
	for _, name := range cases(t, "testdata/texts/*.txt") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for pair := range strings.SplitSeq(string(data), "----\n") {
				before, after, _ := strings.Cut(pair, "====\n")
				pieces := history.CompareTexts(before, after)
				checkPieces(t, pieces, before, after)
				b.WriteString(marked(t, history.Shorten(pieces)) + "----\n")
			}
			compare(t, name, b.String())
		})
	}
}

// marked is a text as the terminal shows it.
func marked(t testing.TB, pieces []history.Piece) string {
	t.Helper()
	var b bytes.Buffer
	r := history.Revision{Kind: history.Changed, Text: pieces}
	if err := history.Text(&b, []history.Revision{r}, diag.ZH, false); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "）：\n")
	return text
}

// checkPieces holds that both texts can be put together from the pieces, which
// come in the order in which they are read.
func checkPieces(t testing.TB, pieces []history.Piece, before, after string) {
	t.Helper()
	var a, b strings.Builder
	for i, p := range pieces {
		if p.Text == "" || i > 0 && (pieces[i-1].Kind == p.Kind || pieces[i-1].Kind == history.New && p.Kind == history.Gone) {
			t.Fatalf("piece %d of %q", i, pieces)
		}
		if p.Kind != history.New {
			a.WriteString(p.Text)
		}
		if p.Kind != history.Gone {
			b.WriteString(p.Text)
		}
	}
	if a.String() != before || b.String() != after {
		t.Fatalf("%q\nbecomes %q\nnot %q\nand %q, not %q", pieces, a.String(), before, b.String(), after)
	}
}
