package audit

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestOfficialParts compares the parts of papers with what was looked at in
// print: before July 2012 with subject words and dates in Chinese numerals,
// since then without.
func TestOfficialParts(t *testing.T) {
	all := pages(t, public(t))
	for name, url := range map[string]string{
		"document-1999": "/documents/2012-03-20-quarterly-summary/",
		"document-2012": "/documents/2012-07-09-puwan-plan/",
		"bulletin-1999": "/bulletins/2012-no01/",
		"bulletin-2012": "/bulletins/2012-no04/",
		"report":        "/reports/2012-q2/",
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := html.Parse(bytes.NewReader(all[url]))
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			parts(&got, doc, 0)
			golden(t, filepath.Join("testdata", "official", name+".golden"), got.String())
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// parts lists the parts of a paper below n with the beginning of their text, each
// indented below the one that it is in.
func parts(out *strings.Builder, n *html.Node, depth int) {
	class := attr(n, "class")
	if class == "official-beside" { // what the site says of the paper
		return
	}
	if strings.HasPrefix(class, "official") || strings.HasPrefix(class, "bulletin") {
		out.WriteString(strings.Repeat("  ", depth) + class + ": " + beginning(n) + "\n")
		depth++
	}
	for child := range n.ChildNodes() {
		parts(out, child, depth)
	}
}

// beginning is the first words of an element, without the breaks of its source.
func beginning(n *html.Node) string {
	words := []rune(strings.Join(strings.Fields(inner(n)), " "))
	return string(words[:min(len(words), 40)])
}
