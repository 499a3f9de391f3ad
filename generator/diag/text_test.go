package diag_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	. "zoufang/generator/diag"
)

const visit = `---
日期：2012-03-05
标题: "走访“双走双促”活动的3家企业"
地点:	城东	工业园
走访组: 走访七组
概要: >
    第一段，
      第二段，
    第三段，

    第五段。
---
`

var textCases = []struct {
	name   string
	lang   Lang
	source string
	find   func() Finding
}{
	{"chinese", ZH, visit, func() Finding {
		return deadReference(span(5, 6, 5, 10)).
			WithRelated(Span{"content/groups/six.md", Pos{1, 1}, Pos{}}, "reference.here", Args{"field": "走访组"}).
			WithFix(false, replace(5, 6, 5, 10, "走访六组"))
	}},
	{"english", EN, visit, func() Finding {
		return deadReference(span(5, 6, 5, 10)).WithFix(false, replace(5, 6, 5, 10, "走访六组"))
	}},
	{"ambiguous-in-chinese", ZH, visit, func() Finding { return At(span(3, 8, 3, 14), "heading", nil) }},
	{"ambiguous-in-english", EN, visit, func() Finding { return At(span(3, 8, 3, 14), "heading", nil) }},
	{"tabs", ZH, visit, func() Finding { return At(span(4, 4, 4, 7), "heading", nil) }},
	{"full-width-colon", ZH, visit, func() Finding {
		return At(span(2, 3, 2, 4), "colon", Args{"key": "日期"}).WithFix(true, replace(2, 3, 2, 4, ": "))
	}},
	{"combining", EN, "cafe\u0301\u200b: x", func() Finding { return At(span(1, 4, 1, 6), "heading", nil) }},
	{"zero-width", EN, "a\u200bb", func() Finding { return At(span(1, 2, 1, 3), "heading", nil) }},
	{"end-of-line", ZH, visit, func() Finding { return At(span(5, 10, 5, 10), "heading", nil) }},
	{"past-the-line", ZH, visit, func() Finding { return At(span(5, 90, 5, 99), "heading", nil) }},
	{"point", ZH, visit, func() Finding { return At(Span{File: file, Start: Pos{5, 4}}, "heading", nil) }},
	{"newline", ZH, visit, func() Finding { return At(span(5, 10, 6, 1), "heading", nil) }},
	{"empty-line", ZH, visit, func() Finding { return At(span(10, 1, 11, 1), "heading", nil) }},
	{"whole-line", ZH, visit, func() Finding {
		return At(span(5, 1, 6, 1), "heading", nil).WithFix(true, replace(5, 1, 6, 1, ""))
	}},
	{"two-lines", ZH, visit, func() Finding { return At(span(7, 7, 8, 9), "heading", nil) }},
	{"three-lines", ZH, visit, func() Finding { return At(span(7, 5, 9, 9), "heading", nil) }},
	{"many-lines", ZH, visit, func() Finding { return At(span(7, 5, 11, 9), "heading", nil) }},
	{"whole-file", ZH, visit, func() Finding { return At(Span{File: file}, "heading", nil) }},
	{"no-file", EN, visit, func() Finding { return At(Span{}, "heading", nil) }},
	{"unknown-line", ZH, visit, func() Finding {
		return At(span(99, 1, 99, 2), "heading", nil).WithFix(true, replace(99, 1, 99, 2, "x"))
	}},
	{"big-line-number", ZH, strings.Repeat("\n", 12344) + visit, func() Finding {
		return deadReference(span(12349, 6, 12349, 10)).WithFix(false, replace(12349, 6, 12349, 10, "走访六组"))
	}},
	{"long-line", ZH, strings.Repeat("前文很长，", 40) + "走访七组" + strings.Repeat("后文也很长，", 40), func() Finding {
		return deadReference(span(1, 201, 1, 205)).WithFix(false, replace(1, 201, 1, 205, "走访六组"))
	}},
	{"long-line-start", EN, "走访七组" + strings.Repeat("后文也很长，", 40), func() Finding {
		return deadReference(span(1, 1, 1, 5))
	}},
	{"long-span", EN, strings.Repeat("a ", 100), func() Finding { return At(span(1, 11, 1, 190), "heading", nil) }},
	{"controls", ZH, "a\x1b[31m\x00\u0085\u202eb\x7f", func() Finding {
		return At(span(1, 2, 1, 7), "heading", nil).WithText(Name{ZH: "值是“\x1b[0m”\n换行"})
	}},
	{"fix-elsewhere", ZH, visit, func() Finding {
		return At(span(1, 1, 1, 4), "heading", nil).
			WithFix(false, replace(5, 4, 5, 5, "："), replace(2, 3, 2, 4, ": "), Edit{Span{"content/y.md", Pos{1, 1}, Pos{1, 2}}, "x"})
	}},
	{"fix-inserts", ZH, visit, func() Finding {
		return At(span(1, 1, 1, 4), "heading", nil).WithFix(false, replace(12, 1, 12, 1, "走访人:\n  - 张三\n  - 李四\n  - 王五\n"))
	}},
	{"fix-inserts-english", EN, visit, func() Finding {
		return At(span(1, 1, 1, 4), "heading", nil).WithFix(false, replace(12, 1, 12, 1, "visitors: []\n"))
	}},
	{"fix-replaces-lines", ZH, visit, func() Finding {
		return At(span(7, 5, 9, 9), "heading", nil).WithFix(false, replace(7, 5, 9, 9, "第一段，\n    第二段。"))
	}},
	{"fix-joins-lines", ZH, visit, func() Finding {
		return At(span(7, 5, 9, 9), "heading", nil).WithFix(true, replace(7, 9, 8, 7, ""), replace(8, 11, 9, 5, ""))
	}},
	{"fix-deletes-lines", EN, visit, func() Finding {
		return At(span(10, 1, 10, 1), "heading", nil).WithFix(true, replace(10, 1, 12, 1, ""))
	}},
	{"fix-changes-nothing", ZH, visit, func() Finding {
		return At(span(5, 6, 5, 10), "heading", nil).WithFix(true, replace(5, 6, 5, 10, "走访七组"))
	}},
}

