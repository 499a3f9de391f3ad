package diag_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

func TestMessageInBothLanguages(t *testing.T) {
	UseCatalogue(t, testArea)
	f := deadReference(span(7, 6, 7, 10))
	if f.Rule != "reference" || f.Severity != Error {
		t.Errorf("got rule %s, severity %s", f.Rule, f.Severity)
	}
	if got, want := f.Message.In(ZH), "走访组“走访七组”不存在；相近的有：走访一组、走访六组"; got != want {
		t.Errorf("zh: got %s, want %s", got, want)
	}
	if got, want := f.Message.In(EN), "no group “走访七组”; near it: 走访一组, 走访六组"; got != want {
		t.Errorf("en: got %s, want %s", got, want)
	}
}

func TestMessageArguments(t *testing.T) {
	for _, test := range []struct {
		text string
		args Args
		want string
	}{
		{"{n} 处", Args{"n": 3}, "3 处"},
		{"{severity}", Args{"severity": Error}, "error"},
		{"{fields}", Args{"fields": []Name{{"日期", "date"}, {"走访组", "group"}}}, "日期、走访组"},
		{"{a}{b}", Args{"a": "{b}", "b": "x"}, "{b}x"},
		{"{missing} {n", Args{"n": 1}, "{missing} {n"},
		{"{{ .Title }} {n}", Args{"n": 1}, "{{ .Title }} 1"},
		{"{nothing}", Args{"nothing": nil}, ""},
	} {
		UseCatalogue(t, Area{Rules: []Rule{{ID: "r", Texts: []Wording{{"", Name{ZH: test.text}}}}}})
		if got := Say(ZH, "r", test.args); got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestAtPanicsOnUnknownMessages(t *testing.T) {
	UseCatalogue(t, testArea)
	for _, id := range []string{"", "unknown", "reference.unknown", "summary.clean"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("At took message %q", id)
				}
			}()
			At(span(1, 1, 1, 1), id, nil)
		}()
	}
}

func TestFindingsHaveValueSemantics(t *testing.T) {
	UseCatalogue(t, testArea)
	f := deadReference(span(7, 6, 7, 10)).WithRelated(span(1, 1, 1, 1), "reference.here", nil)
	a := f.WithRelated(span(2, 1, 2, 1), "reference.here", nil)
	b := f.WithRelated(span(3, 1, 3, 1), "reference.here", nil)
	if len(f.Related) != 1 || a.Related[1].Span.Start.Line != 2 || b.Related[1].Span.Start.Line != 3 {
		t.Errorf("copies share what they relate to: %v, %v, %v", f.Related, a.Related, b.Related)
	}
	if f.WithFix(true, replace(7, 6, 7, 10, "x")); f.Fix != nil {
		t.Error("WithFix changed its receiver")
	}
}

func TestSortIsTotal(t *testing.T) {
	UseCatalogue(t, testArea)
	other := Span{File: "content/a.md"}
	want := List{
		At(other, "heading", nil),
		At(span(1, 1, 1, 2), "colon", Args{"key": "甲"}),
		At(span(1, 1, 1, 2), "colon", Args{"key": "乙"}).WithText(Name{"乙", "z"}),
		At(span(1, 1, 1, 2), "heading", nil),
		At(span(1, 1, 1, 3), "colon", Args{"key": "甲"}),
		At(span(1, 2, 1, 3), "colon", Args{"key": "甲"}),
		At(span(2, 1, 2, 1), "colon", Args{"key": "甲"}),
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		got := slices.Clone(want)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		got.Sort()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

func TestSummary(t *testing.T) {
	UseCatalogue(t, testArea)
	whole := Span{File: file}
	dead, odd := deadReference(whole), At(whole, "heading", nil)
	colon := At(whole, "colon", Args{"key": "日期"}).WithFix(true)
	for _, test := range []struct {
		list   List
		zh, en string
	}{
		{nil, "没有发现问题", "nothing found"},
		{List{odd}, "没有错误，可以发布；警告 1 处", "nothing stops publication; warnings: 1"},
		{
			List{dead, dead.WithFix(false), odd, colon},
			"2 处错误，改正后才能发布；警告 1 处；提示 1 处；其中 1 处可以运行 zoufang check --fix 自动改好",
			"errors that stop publication: 2; warnings: 1; notices: 1; mended by zoufang check --fix: 1",
		},
	} {
		if got := test.list.Summary(ZH); got != test.zh {
			t.Errorf("got %s, want %s", got, test.zh)
		}
		if got := test.list.Summary(EN); got != test.en {
			t.Errorf("got %s, want %s", got, test.en)
		}
		if got, want := test.list.HasErrors(), test.list.Count(Error) > 0; got != want {
			t.Errorf("HasErrors is %v", got)
		}
	}
}
