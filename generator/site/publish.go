package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// leaveOut marks what is not published: drafts, and with Partial also records
// with errors and, step by step, what refers to them.
func (l *loader) leaveOut() {
	referrers := map[*draft][]*draft{}
	var queue []*draft
	for _, d := range l.drafts {
		for _, to := range d.refers {
			referrers[to] = append(referrers[to], d)
		}
		if d.hidden || d.broken() {
			d.out = true
		}
		if d.broken() && !d.hidden {
			queue = append(queue, d)
		}
	}
	for ; l.Partial && len(queue) > 0; queue = queue[1:] {
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
		values := d.collection.View(d.values, l.Audience)
		if values == nil || l.later(d.collection, d.date(values)) {
			continue
		}
		d.record = &Record{
			Section: l.section(d.collection), ID: d.id, File: d.path,
			Date: d.date(values), Values: values,
			Permalink: d.url, Body: d.body, Assets: d.own,
			Progress: d.collection.Progress(d.values, l.env),
		}
		d.record.Title = d.record.Called()
		d.record.Section.Records = append(d.record.Section.Records, d.record)
		d.record.Section.byID[d.id] = d.record
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
		s = &Section{Collection: c, byID: map[string]*Record{}}
		l.site.byID[c.ID] = s
		l.site.sections = append(l.site.sections, s)
	}
	return s
}

func (d *draft) date(values schema.Values) time.Time {
	if field := d.collection.DateField; field != nil {
		return day(values[field.Key])
	}
	return time.Time{}
}

func (l *loader) sortSections() {
	slices.SortFunc(l.site.sections, func(a, b *Section) int {
		return cmp.Or(cmp.Compare(a.Collection.Weight, b.Collection.Weight), cmp.Compare(a.Collection.ID, b.Collection.ID))
	})
	for _, s := range l.site.sections {
		slices.SortFunc(s.Records, l.order(s.Collection))
		for i, r := range s.Records {
			r.Index = i
			if r.Date.After(s.Newest) {
				s.Newest = r.Date
			}
		}
	}
}

// order compares records by the keys that their schema names, then by id.
func (l *loader) order(c *schema.Collection) func(a, b *Record) int {
	return func(a, b *Record) int {
		for _, key := range c.Order {
			order := 0
			if key.Field != nil {
				order = compareValues(a.Values[key.Field.Key], b.Values[key.Field.Key])
			} else {
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
	}
}

// compareValues orders two values of one field; an absent one comes last.
func compareValues(a, b any) int {
	if a == nil || b == nil {
		return cmp.Compare(boolRank(a == nil), boolRank(b == nil))
	}
	switch a := a.(type) {
	case string:
		return strings.Compare(a, text(b))
	case int64:
		n, _ := b.(int64)
		return cmp.Compare(a, n)
	case time.Time:
		return a.Compare(day(b))
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
// files, and lets go of what only loading needs.
func (l *loader) collect() {
	for _, d := range l.drafts {
		l.report(d)
		if d.record == nil {
			continue
		}
		prune(d.record.Values, l.site)
		l.linkFields(d.record, d.record.Values, "")
		l.linkText(d)
	}
	l.judge()
	l.withhold()
	for _, s := range l.site.sections {
		for _, r := range s.Records {
			slices.SortStableFunc(r.back, compareLinks)
		}
	}
}

// report passes on the findings of a record. One about a schema, such as a rule
// that cannot be evaluated, is told once, with the first record that shows it.
func (l *loader) report(d *draft) {
	for _, f := range d.findings {
		if f.Span.File != d.path {
			key := fmt.Sprint(f.Span, f.Message.ID)
			if l.told[key] {
				continue
			}
			l.told[key] = true
		}
		l.findings = append(l.findings, f)
	}
}

// prune removes references to records outside the model from v and returns
// what is left, nil for nothing.
func prune(v any, s *Site) any {
	switch v := v.(type) {
	case schema.Ref:
		if s.Resolve(v) == nil {
			return nil
		}
	case []any:
		kept := v[:0]
		for _, item := range v {
			if item = prune(item, s); item != nil {
				kept = append(kept, item)
			}
		}
		if len(kept) == 0 && len(v) > 0 {
			return nil
		}
		return kept
	case map[string]any:
		for key, item := range v {
			if left := prune(item, s); left != nil {
				v[key] = left
			} else {
				delete(v, key)
			}
		}
	}
	return v
}

// linkFields notes every reference below v, by the order of the fields' keys.
func (l *loader) linkFields(r *Record, v any, field string) {
	switch v := v.(type) {
	case schema.Ref:
		l.link(r, l.site.Resolve(v), field)
	case []any:
		for _, item := range v {
			l.linkFields(r, item, field)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			name := key
			if field != "" {
				name = field + "." + key
			}
			l.linkFields(r, v[key], name)
		}
	}
}

// linkText notes the records that the body links to, and turns the targets of
// its slots into destinations.
func (l *loader) linkText(d *draft) {
	for _, t := range d.targets {
		dest := l.destination(t)
		if dest.Record != nil && dest.Record != d.record {
			l.link(d.record, dest.Record, "")
		}
		d.record.Body.dests = append(d.record.Body.dests, dest)
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

func (l *loader) link(from, to *Record, field string) {
	link := &Link{From: from, To: to, Field: field}
	to.back = append(to.back, link)
}

// compareLinks orders links to one record by where they come from.
func compareLinks(a, b *Link) int {
	x, y := a.From.Section.Collection, b.From.Section.Collection
	return cmp.Or(cmp.Compare(x.Weight, y.Weight), cmp.Compare(x.ID, y.ID), cmp.Compare(a.From.Index, b.From.Index))
}
