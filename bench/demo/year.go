package main

import (
	"container/heap"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// year lives through the campaign, event by event.
type year struct {
	*archive
	repo   *repo
	main   *line
	merges int

	state   map[*entry]*state
	events  eventQueue
	blocked []*event // that wait for what their records refer to
	last    time.Time
}

// kind says what happens in an event.
type kind string

const (
	enters    kind = "enter"    // the first revision
	grows     kind = "grow"     // a step
	mends     kind = "mend"     // a correction
	moves     kind = "move"     // to the right folder
	completes kind = "complete" // references to what came later
)

// event is something that a cadre does at a time.
type event struct {
	at     time.Time
	order  int // among events of the same time
	author string
	post   bool // done for a post, not for a group
	kind   kind
	e      *entry
	step   *step // of grows
	mend   *mend // of mends

	merge *branch // this is a merge and has no record
	files tree    // this changes files that are no records
	words string  // of the commit, where files is set
}

// newYear returns the year before its first day.
func newYear(a *archive) (*year, error) {
	y := &year{archive: a, repo: newRepo(), main: newLine(), state: map[*entry]*state{}}
	for name, data := range a.files {
		if _, err := y.repo.blob(data); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return y, y.plan()
}

// live lets everything happen, in order, and checks that all of content/ is
// there in the end.
func (y *year) live() error {
	for y.events.Len() > 0 {
		group := []*event{heap.Pop(&y.events).(*event)}
		for y.events.Len() > 0 && group[0].goesWith(y.events.list[0]) {
			group = append(group, heap.Pop(&y.events).(*event))
		}
		if err := y.happen(group); err != nil {
			return err
		}
	}
	for _, ev := range y.blocked {
		return fmt.Errorf("%s never finds %s", ev.e.key, y.lacking(ev, y.main))
	}
	for name, data := range y.files {
		if y.main.files[name] != plumbing.ComputeHash(plumbing.BlobObject, data) {
			return fmt.Errorf("%s is not in the last commit as it should be", name)
		}
	}
	return nil
}

// goesWith reports whether two events are one commit.
func (ev *event) goesWith(other *event) bool {
	return ev.at.Equal(other.at) && ev.author == other.author &&
		ev.e != nil && other.e != nil && ev.post == other.post
}

// happen makes commits of events of the same time and author.
func (y *year) happen(group []*event) error {
	switch first := group[0]; {
	case first.merge != nil:
		return y.merge(first)
	case first.files != nil:
		for name, hash := range first.files {
			y.main.files[name] = hash
		}
		return y.commit(y.main, first, first.words)
	}
	for len(group) > 0 {
		b := y.branchFor(group[0])
		rest := slices.IndexFunc(group, func(ev *event) bool { return y.branchFor(ev) != b })
		if rest < 0 {
			rest = len(group)
		}
		if err := y.enter(b, group[:rest]); err != nil {
			return err
		}
		group = group[rest:]
	}
	return nil
}

// commit commits what line l holds.
func (y *year) commit(l *line, ev *event, message string, merged ...plumbing.Hash) error {
	at := ev.at
	if soonest := y.last.Add(time.Duration(40+draw(150, message)) * time.Second); at.Before(soonest) {
		at = soonest
	}
	y.last = at
	name, email := y.person(ev.author, at)
	parents := merged
	if !l.tip.IsZero() {
		parents = append([]plumbing.Hash{l.tip}, merged...)
	}
	tip, err := y.repo.commit(l.files, signature(name, email, at), strings.TrimSpace(message)+"\n", parents...)
	l.tip = tip
	return err
}
