package site

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// numbered is a record with the number that a sequence gives it.
type numbered struct {
	*draft
	number int64
	date   time.Time
}

// checkSequence reports the numbers that repeat, that leave a gap and that do
// not follow the dates. Where a record cannot be read, a gap may be its own.
func (l *loader) checkSequence(drafts []*draft, s schema.Sequence) {
	groups := map[string][]numbered{}
	unread := false
	for _, d := range drafts {
		if !d.countable(s) {
			unread = true
		} else if number, ok := d.values[s.Field.Key].(int64); ok {
			group, _ := d.combined(s.Within)
			groups[group] = append(groups[group], numbered{d, number, d.date(d.values)})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		group := groups[key]
		slices.SortStableFunc(group, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
		l.checkNumbers(group, s, unread)
	}
}

// countable reports whether it is known what number d has and among which
// records.
func (d *draft) countable(s schema.Sequence) bool {
	fields := append([]*schema.Field{s.Field}, s.Within...)
	return d.values != nil && !slices.ContainsFunc(fields, func(f *schema.Field) bool {
		if f == nil {
			f = d.collection.DateField
		}
		return d.values[f.Key] == schema.Invalid{}
	})
}

// checkNumbers checks one run of numbers, which are sorted.
func (l *loader) checkNumbers(group []numbered, s schema.Sequence, unread bool) {
	next := int64(1)
	if s.Any {
		next = group[0].number
	}
	last := group[0]
	for i, n := range group {
		args := diag.Args{"field": s.Field.Name(), "value": int(n.number)}
		report := func(id string) diag.Finding { return diag.At(l.place(n.draft, s.Field), id, args) }
		if i > 0 && n.number == last.number {
			n.findings = append(n.findings, report("sequence.repeated").
				WithRelated(l.place(last.draft, s.Field), "sequence.first", nil))
			continue
		}
		if n.number != next && !unread {
			args["next"] = int(next)
			n.findings = append(n.findings, report("sequence.gap"))
		}
		if !n.date.IsZero() && n.date.Before(last.date) {
			args["other"] = int(last.number)
			n.findings = append(n.findings, report("sequence.order").
				WithRelated(l.place(last.draft, s.Field), "sequence.later", nil))
		}
		next, last = n.number+1, n
	}
}
