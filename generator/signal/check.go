package signal

import (
	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// checks say which records tell how findings were dealt with.
type checks struct {
	from *schema.Collection

	finding, evidence, outcome *schema.Field
}

// Check is how somebody dealt with a finding: the latest record about it.
type Check struct {
	Record   *site.Record
	Evidence string       // what was seen then
	Outcome  *schema.Term // may be nil
}

func (r *reader) checks(values schema.Group) *checks {
	of := values.Group("checks")
	if of == nil {
		return nil
	}
	c := r.collection(of.Text("from"), "checks", "from")
	if c == nil {
		return nil
	}
	checks := &checks{from: c}
	checks.finding = r.field(c, of.Text("finding"), "checks", "finding")
	checks.evidence = r.field(c, of.Text("evidence"), "checks", "evidence")
	if checks.outcome = r.field(c, of.Text("outcome"), "checks", "outcome"); checks.outcome != nil && checks.outcome.Vocabulary == nil {
		r.report("signal-value.outcome", diag.Args{"field": checks.outcome.Name()}, "checks", "outcome")
	}
	return checks
}

// deal joins the findings with the records that tell how they were dealt with.
func (r *run) deal(all []*Finding) {
	checks := r.rules.checks
	if checks == nil || r.site.Section(checks.from.ID) == nil {
		return
	}
	latest := map[string]*Check{}
	for _, record := range r.site.Section(checks.from.ID).Records {
		id, _ := record.Values[checks.finding.Key].(string)
		if last := latest[id]; last != nil && !record.Date.After(last.Record.Date) {
			continue
		}
		check := &Check{Record: record}
		check.Evidence, _ = record.Values[checks.evidence.Key].(string)
		check.Outcome, _ = record.Values[checks.outcome.Key].(*schema.Term)
		latest[id] = check
	}
	for _, f := range all {
		f.Check = latest[f.ID]
	}
}
