package site

import (
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// checkHistory says what the history does not tell, and which records came late or
// too early by their first commits.
func (l *loader) checkHistory() {
	o := l.origins
	switch {
	case o.err != nil:
		l.findings = append(l.findings, diag.At(diag.Span{File: configFile}, "history", diag.Args{"reason": diag.Reason(o.err)}))
	case o.history != nil && o.history.Shallow:
		l.findings = append(l.findings, diag.At(diag.Span{File: configFile}, "history.shallow", nil))
	}
	first, known := o.begins(l.drafts)
	o.timely = known && !first.After(l.env.AsOf)
	for _, d := range l.drafts {
		if d.values != nil && !d.hidden && o.judged(d.collection) {
			l.checkEntry(d)
		}
	}
}

// checkEntry compares a record's own date with the day of its first commit.
func (l *loader) checkEntry(d *draft) {
	entered, known := l.origins.entered(d)
	date := d.date(d.values)
	if !known || date.IsZero() {
		return
	}
	date = Civil(date)
	args := diag.Args{"date": date.Format(time.DateOnly), "entered": entered.Format(time.DateOnly)}
	switch late := l.daysLate(d); {
	case date.After(entered) && l.saidBefore(d, date):
		d.findings = append(d.findings, diag.At(l.place(d, d.collection.DateField), "entered-early", args))
	case late > 0:
		args["days"] = late
		d.findings = append(d.findings, diag.At(l.place(d, d.collection.DateField), "entered-late", args))
	}
}

// daysLate returns how many days after its date, or its last day, a record was
// entered, where that is more than its schema allows and the commits tell; else 0.
func (l *loader) daysLate(d *draft) int {
	entered, known := l.origins.entered(d)
	over := d.date(d.values)
	if !known || over.IsZero() || !l.origins.judged(d.collection) {
		return 0
	}
	if end := d.collection.EndField; end != nil {
		if last, _ := d.values[end.Key].(time.Time); last.After(over) {
			over = last
		}
	}
	if late := schema.DaysBetween(Civil(over), entered); late > d.collection.EntryDays {
		return late
	}
	return 0
}

// saidBefore reports whether a record was told, and not only drafted, before its day.
func (l *loader) saidBefore(d *draft, day time.Time) bool {
	for _, revision := range l.origins.trace(d).Revisions {
		if !l.origins.day(revision.Commit).Before(day) {
			return false
		}
		if values := l.valuesThen(d, revision); values == nil || values[schema.DraftKey] != true {
			return true
		}
	}
	return false
}

// attribute gives the published records their provenance, and the site what is
// known of its history as a whole.
func (l *loader) attribute() {
	o := l.origins
	if o.history == nil {
		return
	}
	l.site.History = &Historian{Head: o.history.Head, Shallow: o.history.Shallow, origins: o}
	for _, d := range l.drafts {
		if d.record == nil {
			continue
		}
		d.record.Provenance, d.record.timely = o.of(d), o.judged(d.collection)
		d.record.Provenance.DaysLate = l.daysLate(d)
		l.site.History.Dirty = l.site.History.Dirty || d.record.Provenance.Uncommitted
	}
	l.site.History.Dirty = l.site.History.Dirty || l.Commit == nil && l.removed()
}

// removed reports whether the last commit has a record that is not there any more.
func (l *loader) removed() bool {
	for key, t := range l.origins.history.Traces() {
		if last := len(t.Revisions) - 1; l.index.byID[keyOf(key)] == nil && last >= 0 {
			if _, there := l.origins.history.Blob(t.Revisions[last].Path); there {
				return true
			}
		}
	}
	return false
}
