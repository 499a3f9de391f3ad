package schema_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// riverSet has trips with boats, whose collection has a hyphen in its name.
func riverSet(t *testing.T) *schema.Set {
	t.Helper()
	set, findings := schema.Load(fstest.MapFS{
		"river-boats.yaml": {Data: []byte(`
title: 船
type: object
x-collection: {label: 船, path: boats, permalink: '/boats/:id/'}
properties:
  built: {title: 建造, type: string, format: date}
  crew: {title: 船员, type: array, items: {type: string}}
`)},
		"trips.yaml": {Data: []byte(`
title: 行程
type: object
x-collection: {label: 行程, path: trips, permalink: '/trips/:id/'}
properties:
  date: {title: 日期, type: string, format: date}
  boat: {title: 船, x-ref: river-boats}
  earlier: {title: 上几次, type: array, items: {x-ref: trips}}
x-rules:
  - rule: '!has(self.boat) || records.river_boats[self.boat].built <= self.date'
    field: boat
    message: 船还没有造好
`)},
	}, "schemas/")
	for _, f := range findings {
		t.Errorf("%s: %s", f.Span, f.Message.In(diag.EN))
	}
	return set
}

// fleet is what the expressions of these tests read of other records.
func fleet(collection, id string) schema.Values {
	return map[string]schema.Values{
		"river-boats/swan":  {"id": "swan", "built": day(2012, 3, 1), "crew": []any{"甲", "乙"}},
		"river-boats/wreck": {"id": "wreck", "built": schema.Invalid{}},
		"trips/first":       {"id": "first", "date": day(2012, 3, 5), "boat": schema.Ref{Collection: "river-boats", ID: "swan"}},
	}[collection+"/"+id]
}

func TestExpressionsReadOtherRecords(t *testing.T) {
	set := riverSet(t)
	env := testEnv
	env.Record = fleet
	self := schema.Values{
		"id": "second", "date": day(2012, 3, 9), "boat": schema.Ref{Collection: "river-boats", ID: "swan"},
		"earlier": []any{schema.Ref{Collection: "trips", ID: "first"}},
	}
	for text, want := range map[string]any{
		`records.river_boats[self.boat].built < self.date`:                                 true,
		`"甲" in records.river_boats[self.boat].crew`:                                       true,
		`self.boat in records.river_boats && !("swam" in records.river_boats)`:             true,
		`has(records.river_boats["swan"].built) && !has(records.trips["first"].earlier)`:   true,
		`records.river_boats[records.trips["first"].boat].id`:                              "swan",
		`self.earlier.all(e, records.trips[e].date <= self.date)`:                          true,
		`self.earlier.map(e, records.trips[e].boat).join("、")`:                             "swan",
		`records.river_boats["swan"].crew.size() + size(records.river_boats["swan"].crew)`: int64(4),
		`records.river_boats["no"].built < self.date`:                                      schema.ErrInvalid,
		`records.river_boats["wreck"].built < self.date`:                                   schema.ErrInvalid,
		`self.earlier.exists(e, records.river_boats[e].crew.exists(c, c == "甲"))`:          schema.ErrInvalid,
		`"no" in records.river_boats && records.river_boats["no"].built < self.date`:       false,
	} {
		expr, findings := set.Compile(code("'"+text+"'"), set.Collection("trips"), nil)
		if len(findings) > 0 {
			t.Errorf("%s: %s", text, findings[0].Message.In(diag.EN))
			continue
		}
		got, err := expr.Value(self, nil, env)
		if wanted, fails := want.(error); fails && !errors.Is(err, wanted) || !fails && (err != nil || got != want) {
			t.Errorf("%s: got %v, %v, want %v", text, got, err, want)
		}
		if _, err := expr.Value(self, nil, testEnv); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: without records: %v", text, err)
		}
	}
}

func TestRulesSkipRecordsThatAreNotThere(t *testing.T) {
	trips := riverSet(t).Collection("trips")
	env := testEnv
	env.Record = fleet
	for boat, want := range map[string]int{"swan": 1, "wreck": 0, "no": 0} {
		values := schema.Values{"date": day(2012, 2, 1), "boat": schema.Ref{Collection: "river-boats", ID: boat}}
		if got := trips.Rules(values, env); len(got) != want {
			t.Errorf("%s: %d breaches, want %d", boat, len(got), want)
		}
	}
}
