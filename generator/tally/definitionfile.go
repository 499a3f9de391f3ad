package tally

import (
	"math/big"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// tally turns the values of a definition into one, checking every name in it.
func (r *reader) tally(id string, values schema.Values) *Tally {
	t := &Tally{
		ID: id, Title: text(values["title"]), Description: text(values["description"]),
		Unit: text(values["unit"]), Span: r.at(nil), set: r.set,
	}
	if order, ok := values["order"].(int64); ok {
		t.Order = int(order)
	}
	t.Rows = r.rows(object(values["rows"]))
	t.Published, _ = values["published"].(bool)
	for _, item := range list(values["parts"]) {
		part := object(item)
		t.Parts = append(t.Parts, Part{Tally: text(part["tally"]), Weight: bound(part["weight"])})
	}
	if t.Parts != nil {
		return t
	}
	t.Columns = r.columns(values)
	t.Measure = measure(object(values["measure"]))
	for i, item := range list(values["sources"]) {
		t.Sources = append(t.Sources, r.source(t, i, object(item)))
	}
	t.Target = r.target(t, object(values["target"]))
	t.Discreet, _ = values["discreet"].(int64)
	return t
}

func (r *reader) rows(v map[string]any) Rows {
	at := schema.Path{"rows"}
	rows := Rows{From: r.collection(append(at, "from"), v["from"])}
	rows.Where = r.condition(append(at, "where"), v["where"], rows.From, nil)
	rows.Key, _ = r.path(append(at, "key"), v["key"], rows.From, onValue)
	rows.Group, _ = r.path(append(at, "group"), v["group"], rows.From, onValue)
	return rows
}

func (r *reader) columns(values schema.Values) Columns {
	across := object(values["across"])
	switch {
	case across["vocabulary"] != nil:
		id := text(across["vocabulary"])
		c := Columns{Vocabulary: r.set.Vocabulary(id)}
		if c.Vocabulary == nil {
			r.suggest(schema.Path{"across", "vocabulary"}, "tally-reference.vocabulary", id, r.set.VocabularyIDs(), itself)
		}
		return c
	case across["states"] != nil:
		from := r.collection(schema.Path{"across", "states"}, across["states"])
		if from != nil && from.Workflow == nil {
			r.report(schema.Path{"across", "states"}, "tally-value.states", diag.Args{"collection": from.Title})
		}
		if from == nil || from.Workflow == nil {
			return Columns{States: &schema.Workflow{}}
		}
		return Columns{States: from.Workflow}
	case across["from"] != nil:
		c := Columns{From: r.collection(schema.Path{"across", "from"}, across["from"])}
		c.Where = r.condition(schema.Path{"across", "where"}, across["where"], c.From, nil)
		c.Due, _ = r.path(schema.Path{"across", "due"}, across["due"], c.From, onDate)
		return c
	}
	if period := text(values["period"]); period != "" {
		return Columns{Period: Period(period)}
	}
	return Columns{Period: PeriodCampaign}
}

// measure reads how cells become numbers. The schema holds that there is one.
func measure(v map[string]any) Measure {
	for _, kind := range []Kind{KindCount, KindSum, KindDistinct, KindDays} {
		if what, ok := v[string(kind)]; ok {
			m := Measure{Kind: kind}
			if path := text(what); path != "" {
				m.Path = strings.Split(path, ".")
			}
			return m
		}
	}
	return Measure{Kind: KindCount}
}

func (r *reader) source(t *Tally, i int, v map[string]any) Source {
	at := func(key string) schema.Path { return schema.Path{"sources", i, key} }
	s := Source{From: r.collection(at("from"), v["from"])}
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
		if text(v) != Progress || s.From.Workflow == nil {
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

func (r *reader) target(t *Tally, v map[string]any) *Target {
	if v == nil || t.Rows.From == nil {
		return nil
	}
	at := func(key string) schema.Path { return schema.Path{"target", key} }
	goal := &Target{Min: bound(v["min"]), Max: bound(v["max"])}
	goal.MinField, _ = r.path(at("min_field"), v["min_field"], t.Rows.From, onNumber)
	goal.Exempt = r.condition(at("exempt"), v["exempt"], t.Rows.From, nil)
	goal.From, _ = r.path(at("from"), v["from"], t.Rows.From, onDate)
	goal.To, _ = r.path(at("to"), v["to"], t.Rows.From, onDate)
	goal.Whole, _ = v["whole"].(bool)
	return goal
}

func bound(v any) *big.Rat {
	if d, ok := v.(schema.Decimal); ok {
		return d.Rat()
	}
	return nil
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func list(v any) []any {
	items, _ := v.([]any)
	return items
}
