package signal

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Options say what Find works with.
type Options struct {
	Root    fs.FS        // the site's files: photos as they were taken
	Memory  *site.Memory // what is known of texts and photos, so that they are not looked at again; nil: nothing
	Workers int          // 0: one
}

// Find looks for everything that rules name in a site made for their audience. What it
// reports are conditions that fail; the board is without what they are about.
func Find(ctx context.Context, model *site.Site, rules *Rules, o Options) (*Board, diag.List, error) {
	r := &run{Options: o, site: model, rules: rules, env: model.Env()}
	b := &Board{Rules: rules, byID: map[string]*Finding{}}
	for _, s := range rules.Signals {
		found, err := s.detector.find(ctx, r, s)
		if err := r.failed(err); err != nil {
			return nil, nil, err
		}
		b.Findings = append(b.Findings, found...)
	}
	sortFindings(b.Findings)
	for _, f := range b.Findings {
		b.byID[f.ID] = f
	}
	r.deal(b.Findings)
	for _, rule := range rules.samples {
		drawn, err := r.samples(rule)
		if err := r.failed(err); err != nil {
			return nil, nil, err
		}
		b.Samples = append(b.Samples, drawn...)
	}
	sortSamples(b.Samples)
	b.Slips = r.slips()
	return b, r.failures, nil
}

// failure is a condition that cannot be worked out for a record.
type failure struct{ finding diag.Finding }

func (f *failure) Error() string { return f.finding.Message.In(diag.EN) }

// failed keeps what a condition failed by. Other errors it returns.
func (r *run) failed(err error) error {
	var of *failure
	if !errors.As(err, &of) {
		return err
	}
	r.failures = append(r.failures, of.finding)
	return nil
}

// failing is the failure of an expression for a record.
func failing(of *schema.Expr, record *site.Record, err error) error {
	return &failure{of.Failure(err, diag.Span{File: record.File})}
}

// run is one run of Find.
type run struct {
	Options
	site  *site.Site
	rules *Rules
	env   schema.Env

	failures diag.List
}

// records returns the records that a signal looks at, by collection, in each
// collection's order.
func (r *run) records(s *Signal) ([]*site.Record, error) {
	var all []*site.Record
	for _, from := range s.From {
		found, err := r.from(from)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// from returns the records of one source.
func (r *run) from(source Source) ([]*site.Record, error) {
	section := r.site.Section(source.ID)
	if section == nil {
		return nil, nil
	}
	if source.where == nil {
		return section.Records, nil
	}
	return r.holding(section.Records, func(*site.Record) *schema.Expr { return source.where })
}

// holding returns the records that their conditions hold for.
func (r *run) holding(records []*site.Record, when func(*site.Record) *schema.Expr) ([]*site.Record, error) {
	var all []*site.Record
	for _, record := range records {
		holds, err := r.holds(when(record), record)
		if err != nil {
			return nil, err
		}
		if holds {
			all = append(all, record)
		}
	}
	return all, nil
}

// holds reports whether a condition holds for a record. It does not where the condition
// asks for a record that is not published.
func (r *run) holds(when *schema.Expr, record *site.Record) (bool, error) {
	yes, err := when.Bool(record.Values, nil, r.env)
	switch {
	case errors.Is(err, schema.ErrInvalid):
		return false, nil
	case err != nil:
		return false, failing(when, record, err)
	}
	return yes, nil
}

// each calls do for every number below n from the run's goroutines. It returns the
// error of the smallest number that has one.
func (r *run) each(n int, do func(i int) error) error {
	failed := make([]error, n)
	site.InParallel(n, r.Workers, func(i int) { failed[i] = do(i) })
	return cmp.Or(failed...)
}

// people are the records of those who wrote a record: the first that it refers to,
// or itself.
func (r *run) people(record *site.Record) []*site.Record {
	return r.referred(record, r.rules.people)
}

// units are those for whom a record was written: it refers to them, or else those
// who wrote it do.
func (r *run) units(record *site.Record) []*site.Record {
	if found := r.referred(record, r.rules.units); len(found) > 0 {
		return found
	}
	var all []*site.Record
	for _, person := range r.people(record) {
		for _, unit := range r.referred(person, r.rules.units) {
			if !slices.Contains(all, unit) {
				all = append(all, unit)
			}
		}
	}
	return all
}

// referred returns the records of the first of some collections that a record belongs
// to or refers to.
func (r *run) referred(record *site.Record, collections []*schema.Collection) []*site.Record {
	for _, c := range collections {
		if record.Section.Collection == c {
			return []*site.Record{record}
		}
	}
	for _, c := range collections {
		var found []*site.Record
		record.Section.Collection.EachRef(record.Values, func(_ string, ref schema.Ref) {
			if to := r.site.Resolve(ref); ref.Collection == c.ID && to != nil && !slices.Contains(found, to) {
				found = append(found, to)
			}
		})
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
