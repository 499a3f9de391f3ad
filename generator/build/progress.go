package build

import (
	"cmp"
	"slices"

	"zoufang/generator/schema"
)

// Progress is how far the record has come in the workflow of its collection by
// the day at which the site stands, or nil where there is no workflow.
func (p *Page) Progress() *schema.Progress {
	if p.kind == kindPage {
		p.view.note(ofValues, p.record)
		return p.record.Progress
	}
	return nil
}

// Overdue returns the pages whose next step is overdue.
func (ps Pages) Overdue() Pages {
	var kept Pages
	for _, p := range ps {
		if progress := p.Progress(); progress != nil && progress.Overdue > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// ByDue returns the pages as they want attention: those overdue first, the
// longest first; then open ones by when they are due; then those held, and those
// finished, the newest first. Pages without progress are last.
func (ps Pages) ByDue() Pages {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b *Page) int { return compareDue(a.Progress(), b.Progress()) })
	return sorted
}

func compareDue(a, b *schema.Progress) int {
	x, y := urgency(a), urgency(b)
	switch {
	case x != y:
		return cmp.Compare(x, y)
	case x == overdue:
		return cmp.Compare(b.Overdue, a.Overdue)
	case x == finished:
		return b.Since.Compare(a.Since)
	case x == open && a.Due.IsZero() != b.Due.IsZero():
		return -a.Due.Compare(b.Due) // the undated last
	case x == open || x == held:
		return a.Due.Compare(b.Due)
	}
	return 0
}

// The ranks of pages sorted by when they are due.
const (
	overdue = iota
	open
	held
	finished
	untracked
)

func urgency(p *schema.Progress) int {
	switch {
	case p == nil:
		return untracked
	case p.Overdue > 0:
		return overdue
	case p.Held:
		return held
	case p.Finished:
		return finished
	}
	return open
}
