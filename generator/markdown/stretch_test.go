package markdown

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
)

// checkStretch fails if the parser that is chosen for a body makes something else
// of it than the dialect does.
func checkStretch(t *testing.T, body string) {
	t.Helper()
	type result struct {
		Fragment *Fragment
		Found    diag.List
	}
	var got, want result
	got.Fragment, got.Found = Options{}.Render("x.md", body, 5)
	want.Fragment, want.Found = Options{}.render(parseBy(dialect, newSource("x.md", body, 5)))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q (-dialect +chosen):\n%s", body, diff)
	}
}

// FuzzStretch holds checkStretch over any text.
func FuzzStretch(f *testing.F) {
	files, _ := filepath.Glob("testdata/golden/*/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, body string) {
		if utf8.ValidString(body) && !strings.ContainsAny(body, "\r\x00") {
			checkStretch(t, body)
		}
	})
}

// stretches are what random bodies are put together from.
var stretches = []string{
	"走访", "企业", "a", "12", " ", " ", "\n", "\n", "\n\n", "\n- ", "\n> ", "\n1. ", "\n| ", " | ", "\n|---|---|\n", "\n## ", "一、",
	"。", "：", ".", ":", "!", "！", "http://a.cn", "www.a.cn", "*", "**", "_", "~~", "`", "[", "]", "](x.md)", "<b>", "\\", "\\\\", "\\\n",
	"  \n", "\t", "　", "\u00A0", "&amp;", "&", "[^1]", "\n[^1]: ", "![图](a.jpg)", "\n```\n",
}

// TestStretch holds checkStretch over random bodies.
func TestStretch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		var b strings.Builder
		for range random.IntN(20) {
			b.WriteString(stretches[random.IntN(len(stretches))])
		}
		checkStretch(t, b.String())
	}
}
