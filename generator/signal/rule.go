package signal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// rule looks for records that say what cannot be, or hardly.
type rule struct {
	strong bool
	fact   string
	of     map[*schema.Collection]saying
}

// saying is what a rule asks of the records of one collection.
type saying struct {
	when   *schema.Expr
	values map[string]*schema.Expr // that the fact names
}

func readRule(r *reader, s *Signal, of schema.Group) detector {
	d := rule{of.Bool("strong"), of.Text("fact"), map[*schema.Collection]saying{}}
	values := of.Group("values")
	for _, from := range s.From {
		ask := saying{r.condition(from.Collection, of["when"], "rule", "when"), map[string]*schema.Expr{}}
		for _, name := range slices.Sorted(maps.Keys(values)) {
			ask.values[name] = r.expression(from.Collection, "rule", "values", name)
		}
		d.of[from.Collection] = ask
	}
	return d
}

// expression compiles an expression of any type over records of c.
func (r *reader) expression(c *schema.Collection, where ...any) *schema.Expr {
	expr, findings := r.set.Compile(r.file.Code(where...), c, nil)
	r.findings = append(r.findings, findings...)
	return expr
}

func (d rule) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	var all []*Finding
	for _, record := range records {
		fact, err := d.said(r, record)
		switch {
		case err != nil:
			return nil, err
		case fact == "":
			continue
		}
		f := r.finding(s, []*site.Record{record}, diag.Message{Literal: diag.Name{ZH: fact}})
		f.Strong = d.strong
		all = append(all, f)
	}
	return all, nil
}

// said is the fact about a record, "" where the rule says nothing of it.
func (d rule) said(r *run, record *site.Record) (string, error) {
	ask := d.of[record.Section.Collection]
	holds, err := r.holds(ask.when, record)
	if err != nil || !holds {
		return "", err
	}
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(ask.values)) {
		v, err := ask.values[name].Value(record.Values, nil, r.env)
		switch {
		case errors.Is(err, schema.ErrInvalid): // of a record that is not published
			return "", nil
		case err != nil:
			return "", failing(ask.values[name], record, err)
		}
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(v))
	}
	return strings.NewReplacer(pairs...).Replace(d.fact), nil
}
