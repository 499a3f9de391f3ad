package build

import (
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// historyFolder is where a record's history lies, below its page.
const historyFolder = "history/"

// hasHistory reports whether a record has a page with its revisions. Of a single
// one the record's own page tells everything.
func (p *plan) hasHistory(r *site.Record) bool {
	if r.Provenance == nil || r.Provenance.Revisions < 2 {
		return false
	}
	_, shown := p.theme.Lookup(theme.Layout{Kind: kindHistory, Section: r.Section.Collection.ID})
	return shown
}

func historyNode(r *site.Record) *node {
	return &node{kind: kindHistory, record: r, section: r.Section, path: strings.TrimPrefix(r.Permalink, "/") + historyFolder}
}

// Revision is one commit of a record and what it changed: beside what stands
// here it has all that a revision in package history has.
type Revision struct {
	Stamp
	history.Revision
}

// Record is the page of the record whose history the page shows, or nil.
func (p *Page) Record() *Page {
	if p.kind != kindHistory {
		return nil
	}
	return p.view.page(p.record)
}

// Revisions returns what happened to the record whose history the page shows, the
// newest first.
func (p *Page) Revisions() ([]Revision, error) {
	if p.kind != kindHistory {
		return nil, nil
	}
	changes, err := p.view.revisions(p.record)
	if err != nil {
		return nil, err
	}
	trace := p.record.Trace()
	all := make([]Revision, len(changes))
	for i, change := range changes {
		stamp := p.view.site.History.Stamp(trace.Revisions[i].Commit)
		all[len(all)-1-i] = Revision{p.view.stamp(stamp), change}
	}
	return all, nil
}

// revisions compares the revisions of a record, which names others in words of
// today.
func (v *view) revisions(r *site.Record) ([]history.Revision, error) {
	v.note(ofOrigin, r)
	if r.Trace() == nil {
		return nil, nil
	}
	v.note(ofValues, r)
	v.note(ofText, r)
	return history.Of(v.site, r, func(ref schema.Ref) string {
		v.noteMeaning(ref)
		return v.names()(ref)
	})
}

// In returns a name of a revision in the site's language.
func (s *Site) In(name diag.Name) string { return name.In(s.view.lang()) }
