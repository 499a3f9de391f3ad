package compare

import (
	"cmp"

	"zoufang/generator/diag"
)

// pages tells of the pages how many there are of each section, then which.
func (o outliner) pages(p *Pages) part {
	args := diag.Args{"added": len(p.Added), "changed": len(p.Changed), "gone": len(p.Gone)}
	none := len(p.Added)+len(p.Changed)+len(p.Gone) == 0
	all := part{Summary: o.summary(none, "diff.pages", args)}
	var counts []item
	for _, n := range p.Sections {
		args := diag.Args{"added": n.Added, "changed": n.Changed, "gone": n.Gone}
		counts = append(counts, item{Label: cmp.Or(n.Label, o.say("diff.other-pages", nil)), Detail: o.say("diff.counts", args)})
	}
	all.with(o.say("diff.sections", nil), changed, counts)
	all.with(o.say("diff.pages-added", nil), added, o.pageItems(p.Added))
	all.with(o.say("diff.pages-changed", nil), changed, o.pageItems(p.Changed))
	all.with(o.say("diff.pages-gone", nil), gone, o.pageItems(p.Gone))
	return all
}

func (o outliner) pageItems(all []Page) []item {
	var items []item
	for _, p := range all {
		title := p.Title
		if p.Kind == "history" {
			title = o.say("diff.history", diag.Args{"title": title})
		}
		items = append(items, item{Label: "/" + p.Path, Detail: title})
	}
	return items
}

func (o outliner) files(f Files) part {
	args := diag.Args{"added": len(f.Added), "changed": len(f.Changed), "gone": len(f.Gone)}
	p := part{Summary: o.summary(f.count() == 0, "diff.files", args)}
	p.with(o.say("diff.files-added", nil), added, fileItems(f.Added))
	p.with(o.say("diff.files-changed", nil), changed, fileItems(f.Changed))
	p.with(o.say("diff.files-gone", nil), gone, fileItems(f.Gone))
	return p
}

func fileItems(paths []string) []item {
	var items []item
	for _, path := range paths {
		items = append(items, item{Label: "/" + path})
	}
	return items
}
