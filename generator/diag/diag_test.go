package diag_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// testArea is a catalogue that stands still while the real one grows.
var testArea = Area{
	ID:    "test",
	Title: Name{"测试", "test"},
	Rules: []Rule{
		{
			ID: "reference", Severity: Error,
			Title: Name{"引用的内容不存在", "dead reference"},
			Why:   Name{"指向不存在内容的引用会变成死链。", "a dead reference would become a dead link."},
			Texts: []Wording{
				{"", Name{"{field}“{value}”不存在；相近的有：{near}", "no {field} “{value}”; near it: {near}"}},
				{"here", Name{"{field}都在这里", "every {field} is here"}},
			},
		},
		{
			ID: "heading", Severity: Warning,
			Title: Name{"标题不规范", "odd heading"},
			Why:   Name{"目录由标题生成。", "the outline is made of headings."},
			Texts: []Wording{{"", Name{"标题不规范", "odd heading"}}},
		},
		{
			ID: "colon", Severity: Notice,
			Title: Name{"全角冒号", "full-width colon"},
			Why:   Name{"YAML 只认半角冒号。", "YAML knows the ASCII colon only."},
			Texts: []Wording{{"", Name{"“{key}”后用了全角冒号", "full-width colon after “{key}”"}}},
		},
	},
}

// file is a source file of a test.
const file = "content/visits/2012/03/x.md"

// lines serves text as every file there is.
func lines(text string) Lines {
	all := strings.Split(text, "\n")
	return func(_ string, n int) (string, bool) {
		if n < 1 || n > len(all) {
			return "", false
		}
		return all[n-1], true
	}
}

// span is a span of file.
func span(line, col, endLine, endCol int) Span {
	return Span{file, Pos{line, col}, Pos{endLine, endCol}}
}

// replace is an edit of file.
func replace(line, col, endLine, endCol int, text string) Edit {
	return Edit{span(line, col, endLine, endCol), text}
}

// deadReference is a finding with arguments of every kind.
func deadReference(s Span) Finding {
	return At(s, "reference", Args{
		"field": Name{"走访组", "group"},
		"value": "走访七组",
		"near":  []string{"走访一组", "走访六组"},
	})
}
