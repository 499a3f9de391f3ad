package sheet

import (
	"strings"
	"testing"
)

func TestSheetNames(t *testing.T) {
	names := sheetNames{}
	long := strings.Repeat("走访", 20)
	for _, c := range []struct{ title, want string }{
		{"每人走访职工", "每人走访职工"},
		{"每人走访职工", "每人走访职工 2"},
		{"a/b:c[d]'s", "a b c d s"},
		{"A B C D S", "A B C D S 2"},
		{"", "1"},
		{"History", "History 1"},
		{long, strings.Repeat("走访", 15) + "走"},
		{long, strings.Repeat("走访", 14) + "走 2"},
		{"𠮷" + strings.Repeat("x", 40), "𠮷" + strings.Repeat("x", 29)},
	} {
		if got := names.take(c.title); got != c.want {
			t.Errorf("take(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}
