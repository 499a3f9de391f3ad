package diag_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

func TestApply(t *testing.T) {
	const text = "---\n日期：2012-03-05\n走访组: 走访七组\n---\n"
	for _, test := range []struct {
		name  string
		text  string
		edits []Edit
		want  string
	}{
		{"nothing", text, nil, text},
		{"replace characters", text, []Edit{replace(2, 3, 2, 4, ": ")}, "---\n日期: 2012-03-05\n走访组: 走访七组\n---\n"},
		{"two in one line, any order", "甲乙丙", []Edit{replace(1, 3, 1, 4, "3"), replace(1, 1, 1, 2, "1")}, "1乙3"},
		{"side by side", "甲乙丙", []Edit{replace(1, 1, 1, 2, "1"), replace(1, 2, 1, 3, "2")}, "12丙"},
		{"insert before what is replaced", "甲乙", []Edit{replace(1, 1, 1, 2, "1"), replace(1, 1, 0, 0, "《")}, "《1乙"},
		{"insert after what is replaced", "甲乙", []Edit{replace(1, 2, 0, 0, "》"), replace(1, 1, 1, 2, "1")}, "1》乙"},
		{"equal edits count once", "甲乙", []Edit{replace(1, 2, 1, 2, "，"), replace(1, 2, 0, 0, "，")}, "甲，乙"},
		{"end of line", text, []Edit{replace(3, 10, 3, 10, "。")}, "---\n日期：2012-03-05\n走访组: 走访七组。\n---\n"},
		{"join lines", "甲\n乙\n", []Edit{replace(1, 2, 2, 1, "")}, "甲乙\n"},
		{"delete a line", "甲\n乙\n丙\n", []Edit{replace(2, 1, 3, 1, "")}, "甲\n丙\n"},
		{"delete a last line without newline", "甲\n乙", []Edit{replace(2, 1, 3, 1, "")}, "甲\n"},
		{"append", "甲\n", []Edit{replace(2, 1, 2, 1, "乙\n")}, "甲\n乙\n"},
		{"empty text", "", []Edit{replace(1, 1, 1, 1, "甲\n")}, "甲\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Apply(test.text, test.edits)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	const text = "甲乙丙\n丁"
	for name, edits := range map[string][]Edit{
		"overlap":                    {replace(1, 1, 1, 3, "x"), replace(1, 2, 1, 4, "y")},
		"insertion inside":           {replace(1, 1, 1, 4, "x"), replace(1, 2, 1, 2, "y")},
		"two insertions at a point":  {replace(1, 2, 1, 2, "x"), replace(1, 2, 1, 2, "y")},
		"same span, different text":  {replace(1, 1, 1, 2, "x"), replace(1, 1, 1, 2, "y")},
		"column past the line's end": {replace(1, 5, 1, 5, "x")},
		"line past the end":          {replace(3, 1, 3, 1, "x")},
		"end past the end":           {replace(2, 1, 3, 2, "x")},
		"the file as a whole":        {{Span: Span{File: file}, Text: "x"}},
	} {
		if got, err := Apply(text, edits); err == nil {
			t.Errorf("%s: got %q, want an error", name, got)
		}
	}
}

func TestSafeEdits(t *testing.T) {
	UseCatalogue(t, testArea)
	at := At(span(1, 1, 1, 2), "heading", nil)
	elsewhere := Edit{Span{"content/y.md", Pos{1, 1}, Pos{1, 2}}, "x"}
	list := List{
		at.WithFix(true, replace(3, 1, 3, 2, "三"), replace(1, 1, 1, 2, "一")),
		at.WithFix(false, replace(2, 1, 2, 2, "二")),
		at,
		at.WithFix(true, replace(1, 1, 1, 2, "一"), replace(4, 1, 4, 1, "四")),  // the same again and more
		at.WithFix(true, replace(5, 1, 5, 2, "五"), replace(3, 1, 3, 3, "叁叁")), // in the way: all or nothing
		at.WithFix(true, elsewhere),
	}
	want := []Edit{replace(1, 1, 1, 2, "一"), replace(3, 1, 3, 2, "三"), replace(4, 1, 4, 1, "四")}
	got, found := list.SafeEdits(file)
	if diff := cmp.Diff(want, got); diff != "" || !found {
		t.Errorf("found %v (-want +got):\n%s", found, diff)
	}
	if got, found := list.SafeEdits("content/y.md"); found {
		t.Errorf("edits of a fix for another file: %v", got)
	}
	if got, found := (List{at.WithFix(true)}).SafeEdits(file); !found || len(got) > 0 {
		t.Errorf("a file to be written anew: got %v, %v", got, found)
	}
}

func FuzzApply(f *testing.F) {
	f.Add("甲\n乙丙\n", 1, 1, 2, 1, "x", 2, 2)
	f.Add("a\tb", 1, 2, 1, 3, "", 1, 2)
	f.Fuzz(func(t *testing.T, text string, line, col, endLine, endCol int, with string, line2, col2 int) {
		edits := []Edit{replace(line, col, endLine, endCol, with), replace(line2, col2, 0, 0, "!")}
		got, err := Apply(text, edits)
		if err != nil {
			return
		}
		reversed, err := Apply(text, []Edit{edits[1], edits[0]})
		if err != nil || reversed != got {
			t.Errorf("the order of edits matters: %q and %q, %v", got, reversed, err)
		}
		if utf8.ValidString(text) && utf8.ValidString(with) && !utf8.ValidString(got) {
			t.Errorf("cut inside a character: %q", got)
		}
		if !strings.Contains(got, with) {
			t.Errorf("%q lacks %q", got, with)
		}
	})
}
