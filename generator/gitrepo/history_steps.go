package gitrepo

import (
	"cmp"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// chronicle is what is known of a history, or of several: commits, each after or
// before its parents, and what they changed.
type chronicle struct {
	steps    []step
	byID     map[string]int32 // places of the steps; nil: not needed yet
	paths    []string         // of changed files, each once
	byPath   map[string]int32 // places of the paths; nil: not needed yet
	mailmaps []mailmapText    // of the last heads
}

// step is a commit and what it changed.
type step struct {
	commit   Commit  // its people are not mapped
	parents  []int32 // places of its parents; none at the boundary of a shallow clone
	boundary bool    // its parents were not fetched: its changes are all its files
	changes  []change
}

// change is what became of one file.
type change struct {
	path int32
	blob string // "": deleted
}

// find returns the place of a commit. The first search is a scan, because a run
// that finds nothing new needs only one.
func (c *chronicle) find(id string) (int32, bool) {
	if c.byID != nil {
		i, ok := c.byID[id]
		return i, ok
	}
	for i := range c.steps {
		if c.steps[i].commit.ID == id {
			return int32(i), true
		}
	}
	c.index()
	return 0, false
}

// index makes the table by which commits are found.
func (c *chronicle) index() {
	c.byID = make(map[string]int32, len(c.steps))
	for i := range c.steps {
		c.byID[c.steps[i].commit.ID] = int32(i)
	}
}

// add takes in a commit that is not there.
func (c *chronicle) add(s step) {
	if c.byID == nil {
		c.index()
	}
	c.byID[s.commit.ID] = int32(len(c.steps))
	c.steps = append(c.steps, s)
}

// link finds the parents of the steps from first on.
func (c *chronicle) link(first int) {
	for i := range c.steps[first:] {
		s := &c.steps[first+i]
		if s.boundary {
			continue
		}
		for _, id := range s.commit.Parents {
			if p, ok := c.byID[id]; ok {
				s.parents = append(s.parents, p)
			}
		}
	}
}

// change adds a change of the file at path to a step.
func (c *chronicle) change(i int32, path string, blob plumbing.Hash) {
	id := ""
	if !blob.IsZero() {
		id = blob.String()
	}
	c.steps[i].changes = append(c.steps[i].changes, change{c.place(path), id})
}

// place returns the place of a path.
func (c *chronicle) place(path string) int32 {
	if c.byPath == nil {
		c.byPath = make(map[string]int32, len(c.paths))
		for i, p := range c.paths {
			c.byPath[p] = int32(i)
		}
	}
	i, ok := c.byPath[path]
	if !ok {
		i = int32(len(c.paths))
		c.paths = append(c.paths, path)
		c.byPath[path] = i
	}
	return i
}

// settle puts the changes of the steps from first on into the order of their
// paths, whatever way they were found.
func (c *chronicle) settle(first int) {
	for _, s := range c.steps[first:] {
		slices.SortFunc(s.changes, func(a, b change) int { return cmp.Compare(c.paths[a.path], c.paths[b.path]) })
	}
}
