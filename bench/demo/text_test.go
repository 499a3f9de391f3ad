package main

import (
	"strings"
	"testing"
	"time"
)

func TestApply(t *testing.T) {
	for _, test := range []struct {
		spans []span
		want  string
	}{
		{nil, "abcdef"},
		{[]span{{1, 2, ""}, {4, 5, "X"}}, "acdXf"},
		{[]span{{2, 3, "X"}, {1, 4, ""}}, "aef"}, // the outer counts
		{[]span{{0, 6, ""}}, ""},
		{[]span{{1, 3, ""}, {3, 4, ""}}, "aef"},
	} {
		if got := apply("abcdef", test.spans); got != test.want {
			t.Errorf("%v: got %q, want %q", test.spans, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]int{
		"7": 7, "30": 30, "三": 3, "十": 10, "十二": 12, "二十": 20, "三十一": 31,
	} {
		if got := number(text); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func TestCutLeavesCommasRight(t *testing.T) {
	text := "[ab, cd, ef]"
	list := &part{flow: true, to: len(text), kids: []*part{{from: 1, to: 3}, {from: 5, to: 7}, {from: 9, to: 11}}}
	for gone, want := range map[string]string{
		"": text, "a": "[cd, ef]", "c": "[ab, ef]", "e": "[ab, cd]",
		"ac": "[ef]", "ce": "[ab]", "ae": "[cd]",
	} {
		var spans []span
		all := list.cut(func(p *part) bool {
			return p != list && strings.IndexByte(gone, text[p.from]) >= 0
		}, &spans)
		if got := apply(text, spans); all || got != want {
			t.Errorf("without %q: got %s, want %s", gone, got, want)
		}
	}
	if !list.cut(func(p *part) bool { return p != list }, new([]span)) {
		t.Error("a list without any item is left standing")
	}
}

func TestWorkdays(t *testing.T) {
	for day, want := range map[string]bool{
		"2012-03-05": true, "2012-03-10": false, "2012-04-02": false, "2012-04-01": true, "2012-06-22": false,
	} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if isWorkday(at) != want {
			t.Errorf("%s: got %v", day, !want)
		}
	}
	friday := time.Date(2012, 3, 9, 18, 45, 0, 0, shanghai)
	if got := inHours(friday); got.Format(time.DateOnly) != "2012-03-12" {
		t.Errorf("after hours on a Friday: %s", got)
	}
}
