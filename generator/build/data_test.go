package build

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"zoufang/generator/schema"
)

func TestAppendJSON(t *testing.T) {
	number, _ := schema.ParseDecimal("12.50")
	got := string(appendJSON(nil, map[string]any{
		"text": "“走访”\t1", "yes": true, "count": int64(12), "cost": number,
		"day": time.Date(2012, 3, 5, 0, 0, 0, 0, time.UTC), "never": time.Time{},
		"term": &schema.Term{ID: "worker", Name: "走访职工"}, "ref": schema.Ref{Collection: "groups", ID: "g1"},
		"list": []any{int64(1), "二", map[string]any{}}, "none": nil,
	}))
	want := `{"cost":` + number.String() + `,"count":12,"day":"2012-03-05","list":[1,"二",{}],"never":null,"none":null,` +
		`"ref":"g1","term":"worker","text":"“走访”\u00091","yes":true}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !json.Valid([]byte(got)) {
		t.Errorf("%s is no JSON", got)
	}
}

// FuzzAppendString holds strings to what another reader of JSON makes of them.
func FuzzAppendString(f *testing.F) {
	for _, seed := range []string{"", "走访", "\"\\/\b\f\n\r\t\x00\x1f\u2028\u2029", "\xff\xfe", "😀", "</script>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var back string
		encoded := appendString(nil, s)
		if err := json.Unmarshal(encoded, &back); err != nil {
			t.Fatalf("%q: %s: %v", s, encoded, err)
		}
		if want := strings.ToValidUTF8(s, "\uFFFD"); !reflect.DeepEqual([]rune(back), []rune(s)) && back != want {
			t.Errorf("%q came back as %q", s, back)
		}
	})
}
