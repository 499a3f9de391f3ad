package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// leaveOut marks what is not published: drafts, and with Partial also records
// with errors and, step by step, what refers to them.
func (l *loader) leaveOut() {
	var queue []*draft
	for _, d := range l.drafts {
		if d.hidden || d.broken() {
			d.out = true
		}
		if d.broken() && !d.hidden {
			queue = append(queue, d)
		}
	}
	if !l.Partial || len(queue) == 0 {
		return
	}
	referrers := map[*draft][]*draft{}
	for _, d := range l.drafts {
		for _, to := range d.refers {
			referrers[to] = append(referrers[to], d)
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, d := range referrers[queue[0]] {
			if !d.out {
				d.out = true
				d.report("left-out", diag.Args{"other": queue[0].path})
				queue = append(queue, d)
			}
		}
	}
}

// publish puts what the audience may see into the model.
func (l *loader) publish() {
	for _, d := range l.drafts {
		if d.out || !d.collection.Visible(l.Audience) {
			continue
		}
		seen := d.seen(l.Audience)
		values := seen.values
		if values == nil {
			continue
		}
		date := d.date(values)
		if l.later(d.collection, date) {
			continue
		}
		d.record = &Record{
			Section: l.section(d.collection), ID: d.id, File: d.path,
			Date: date, Values: values,
			Permalink: d.url, Body: d.body, Assets: d.own, sums: d.sums, refs: seen.refs,
			Progress: d.collection.Progress(d.values, l.env),
		}
		d.record.Title = d.record.Called()
		d.record.Section.Records = append(d.record.Section.Records, d.record)
	}
	l.sortSections()
	l.entitle()
	l.attribute()
}

// later reports whether something of that day had not happened when the site
// stood where it is looked back to. What is still to come at the time of writing,
// such as an event announced, is no part of that, and neither are days that were
// set beforehand.
func (l *loader) later(c *schema.Collection, day time.Time) bool {
	return !c.Ahead && day.After(l.env.AsOf) && !day.After(l.env.Today)
}

// section returns the section of c, made at first use.
func (l *loader) section(c *schema.Collection) *Section {
	s := l.site.byID[c.ID]
	if s == nil {
		s = &Section{Collection: c, sum: l.schemas.schemaSum(c.ID)}
		l.site.byID[c.ID] = s
		l.site.sections = append(l.site.sections, s)
	}
	return s
}

func (d *draft) date(values schema.Values) (date time.Time) {
	if field := d.collection.DateField; field != nil {
		date, _ = values[field.Key].(time.Time)
	}
	return date
}

func (l *loader) sortSections() {
	slices.SortFunc(l.site.sections, func(a, b *Section) int {
		return cmp.Or(cmp.Compare(a.Collection.Weight, b.Collection.Weight), cmp.Compare(a.Collection.ID, b.Collection.ID))
	})
	for i, s := range l.site.sections {
		s.Number = i
		s.byID = make(map[string]*Record, len(s.Records))
		for _, r := range s.Records {
			s.byID[r.ID] = r
		}
		s.sort()
		for i, r := range s.Records {
			r.Index = i
			if r.Date.After(s.Newest) {
				s.Newest = r.Date
			}
		}
	}
}

// sort orders the records by the keys that their schema names, then by id.
func (s *Section) sort() {
	type sortable struct {
		*Record
		values []any // of the keys
	}
	keys := s.Collection.Order
	values, records := make([]any, 0, len(keys)*len(s.Records)), make([]sortable, len(s.Records))
	for i, r := range s.Records {
		for _, key := range keys {
			var v any // nil: the id
			if key.Field != nil {
				v = r.Values[key.Field.Key]
			}
			values = append(values, v)
		}
		records[i] = sortable{r, values[len(values)-len(keys):]}
	}
	slices.SortFunc(records, func(a, b sortable) int {
		for i, key := range keys {
			order := compareValues(a.values[i], b.values[i])
			if key.Field == nil {
				order = cmp.Compare(a.ID, b.ID)
			}
			if key.Desc {
				order = -order
			}
			if order != 0 {
				return order
			}
		}
		return cmp.Compare(a.ID, b.ID)
	})
	for i, r := range records {
		s.Records[i] = r.Record
	}
}

// compareValues orders two values of one field; an absent one comes last.
func compareValues(a, b any) int {
	if a == nil || b == nil {
		return cmp.Compare(boolRank(a == nil), boolRank(b == nil))
	}
	switch a := a.(type) {
	case string:
		s, _ := b.(string)
		return strings.Compare(a, s)
	case int64:
		n, _ := b.(int64)
		return cmp.Compare(a, n)
	case time.Time:
		day, _ := b.(time.Time)
		return a.Compare(day)
	case bool:
		v, _ := b.(bool)
		return cmp.Compare(boolRank(a), boolRank(v))
	case schema.Decimal:
		d, _ := b.(schema.Decimal)
		return a.Rat().Cmp(d.Rat())
	case *schema.Term:
		return cmp.Compare(a.Index, b.(*schema.Term).Index)
	case schema.Ref:
		return strings.Compare(a.ID, b.(schema.Ref).ID)
	}
	return 0
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// collect joins references in both directions, gathers the findings of all
// files, and lets go of what only loading needs. Records are gone through in the
// order in which the links to one record stand.
func (l *loader) collect() {
	for _, d := range l.drafts {
		l.report(d)
		if d.record != nil {
			l.linkText(d)
		}
	}
	for _, s := range l.site.sections {
		for _, r := range s.Records {
			l.linkRecord(r)
		}
	}
	l.judge()
	l.withhold()
	l.admit()
}

// report passes on the findings of a record. One about a schema, such as a rule
// that cannot be evaluated, is told once, with the first record that shows it.
func (l *loader) report(d *draft) {
	for _, f := range d.findings {
		if f.Span.File != d.path && l.others[f.Span.File] == nil {
			key := fmt.Sprint(f.Span, f.Message.ID)
			if l.told[key] {
				continue
			}
			l.told[key] = true
		}
		l.findings = append(l.findings, f)
	}
}

// pruned returns v without references to records outside the model, nil where
// nothing is left.
func pruned(v any, s *Site) any {
	switch v := v.(type) {
	case schema.Ref:
		if s.Resolve(v) == nil {
			return nil
		}
	case []any:
		kept := make([]any, 0, len(v))
		for _, item := range v {
			if item = pruned(item, s); item != nil {
				kept = append(kept, item)
			}
		}
		if len(kept) == 0 && len(v) > 0 {
			return nil
		}
		return kept
	case map[string]any:
		kept := make(map[string]any, len(v))
		for key, item := range v {
			if left := pruned(item, s); left != nil {
				kept[key] = left
			}
		}
		return kept
	}
	return v
}

// linkRecord notes every reference of a record to another in the model, those of
// its fields before those of its text, and drops its references to others.
func (l *loader) linkRecord(r *Record) {
	dangling := false
	for _, found := range r.refs {
		if to := l.site.Resolve(found.ref); to != nil {
			l.link(r, to, found.field)
		} else {
			dangling = true
		}
	}
	r.refs = nil // only loading needs them
	if dangling {
		r.Values = pruned(r.Values, l.site).(map[string]any)
	}
	for _, dest := range r.Body.dests {
		if dest.Record != nil && dest.Record != r {
			l.link(r, dest.Record, "")
		}
	}
}

// linkText turns the targets of the text's slots into destinations.
func (l *loader) linkText(d *draft) {
	if len(d.targets) == 0 {
		return
	}
	d.record.Body.dests = make([]Destination, len(d.targets))
	for i, t := range d.targets {
		d.record.Body.dests[i] = l.destination(t)
	}
}

// destination is what the audience may see of a target: nothing of a record
// that is withheld, and of no file in its folder.
func (l *loader) destination(t target) Destination {
	holder := t.holder()
	if holder != nil && holder.record == nil || t.list != nil && l.site.byID[t.list.ID] == nil {
		return Destination{}
	}
	dest := Destination{Collection: t.list, Home: t.home, Asset: t.asset, Anchor: t.anchor}
	if t.draft != nil {
		dest.Record = t.draft.record
	}
	return dest
}

// link notes that a field of one record names another. There are so many links
// that they are made by the hundred.
func (l *loader) link(from, to *Record, field string) {
	if len(l.links) == cap(l.links) {
		l.links = make([]Link, 0, 512)
	}
	l.links = append(l.links, Link{From: from, To: to, Field: field})
	to.back = append(to.back, &l.links[len(l.links)-1])
	if field != "" {
		from.sums.addRef(field, to)
	}
}