func TestText(t *testing.T) {
	UseCatalogue(t, testArea)
	for _, test := range textCases {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			err := Text(&out, List{test.find()}, TextOptions{Lang: test.lang, Lines: lines(test.source)})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "text/"+test.name+".txt", out.Bytes())
		})
	}
}

func TestTextInColor(t *testing.T) {
	UseCatalogue(t, testArea)
	list := List{
		deadReference(span(5, 6, 5, 10)).WithFix(false, replace(5, 6, 5, 10, "走访六组")),
		At(span(3, 1, 3, 3), "heading", nil),
		At(span(2, 3, 2, 4), "colon", Args{"key": "日期"}),
	}
	var out bytes.Buffer
	if err := Text(&out, list, TextOptions{Lines: lines(visit), Color: true}); err != nil {
		t.Fatal(err)
	}
	shown := bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛"))
	golden(t, "text/color.txt", shown)
}

func TestTextWithoutLines(t *testing.T) {
	UseCatalogue(t, testArea)
	var out bytes.Buffer
	f := At(span(5, 6, 5, 10), "heading", nil).WithFix(true, replace(5, 6, 5, 10, "x"))
	if err := Text(&out, List{f}, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), file+":5:6: 警告[heading] 标题不规范\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzText(f *testing.F) {
	f.Add("走访组: 走访七组", 1, 6, 1, 10, "x", true, 20)
	f.Add("a\u0301\t“b”\x1b[0m\xff", 1, 1, 3, 1, "\n", false, 3)
	f.Fuzz(func(t *testing.T, source string, line, col, endLine, endCol int, with string, english bool, width int) {
		UseCatalogue(t, testArea)
		lang := ZH
		if english {
			lang = EN
		}
		s := span(line%1000, col, endLine%1000, endCol)
		if s.Start.Line < 0 {
			return
		}
		list := List{At(s, "heading", nil).WithText(Name{ZH: with}).WithFix(true, Edit{s, with})}
		var out bytes.Buffer
		if err := Text(&out, list, TextOptions{Lang: lang, Lines: lines(source), Width: width}); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(out.Bytes()) {
			t.Errorf("not UTF-8: %q", out.String())
		}
		for _, c := range out.String() {
			if c != '\n' && unicode.IsControl(c) {
				t.Fatalf("control character in %q", out.String())
			}
		}
	})
}
