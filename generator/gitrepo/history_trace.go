package gitrepo

import "slices"

// history gathers the changes of some steps, from new to old, by record.
func (c *chronicle) history(order []int32, people *mailmap, key func(string) (string, bool)) *History {
	people.apply(c, order)
	h := &History{Commits: len(order), traces: make(map[string]*Trace, len(c.paths))}
	follow := &follower{
		paths: c.paths, key: key, known: make([]*Trace, len(c.paths)), asked: make([]bool, len(c.paths)),
		fresh: make([]Trace, 0, len(c.paths)), traces: h.traces,
	}
	for _, i := range slices.Backward(order) {
		s := &c.steps[i]
		h.Head = &s.commit
		h.Shallow = h.Shallow || s.boundary
		for _, change := range s.changes {
			t := follow.trace(change.path)
			switch {
			case t == nil:
			case s.boundary:
				t.Truncated = true
			default:
				t.add(Revision{&s.commit, c.paths[change.path], change.blob})
			}
		}
	}
	return h
}

// add takes in the next change of a record. One commit is one revision, also
// where it moves the record from one file to another.
func (t *Trace) add(r Revision) {
	last := len(t.Revisions) - 1
	switch {
	case last < 0 || t.Revisions[last].Commit != r.Commit:
		t.Revisions = append(t.Revisions, r)
	case r.Blob != "" || t.Revisions[last].Blob == "":
		t.Revisions[last] = r
	}
}

// follower knows which record each path belongs to.
type follower struct {
	paths  []string
	key    func(string) (string, bool)
	known  []*Trace // by path; nil: not followed
	asked  []bool   // by path
	fresh  []Trace  // room for one trace for each path, so that none is allocated alone
	traces map[string]*Trace
}

// trace returns what is gathered of a path's record; nil: it is not followed.
func (f *follower) trace(path int32) *Trace {
	if f.asked[path] {
		return f.known[path]
	}
	f.asked[path] = true
	key, ok := f.paths[path], true
	if f.key != nil {
		key, ok = f.key(key)
	}
	if !ok {
		return nil
	}
	t := f.traces[key]
	if t == nil {
		f.fresh = append(f.fresh, Trace{})
		t = &f.fresh[len(f.fresh)-1]
		f.traces[key] = t
	}
	f.known[path] = t
	return t
}
