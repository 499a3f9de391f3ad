package compare

import (
	"zoufang/generator/diag"
	"zoufang/generator/history"
)

func (o outliner) records(r *Records) part {
	args := diag.Args{"added": len(r.Added), "changed": len(r.Changed), "gone": len(r.Gone)}
	p := part{Summary: o.summary(r.same(), "diff.records", args)}
	p.with(o.say("diff.records-added", nil), added, o.recordItems(r.Added, "diff.unpublished-before"))
	var items []item
	for _, c := range r.Changed {
		items = append(items, o.changedRecord(c))
	}
	p.with(o.say("diff.records-changed", nil), changed, items)
	p.with(o.say("diff.records-gone", nil), gone, o.recordItems(r.Gone, "diff.unpublished"))
	return p
}

// recordItems lists records; kept says what one is that the other site has but
// does not publish.
func (o outliner) recordItems(all []Record, kept string) []item {
	var items []item
	for _, r := range all {
		i := o.recordItem(r)
		if r.Kept {
			i.Detail += diag.Name{ZH: "，", EN: ", "}.In(o.lang) + o.say(kept, nil)
		}
		items = append(items, i)
	}
	return items
}

func (o outliner) recordItem(r Record) item {
	detail := r.Label + " " + r.Name
	if r.Title == "" {
		return item{Label: r.Name, Detail: r.Label}
	}
	return item{Label: r.Title, Detail: detail}
}

func (o outliner) changedRecord(r RecordChange) item {
	record := o.recordItem(r.Record)
	if r.From != "" {
		record.Items = append(record.Items, item{Label: o.say("diff.file", nil), Before: r.From, After: r.File})
	}
	for _, c := range r.Changes {
		record.Items = append(record.Items, o.change(c))
	}
	if r.Text {
		record.Items = append(record.Items, o.text(r.Chars))
	}
	return record
}

func (o outliner) change(c history.Change) item {
	i := item{Label: c.Field.In(o.lang), Before: c.Before.In(o.lang), After: c.After.In(o.lang), Pieces: c.Pieces}
	if c.Note != history.Plain {
		i.Label += colon.In(o.lang) + o.say("log."+string(c.Note), nil)
	}
	return i
}

// text says how long a text was and is. Where that does not tell that it changed,
// words do.
func (o outliner) text(n history.Chars) item {
	i := item{Label: o.say("log.text", nil)}
	if n.Before == n.After {
		i.Detail = o.say("diff.rewritten", diag.Args{"count": n.After})
		return i
	}
	i.Before = o.say("diff.characters", diag.Args{"count": n.Before})
	i.After = o.say("diff.characters", diag.Args{"count": n.After})
	return i
}
