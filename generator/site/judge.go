package site

import (
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// judge holds the dates that published records name for the steps of their
// workflow against the commits: a step that is said to have been done in time, and
// was written down only after it was due, counts as done when it was written down.
func (l *loader) judge() {
	for _, d := range l.drafts {
		if d.record == nil || d.record.Progress == nil || !d.record.timely {
			continue
		}
		if p := d.record.Provenance; p.Revisions > 0 && !p.Incomplete {
			l.judgeSteps(d, p)
		}
	}
}

func (l *loader) judgeSteps(d *draft, p *Provenance) {
	values, shown := d.values, d.record.Values
	var late []schema.Claim
	for _, claim := range d.collection.Claims(d.values, l.env) {
		if !p.Changed.Day().After(claim.Due) {
			continue // everything was written down by then
		}
		if day, known := l.claimed(d, p.trace, claim); known && day.After(claim.Due) {
			values, shown = schema.Replaced(values, claim.Path, day), schema.Replaced(shown, claim.Path, day)
			late = append(late, claim)
		}
	}
	if len(late) == 0 {
		return
	}
	d.record.judged = shown
	d.record.Progress = d.collection.Progress(values, l.env)
	for _, claim := range late {
		d.record.Progress.Doubt(claim)
	}
}

// claimed returns the day of the commit that first made a claim.
func (l *loader) claimed(d *draft, t *gitrepo.Trace, claim schema.Claim) (time.Time, bool) {
	for _, revision := range t.Revisions {
		values := l.valuesThen(d, revision)
		if values != nil && d.collection.Says(values, l.env, claim) {
			return l.origins.day(revision.Commit), true
		}
	}
	return time.Time{}, false
}

// valuesThen are the values of a record in one of its revisions; nil where they
// cannot be read.
func (l *loader) valuesThen(d *draft, revision gitrepo.Revision) schema.Values {
	if revision.Blob == "" {
		return nil
	}
	data, err := l.origins.history.Read(revision.Blob)
	if err != nil || len(data) > record.MaxFile {
		return nil
	}
	then := source{collection: d.collection, id: d.id, path: revision.Path}
	file, _ := then.parse(data)
	if file == nil || file.Front == nil {
		return nil
	}
	values, _ := d.collection.Decode(file, d.id)
	return values
}

// Judged are the record's values as tallies count them: where the commits say that
// a step was written down only after it was due, its date is that of the commit.
func (r *Record) Judged() schema.Values {
	if r.judged != nil {
		return r.judged
	}
	return r.Values
}
