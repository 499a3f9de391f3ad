package tally

import (
	"math/big"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// tally turns the values of a definition into one, checking every name in it.
func (r *reader) tally(id string, values schema.Group) *Tally {
	t := &Tally{
		ID: id, Title: values.Text("title"), Description: values.Text("description"), Unit: values.Text("unit"),
		Order: values.Int("order", 0), Published: values.Bool("published"), Span: r.at(nil), set: r.set,
	}
	t.Rows = r.rows(values.Group("rows"))
	for _, part := range values.Groups("parts") {
		t.Parts = append(t.Parts, Part{Tally: part.Text("tally"), Weight: bound(part["weight"])})
	}
	if t.Parts != nil {
		return t
	}
	t.Columns = r.columns(values)
	t.Measure = measure(values.Group("measure"))
	for i, source := range values.Groups("sources") {
		t.Sources = append(t.Sources, r.source(t, i, source))
	}
	t.Target = r.target(t, values.Group("target"))
	t.Discreet = int64(values.Int("discreet", 0))
	return t
}

func (r *reader) rows(v schema.Group) Rows {
	at := schema.Path{"rows"}
	rows := Rows{From: r.collection(append(at, "from"), v.Text("from"))}
	rows.Where = r.condition(append(at, "where"), v["where"], rows.From, nil)
	rows.Key, _ = r.path(append(at, "key"), v["key"], rows.From, onValue)
	rows.Group, _ = r.path(append(at, "group"), v["group"], rows.From, onValue)
	return rows
}

func (r *reader) columns(values schema.Group) Columns {
	across := values.Group("across")
	switch {
	case across["vocabulary"] != nil:
		id := across.Text("vocabulary")
		c := Columns{Vocabulary: r.set.Vocabulary(id)}
		if c.Vocabulary == nil {
			r.suggest(schema.Path{"across", "vocabulary"}, "tally-reference.vocabulary", id, r.set.VocabularyIDs())
		}
		return c
	case across["states"] != nil:
		from := r.collection(schema.Path{"across", "states"}, across.Text("states"))
		if from != nil && from.Workflow == nil {
			r.report(schema.Path{"across", "states"}, "tally-value.states", diag.Args{"collection": from.Title})
		}
		if from == nil || from.Workflow == nil {
			return Columns{States: &schema.Workflow{}}
		}
		return Columns{States: from.Workflow}
	case across["from"] != nil:
		c := Columns{From: r.collection(schema.Path{"across", "from"}, across.Text("from"))}
		c.Where = r.condition(schema.Path{"across", "where"}, across["where"], c.From, nil)
		c.Due, _ = r.path(schema.Path{"across", "due"}, across["due"], c.From, onDate)
		return c
	}
	if period := values.Text("period"); period != "" {
		return Columns{Period: Period(period)}
	}
	return Columns{Period: PeriodCampaign}
}

// measure reads how cells become numbers. The schema holds that there is one.
func measure(v schema.Group) Measure {
	for _, kind := range []Kind{KindCount, KindSum, KindDistinct, KindDays} {
		if _, given := v[string(kind)]; given {
			m := Measure{Kind: kind}
			if path := v.Text(string(kind)); path != "" {
				m.Path = strings.Split(path, ".")
			}
			return m
		}
	}
	return Measure{Kind: KindCount}
}

func (r *reader) source(t *Tally, i int, v schema.Group) Source {
	at := func(key string) schema.Path { return schema.Path{"sources", i, key} }
	s := Source{From: r.collection(at("from"), v.Text("from"))}
	if s.From == nil || t.Rows.From == nil {
		return s
	}
	s.Where = r.condition(at("where"), v["where"], s.From, t.Rows.From)
	s.At, _ = r.path(at("at"), v["at"], s.From, onDate)
	s.Until, _ = r.path(at("until"), v["until"], s.From, onDate)
	s.Each, _ = r.path(at("each"), v["each"], s.From, onObjects)
	r.credit(t, &s, at("credit"), v["credit"])
	r.column(t, &s, at("column"), v["column"])
	if s.At == nil && s.From.DateField == nil {
		r.report(at("from"), "tally-value.undated", diag.Args{"collection": s.From.Title})
	}
	switch t.Measure.Kind {
	case KindSum:
		r.measured(s.From, "sum", t.Measure.Path, onNumber)
	case KindDistinct:
		r.measured(s.From, "distinct", t.Measure.Path, onValue)
	}
	return s
}

// measured checks that a source has what is measured.
func (r *reader) measured(from *schema.Collection, key string, path []string, wanted kinds) {
	r.path(schema.Path{"measure", key}, strings.Join(path, "."), from, wanted)
}

// credit reads which field names the row, and checks that it can.
func (r *reader) credit(t *Tally, s *Source, at schema.Path, v any) {
	if v == nil {
		if s.From != t.Rows.From {
			r.report(at[:2], "tally-value.credit-missing", diag.Args{"rows": t.Rows.From.Title})
		}
		return
	}
	path, field := r.path(at, v, s.From, onValue)
	if s.Credit = path; field == nil {
		return
	}
	if t.Rows.Key == nil {
		if field.Type != schema.TypeRef || field.Ref != t.Rows.From.ID {
			r.report(at, "tally-value.credit", diag.Args{"field": field.Name(), "rows": t.Rows.From.Title})
		}
		return
	}
	if key := leaf(r.set, t.Rows.From, t.Rows.Key); key != nil && !alike(key, field) {
		r.report(at, "tally-value.credit-key", diag.Args{"field": field.Name(), "key": key.Name()})
	}
}

// column reads which field names the column, and checks that it can.
func (r *reader) column(t *Tally, s *Source, at schema.Path, v any) {
	if v == nil {
		if t.Columns.Period == PeriodNone {
			r.report(at[:2], "tally-value.column-missing", nil)
		}
		return
	}
	if t.Columns.States != nil {
		s.Column = []string{Progress}
		if v != Progress || s.From.Workflow == nil {
			r.report(at, "tally-value.column-states", nil)
		}
		return
	}
	path, field := r.path(at, v, s.From, onValue|onKeys)
	if s.Column = path; field == nil {
		return
	}
	switch c := t.Columns; {
	case c.Vocabulary != nil && field.Vocabulary != c.Vocabulary && field.Keys != c.Vocabulary:
		r.report(at, "tally-value.column-vocabulary", diag.Args{"field": field.Name(), "vocabulary": c.Vocabulary.ID})
	case c.From != nil && (field.Type != schema.TypeRef || field.Ref != c.From.ID):
		r.report(at, "tally-value.column-records", diag.Args{"field": field.Name(), "collection": c.From.Title})
	}
}

func (r *reader) target(t *Tally, v schema.Group) *Target {
	if v == nil || t.Rows.From == nil {
		return nil
	}
	at := func(key string) schema.Path { return schema.Path{"target", key} }
	goal := &Target{Min: bound(v["min"]), Max: bound(v["max"]), Whole: v.Bool("whole")}
	goal.MinField, _ = r.path(at("min_field"), v["min_field"], t.Rows.From, onNumber)
	goal.Exempt = r.condition(at("exempt"), v["exempt"], t.Rows.From, nil)
	goal.From, _ = r.path(at("from"), v["from"], t.Rows.From, onDate)
	goal.To, _ = r.path(at("to"), v["to"], t.Rows.From, onDate)
	return goal
}

func bound(v any) *big.Rat {
	if d, ok := v.(schema.Decimal); ok {
		return d.Rat()
	}
	return nil
}
