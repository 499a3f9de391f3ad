package schema

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestGroup(t *testing.T) {
	g := Group{
		"title": "督导台", "order": int64(3), "strong": true, "day": time.Date(2012, time.March, 5, 0, 0, 0, 0, time.UTC),
		"people": []any{"cadres", int64(1), "units"},
		"slips":  map[string]any{"near": int64(5)},
		"checks": []any{map[string]any{"from": "calls"}, "no group"},
	}
	for name, c := range map[string]struct{ got, want any }{
		"text":                     {g.Text("title"), "督导台"},
		"text not given":           {g.Text("name"), ""},
		"text of another type":     {g.Text("order"), ""},
		"number":                   {g.Int("order", 1), 3},
		"number not given":         {g.Int("near", 7), 7},
		"yes":                      {g.Bool("strong"), true},
		"yes or no, not given":     {g.Bool("weak"), false},
		"day":                      {g.Day("day"), time.Date(2012, time.March, 5, 0, 0, 0, 0, time.UTC)},
		"day not given":            {g.Day("end"), time.Time{}},
		"texts, and what is none":  {g.Texts("people"), []string{"cadres", "units"}},
		"texts not given":          {g.Texts("units"), []string(nil)},
		"group":                    {g.Group("slips").Int("near", 0), 5},
		"group not given":          {g.Group("board"), Group(nil)},
		"within what is not given": {g.Group("board").Text("audience"), ""},
		"groups, and what is none": {g.Groups("checks"), []Group{{"from": "calls"}}},
		"groups of another type":   {g.Groups("title"), []Group(nil)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
