package record_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/rangetable"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// pieces are what random front matter is put together from: everything that the
// parser looks at.
var pieces = []string{
	"\n", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\n\t", "\n　", "\n-", "\n－", "\n·", "\n1、",
	"标题", "日期", "走访人", "workers", "kind", "附注", "姓　名", "张三", "走访 3 车间", "a",
	": ", ":", "：", ":　", " ", "　", "\t", "\u00a0", "\u200b", "\x0b", "\u2028",
	"\"", "'", "“", "”", "[", "]", "{", "}", "【", "】", ",", "，", "、",
	"#", " #", "|", ">", "|\n", "|\n  ", "*", "&a", "!", "?", "@", "-", "- ", "---", "...", "<<", "\\",
}

// TestRandomFiles holds over random text what FuzzParse holds.
func TestRandomFiles(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range random.IntN(24) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		check(t, "x.md", "---\n标题"+b.String()+"\n---\n正文\n")
		check(t, "x.yaml", "标题"+b.String()+"\n")
	}
}

// check fails unless a file can be read without a position outside of it, and
// fixed without a change to what it says.
func check(t *testing.T, name, text string) {
	t.Helper()
	file, list := parse(name, []byte(text))
	if file == nil {
		return
	}
	checkPlaces(t, file.Source, list)
	checkTree(t, file.Source, file.Front)
	checkFixed(t, name, file, list)
	if t.Failed() {
		t.Fatalf("in %s: %q", name, text)
	}
}

// checkPlaces fails for findings that point outside of the file.
func checkPlaces(t *testing.T, src *record.Source, list diag.List) {
	t.Helper()
	for _, f := range list {
		spans := []diag.Span{f.Span}
		for _, r := range f.Related {
			spans = append(spans, r.Span)
		}
		for _, s := range spans {
			if s.Start.Line > 0 && (!inside(src, s.Start) || s.End != diag.Pos{} && (!inside(src, s.End) || s.End.Before(s.Start))) {
				t.Errorf("%s from %v to %v lies outside the file", f.Message.ID, s.Start, s.End)
			}
		}
		if f.Fix == nil {
			continue
		}
		if _, err := diag.Apply(src.Text, f.Fix.Edits); err != nil {
			t.Errorf("%s: %s: %v", f.Span, f.Message.ID, err)
		}
	}
}

// checkTree fails for nodes that lie outside of the file or of each other.
func checkTree(t *testing.T, src *record.Source, n *record.Node) {
	t.Helper()
	if n == nil {
		return
	}
	if !inside(src, n.Start) || !inside(src, n.End) || n.End.Before(n.Start) {
		t.Errorf("node %q from %v to %v lies outside the file", n.Value, n.Start, n.End)
	}
	checkText(t, src, n)
	for _, p := range n.Pairs {
		if !inside(src, p.Key.Start) || !inside(src, p.Key.End) || p.Key.End.Before(p.Key.Start) {
			t.Errorf("key %q from %v to %v lies outside the file", p.Key.Value, p.Key.Start, p.Key.End)
		}
		checkTree(t, src, p.Value)
	}
	for _, i := range n.Items {
		checkTree(t, src, i)
	}
}

// invisible are the characters that are read as absent.
var invisible = rangetable.New([]rune("\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\ufeff" +
	"\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069" +
	"\u206a\u206b\u206c\u206d\u206e\u206f")...)

// checkText fails unless what stands in the file at the place of an unquoted
// value is that value. Brackets that cannot be read are mended first, and what
// YAML makes of an anchor or a tag is refused.
func checkText(t *testing.T, src *record.Source, n *record.Node) {
	t.Helper()
	if n.Kind != record.Scalar || n.Style != record.Plain || n.Start.Line != n.End.Line ||
		strings.HasPrefix(n.Value, "[") || strings.HasPrefix(n.Value, "{") {
		return
	}
	line := []rune(src.Line(n.Start.Line))
	text := strings.Map(func(c rune) rune {
		switch {
		case c == '\u2028', c == '\u2029', c == '\u0085':
			return ' '
		case c != '\t' && unicode.IsControl(c), unicode.Is(invisible, c):
			return -1
		}
		return c
	}, string(line[n.Start.Col-1:n.End.Col-1]))
	if text != n.Value && strings.IndexByte("&*!", text[0]) < 0 {
		t.Errorf("node %q stands at %v to %v, where the file has %q", n.Value, n.Start, n.End, text)
	}
}

func inside(src *record.Source, p diag.Pos) bool {
	lines := strings.Count(src.Text, "\n") + 1
	return p.Line >= 1 && p.Line <= lines && p.Col >= 1 && p.Col <= utf8.RuneCountInString(src.Line(p.Line))+1
}

// checkFixed fails unless the safe fixes come to an end and leave the same tree.
// Two that touch are made one after the other.
func checkFixed(t *testing.T, name string, file *record.File, list diag.List) {
	t.Helper()
	const rounds = 4
	want, before := outline(file.Front), file.Source.Text
	for range rounds {
		edits, found := list.SafeEdits(name)
		if !found {
			return
		}
		fixed, err := diag.Apply(file.Source.Text, edits)
		if err != nil {
			t.Fatal(err)
		}
		if file, list = parse(name, []byte(fixed)); file == nil {
			return // it turns out to be a document of another kind
		}
		if diff := cmp.Diff(want, outline(file.Front)); diff != "" {
			t.Fatalf("fixing %q\ngave    %q\ntree (-before +after):\n%s", before, fixed, diff)
		}
	}
	t.Errorf("fixing %q does not end: %q", before, file.Source.Text)
}

// outline shows a tree without its positions.
func outline(n *record.Node) string {
	var b strings.Builder
	var write func(n *record.Node, indent string)
	write = func(n *record.Node, indent string) {
		fmt.Fprintf(&b, "%v %s%q\n", n.Kind, styles[n.Style], n.Value)
		for _, p := range n.Pairs {
			fmt.Fprintf(&b, "%s%q: ", indent, p.Key.Value)
			write(p.Value, indent+"  ")
		}
		for _, item := range n.Items {
			fmt.Fprintf(&b, "%s- ", indent)
			write(item, indent+"  ")
		}
	}
	if n == nil {
		return "nothing"
	}
	write(n, "")
	return b.String()
}
