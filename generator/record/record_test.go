package record_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// known is what the schema of the tests knows: keys, and whether they hold lists.
var known = map[string]bool{
	"title": false, "标题": false,
	"date": false, "日期": false,
	"summary": false, "摘要": false,
	"note": false, "备注": false,
	"name": false, "姓名": false,
	"visitors": true, "走访人": true,
	"workers": true, "职工": true,
	"kind": false, "类别": false,
	"count": false, "人数": false,
}

func keys(key string) (list, ok bool) {
	list, ok = known[key]
	return list, ok
}

// parse reads data as a file with that name.
func parse(name string, data []byte) (*record.File, diag.List) {
	src, list := record.Decode(name, data)
	if src == nil {
		return nil, list
	}
	read := record.Parse
	if strings.HasSuffix(name, ".yaml") {
		read = record.ParseYAML
	}
	file, more := read(src, keys)
	list = append(list, more...)
	list.Sort()
	return file, list
}

// brief shows findings one a line: where, how grave, which message.
func brief(list diag.List) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%d:%d %s %s\n", f.Span.Start.Line, f.Span.Start.Col, f.Severity, f.Message.ID)
	}
	return b.String()
}

// sketch shows a tree with the places of everything in it.
func sketch(n *record.Node) string {
	if n == nil {
		return "nothing\n"
	}
	var b strings.Builder
	draw(&b, n, "")
	return b.String()
}

var styles = [...]string{"", "'", `"`, "|", ">"}

func draw(b *strings.Builder, n *record.Node, indent string) {
	place := fmt.Sprintf("%d:%d-%d:%d", n.Start.Line, n.Start.Col, n.End.Line, n.End.Col)
	switch n.Kind {
	case record.Scalar:
		fmt.Fprintf(b, "%s %s%q\n", place, styles[n.Style], n.Value)
	case record.Mapping:
		fmt.Fprintf(b, "%s fields\n", place)
		for _, p := range n.Pairs {
			fmt.Fprintf(b, "%s  %d:%d-%d:%d %s: ", indent,
				p.Key.Start.Line, p.Key.Start.Col, p.Key.End.Line, p.Key.End.Col, p.Key.Value)
			draw(b, p.Value, indent+"  ")
		}
	case record.Sequence:
		fmt.Fprintf(b, "%s items\n", place)
		for _, item := range n.Items {
			fmt.Fprintf(b, "%s  - ", indent)
			draw(b, item, indent+"  ")
		}
	}
}

func TestNode(t *testing.T) {
	file, list := parse("x.yaml", []byte("a:\n  - b: 一\n  - b: 二\nc: 三\n"))
	if len(list) > 0 {
		t.Fatal(brief(list))
	}
	front := file.Front
	if got := front.At("a", 1, "b").Value; got != "二" {
		t.Errorf("At(a, 1, b) = %q, want 二", got)
	}
	if got := front.Get("c").Value; got != "三" {
		t.Errorf("Get(c) = %q, want 三", got)
	}
	for _, path := range [][]any{{"x"}, {"a", 2}, {"a", -1}, {"a", "b"}, {"c", 0}, {"a", 0, "b", "c"}, {1.5}} {
		if got := front.At(path...); got != nil {
			t.Errorf("At%v = %v, want nothing", path, got)
		}
	}
	if got := front.At(); got != front {
		t.Errorf("At() = %v, want the node itself", got)
	}
}

func TestSourceLine(t *testing.T) {
	src, _ := record.Decode("x.md", []byte("一\n\n三"))
	for n, want := range map[int]string{0: "", 1: "一", 2: "", 3: "三", 4: ""} {
		if got := src.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestBody(t *testing.T) {
	tests := []struct {
		name, text, body string
		line             int
	}{
		{"plain", "---\na: b\n---\n正文\n", "正文\n", 4},
		{"none", "---\na: b\n---", "", 4},
		{"blank line first", "---\na: b\n---\n\n正文", "\n正文", 4},
		{"controls are spaces", "---\na: b\n---\n一\x0b二\u2028三\u200b四\n", "一 二 三\u200b四\n", 4},
		{"hidden start of a line", "---\na: b\n---\n\ufeff# 一\n \u200b- 二\n", " # 一\n  - 二\n", 4},
		{"no front matter", "正文\n", "正文\n", 1},
		{"empty file", "", "", 1},
		{"guessed", "---\na: b\n\n# 正文\n", "\n# 正文\n", 3},
	}
	for _, test := range tests {
		file, _ := parse("x.md", []byte(test.text))
		if file.Body != test.body || file.BodyLine != test.line {
			t.Errorf("%s: body %q from line %d, want %q from line %d",
				test.name, file.Body, file.BodyLine, test.body, test.line)
		}
	}
}

func TestEmptyFrontMatter(t *testing.T) {
	for _, text := range []string{"---\n---\n", "---\n\n# 注释\n---\n"} {
		file, list := parse("x.md", []byte(text))
		if len(list) > 0 || file.Front == nil || file.Front.Kind != record.Mapping || len(file.Front.Pairs) > 0 {
			t.Errorf("%q: %s%s, want no fields", text, brief(list), sketch(file.Front))
		}
	}
}

func TestNothingKnown(t *testing.T) {
	src, _ := record.Decode("x.md", []byte("---\n标题：走访\n日期: 2012\n---\n"))
	file, list := record.Parse(src, nil)
	want := "2:3 error full-width-colon.unknown\n"
	if diff := cmp.Diff(want, brief(list)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if got := file.Front.Get("标题"); got == nil || got.Value != "走访" {
		t.Errorf("标题 = %v, want 走访 in spite of the error", got)
	}
}

func TestLimits(t *testing.T) {
	fields := func(size int) string { return strings.Repeat("# 一\n", size/6) }
	tests := []struct {
		name, file, text, want string
		front                  bool
	}{
		{"front matter at its largest", "x.md", "---\na: b\n" + fields(record.MaxFront-5) + "---\n", "", true},
		{"front matter too large", "x.md", "---\na: b\n" + fields(record.MaxFront) + "---\n", "2:1 error file-size.front-matter\n", false},
		{"large YAML file", "x.yaml", "a: b\n" + fields(2*record.MaxFront), "", true},
		{"brackets at their deepest", "x.yaml", "a: " + strings.Repeat("[", 31) + strings.Repeat("]", 31) + "\n", "", true},
		{"brackets too deep", "x.yaml", "a: " + strings.Repeat("[", 32) + strings.Repeat("]", 32) + "\n", "1:4 error nesting\n", true},
		{"items at their deepest", "x.yaml", strings.Repeat("- ", 32) + "a\n", "", true},
		{"items too deep", "x.yaml", strings.Repeat("- ", 33) + "a\n", "1:65 error nesting\n", true},
	}
	for _, test := range tests {
		file, list := parse(test.file, []byte(test.text))
		if diff := cmp.Diff(test.want, brief(list)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", test.name, diff)
		}
		if got := file.Front != nil; got != test.front {
			t.Errorf("%s: front matter read: %t, want %t", test.name, got, test.front)
		}
	}
}

// TestNoEnd reads a file with more mistakes than anybody wants to be told.
func TestNoEnd(t *testing.T) {
	file, list := parse("x.yaml", []byte(strings.Repeat("标题：一\n", 5000)))
	if len(list) > 1100 || !list.HasErrors() || file.Front != nil {
		t.Errorf("%d findings, errors: %t, front matter: %v", len(list), list.HasErrors(), file.Front)
	}
}
