package diag_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

// report has a finding of every shape.
func report() List {
	list := List{
		deadReference(span(5, 6, 5, 10)).
			WithRelated(Span{"content/走访组/六组.md", Pos{1, 1}, Pos{}}, "reference.here", Args{"field": Name{"走访组", "group"}}).
			WithFix(false, replace(5, 6, 5, 10, "走访六组")),
		At(span(2, 3, 2, 4), "colon", Args{"key": "<日期> {x}"}).WithFix(true, replace(2, 3, 2, 4, ": "), replace(12, 1, 12, 1, "地点:\n")),
		At(Span{File: file}, "colon", Args{"key": "日期"}).WithFix(true),
		At(span(7, 5, 11, 9), "heading", nil).WithText(Name{"第一行\n第二行", "two\nlines"}),
		At(Span{}, "heading", nil),
	}
	list.Sort()
	return list
}

func TestJSON(t *testing.T) {
	UseCatalogue(t, testArea)
	for _, lang := range []Lang{ZH, EN} {
		var out, indented bytes.Buffer
		if err := JSON(&out, report(), lang); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out.Bytes(), []byte("\n")); n != 1 {
			t.Errorf("%d lines, want one", n)
		}
		if err := json.Indent(&indented, out.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		golden(t, "json/"+string(lang)+".json", indented.Bytes())
	}
}

func TestJSONOfNothing(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, nil, ZH); err != nil {
		t.Fatal(err)
	}
	want := `{"findings":[],"counts":{"error":0,"warning":0,"notice":0}}` + "\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
