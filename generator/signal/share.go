package signal

import (
	"context"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// smooth looks for units whose records are all, or nearly all, as good as can be.
type smooth struct {
	fact           string
	atLeast, share int
	when           map[*schema.Collection]*schema.Expr
}

func readShare(r *reader, s *Signal, of schema.Group) detector {
	d := smooth{of.Text("fact"), of.Int("at_least", 2), of.Int("share", 100), map[*schema.Collection]*schema.Expr{}}
	for _, from := range s.From {
		d.when[from.Collection] = r.condition(from.Collection, of["when"], "share", "when")
	}
	return d
}

func (d smooth) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	var all []*Finding
	for _, h := range r.byUnit(records) {
		if len(h.records) < d.atLeast {
			continue
		}
		such, err := r.holding(h.records, func(record *site.Record) *schema.Expr { return d.when[record.Section.Collection] })
		if err != nil {
			return nil, err
		}
		if len(such) == 0 || 100*len(such) < d.share*len(h.records) {
			continue
		}
		f := r.findingOfUnit(s, h.unit, nil,
			diag.Message{Literal: diag.Name{ZH: d.fact}},
			diag.Message{ID: "signal.share", Args: diag.Args{"count": len(such), "total": len(h.records)}})
		f.rests(such)
		all = append(all, f)
	}
	return all, nil
}
