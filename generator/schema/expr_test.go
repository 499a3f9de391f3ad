package schema_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// code is an expression as it stands in a YAML file.
func code(text string) schema.Code {
	src, _ := record.Decode("tallies/x.yaml", []byte("where: "+text+"\n"))
	file, _ := record.ParseYAML(src, nil)
	return schema.Code{Source: src, Node: file.Front.Get("where")}
}

func TestCompileOverSelfAndRow(t *testing.T) {
	set := testSet(t)
	trips, teams := set.Collection("trips"), set.Collection("teams")
	values, _ := trips.Decode(parse(t, trips, "---\n标题: 走进海岛\n日期: 2012-03-05\n队伍: t1\n类别: 海路\n人数: 12\n费用: 3.5\n看点: 山、湖、海\n停留: [{城市: 大连, 晚数: 2}, {城市: 沈阳}]\n评分: {山: {得分: 5}}\n---\n"), "trip-1")
	row := schema.Values{"id": "t1", "name": "一队"}
	for text, want := range map[string]any{
		`self.kind != "air"`:                              true,
		`self.team == row.id`:                             true,
		`self.id + "/" + row.name`:                        "trip-1/一队",
		`self.count * 2`:                                  int64(24),
		`self.cost > 3`:                                   true,
		`"hills" in self.sights`:                          true,
		`self.sights.exists(s, s == "lakes")`:             true,
		`size(self.stops)`:                                int64(2),
		`self.stops.map(s, s.city).join("、")`:             "大连、沈阳",
		`self.stops.filter(s, has(s.nights)).size()`:      int64(1),
		`self.ratings["hills"].score`:                     int64(5),
		`self.date`:                                       day(2012, 3, 5),
		`days(self.date, date("2012年3月9日"))`:              int64(4),
		`self.date.getMonth() == 2`:                       true,
		`self.date < site.to && site.as_of < site.to`:     true,
		`has(self.end)`:                                   false,
		`self.draft`:                                      false,
		`self.title.startsWith("走进")`:                     true,
		`sets.intersects(self.sights, ["towns","hills"])`: true,
	} {
		expr, findings := set.Compile(code("'"+text+"'"), trips, teams)
		if len(findings) > 0 {
			t.Errorf("%s: %s", text, findings[0].Message.In(diag.EN))
			continue
		}
		got, err := expr.Value(values, row, testEnv)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestCompileReportsAtThePlace(t *testing.T) {
	set := testSet(t)
	for text, want := range map[string]string{
		`'row.nmae == "x"'`:      "1:13 there is no field “nmae”; near it: name",
		`"self.kind == \"see\""`: "1:22 “see” is no id of kinds and never equal; there are: sea, land, air",
		`'self.count + '`:        "1:22 the rule is unfinished",
	} {
		_, findings := set.Compile(code(text), set.Collection("trips"), set.Collection("teams"))
		if len(findings) != 1 {
			t.Errorf("%s: %d findings", text, len(findings))
			continue
		}
		f := findings[0]
		if got := fmt.Sprintf("%d:%d %s", f.Span.Start.Line, f.Span.Start.Col, f.Message.In(diag.EN)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
	if _, findings := set.Compile(code("'row.id'"), set.Collection("trips"), nil); len(findings) != 1 {
		t.Errorf("row without a row: %d findings", len(findings))
	}
}

func TestExpressionsOverInvalidAndAbsentValues(t *testing.T) {
	set := testSet(t)
	trips := set.Collection("trips")
	expr, _ := set.Compile(code("'self.count > 3 || self.rainy'"), trips, nil)
	if _, err := expr.Bool(schema.Values{"count": schema.Invalid{}}, nil, testEnv); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("invalid value: %v", err)
	}
	if ok, err := expr.Bool(schema.Values{"count": schema.Invalid{}, "rainy": true}, nil, testEnv); err != nil || !ok {
		t.Errorf("an invalid value that does not matter: %v, %v", ok, err)
	}
	if _, err := expr.Bool(schema.Values{}, nil, testEnv); err == nil || errors.Is(err, schema.ErrInvalid) {
		t.Errorf("absent value: %v", err)
	}
}

func TestExpressionsAreConcurrent(t *testing.T) {
	set := testSet(t)
	expr, _ := set.Compile(code(`'self.sights.all(s, s != "") && self.date < site.to'`), set.Collection("trips"), nil)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			values := schema.Values{"sights": []any{set.Vocabulary("sights").Terms[0]}, "date": day(2012, 3, 5)}
			for range 200 {
				if ok, err := expr.Bool(values, nil, testEnv); !ok || err != nil {
					t.Error(ok, err)
				}
			}
		})
	}
	group.Wait()
}

func TestNoRuleHangs(t *testing.T) {
	set, findings := schema.Load(fstest.MapFS{"x.yaml": &fstest.MapFile{Data: []byte(`title: 试
type: object
x-collection: {label: 试, path: x, permalink: '/x/:id/'}
properties:
  list: {title: 列, type: array, items: {type: string}}
x-rules:
  - rule: 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c != "x")))'
    message: 不会有
`)}}, "schemas/")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	c := set.Collection("x")
	file := parse(t, c, "---\n列:\n"+strings.Repeat("  - 很长的一项\n", 2000)+"---\n")
	values, _ := c.Decode(file, "x")
	start := time.Now()
	breaches := c.Rules(values, testEnv)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if len(breaches) != 1 {
		t.Fatalf("%d breaches", len(breaches))
	}
	f := c.Place(file, breaches[0])
	if f.Message.ID != "rule-failed.cost" || f.Span.File != "schemas/x.yaml" || f.Related[0].Span.File != "x.md" {
		t.Errorf("%+v", f)
	}
}
