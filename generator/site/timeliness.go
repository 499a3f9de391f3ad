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
	date = civil(date)
	over := date
	if end := d.collection.EndField; end != nil {
		if last := civil(day(d.values[end.Key])); last.After(over) {
			over = last
		}
	}
	args := diag.Args{"date": date.Format(time.DateOnly), "entered": entered.Format(time.DateOnly)}
	switch late := int(entered.Sub(over) / (24 * time.Hour)); {
	case date.After(entered) && l.saidBefore(d, date):
		d.findings = append(d.findings, diag.At(l.place(d, d.collection.DateField), "entered-early", args))
	case late > d.collection.EntryDays:
		args["days"] = late
		d.findings = append(d.findings, diag.At(l.place(d, d.collection.DateField), "entered-late", args))
	}
}

// saidBefore reports whether a record was told, and not only drafted, before its day.
func (l *loader) saidBefore(d *draft, day time.Time) bool {
	for _, revision := range l.origins.trace(d).Revisions {
		if !civil(revision.Commit.Committer.When.In(l.origins.zone)).Before(day) {
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
		l.site.History.Dirty = l.site.History.Dirty || d.record.Provenance.Uncommitted
	}
	l.site.History.Dirty = l.site.History.Dirty || l.Commit == nil && l.removed()
}

// removed reports whether the last commit has a record that is not there any more.
func (l *loader) removed() bool {
	for key, t := range l.origins.history.Traces() {
		if last := len(t.Revisions) - 1; l.index.byID[key] == nil && last >= 0 {
			if _, there := l.origins.history.Blob(t.Revisions[last].Path); there {
				return true
			}
		}
	}
	return false
}
