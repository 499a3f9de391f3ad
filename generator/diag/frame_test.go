package diag_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

func TestFrame(t *testing.T) {
	UseCatalogue(t, testArea)
	file := []string{"---", "走访组: 走访七组", "---", strings.Repeat("长", 500), "尾"}
	lines := func(_ string, n int) (string, bool) {
		if n < 1 || n > len(file) {
			return "", false
		}
		return file[n-1], true
	}
	span := func(fromLine, fromCol, toLine, toCol int) Span {
		return Span{File: "content/x.md", Start: Pos{Line: fromLine, Col: fromCol}, End: Pos{Line: toLine, Col: toCol}}
	}
	long := strings.Repeat("长", 50)
	group := span(2, 6, 2, 10)
	for name, test := range map[string]struct {
		finding Finding
		want    Frame
	}{
		"a word with what to type": {
			At(group, "heading", nil).WithFix(false, Edit{Span: group, Text: "走访六组"}),
			Frame{[]FrameLine{{2, "走访组: ", "走访七组", ""}}, []FrameFix{{"修改：", []string{"走访组: 走访六组"}}}},
		},
		"a line to delete": {
			At(span(3, 1, 3, 4), "heading", nil).WithFix(true, Edit{Span: span(3, 1, 4, 1)}),
			Frame{[]FrameLine{{3, "", "---", ""}}, []FrameFix{{"删去第 3 行", nil}}},
		},
		"a point in a long line": {
			At(span(4, 250, 4, 250), "heading", nil),
			Frame{[]FrameLine{{4, "…" + long, "", long + "…"}}, nil},
		},
		"several lines": {
			At(span(1, 1, 5, 2), "heading", nil),
			Frame{[]FrameLine{{1, "", "---", ""}, {2, "", "走访组: 走访七组", ""}, {5, "", "尾", ""}}, nil},
		},
		"the file as a whole": {At(Span{File: "content/x.md"}, "heading", nil), Frame{}},
		"a line that is gone": {At(span(9, 1, 9, 2), "heading", nil), Frame{}},
	} {
		if diff := cmp.Diff(test.want, test.finding.Frame(ZH, lines)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
