package gitrepo

import (
	"bytes"

	"github.com/go-git/go-git/v5/plumbing"
)

// difference is one name that two states of a folder do not share: a file that
// changed, or a folder with something changed below it.
type difference struct {
	name   string
	folder bool
	before []plumbing.Hash // of a folder: one for each state it is compared with; zero: it was not there
	after  plumbing.Hash   // zero: it is not there any more
}

// diff compares the bytes of two tree objects and returns the names by which
// they differ, in Git's order. What is alike is passed over as bytes.
func diff(before, after []byte) ([]difference, error) {
	var all []difference
	for len(before) > 0 || len(after) > 0 {
		if len(before) == len(after) && bytes.Equal(before, after) {
			break
		}
		if n := alike(before, after); n > 0 {
			before, after = before[n:], after[n:]
			continue
		}
		old, now, err := pair(before, after)
		if err != nil {
			return nil, err
		}
		before, after = before[len(old.raw):], after[len(now.raw):]
		all = appendDifferences(all, old, now)
	}
	return all, nil
}

// alike returns the length of the entries that both trees begin with.
func alike(before, after []byte) int {
	n := 0
	for {
		zero := bytes.IndexByte(before[n:], 0)
		end := n + zero + 1 + len(plumbing.ZeroHash)
		if zero < 0 || end > len(before) || end > len(after) || !bytes.Equal(before[n:end], after[n:end]) {
			return n
		}
		n = end
	}
}

// pair reads the first entry of each tree; where the names differ, only the one
// that comes first, beside an empty one.
func pair(before, after []byte) (old, now item, err error) {
	if len(before) > 0 {
		if old, err = nextItem(before); err != nil {
			return old, now, err
		}
	}
	if len(after) > 0 {
		if now, err = nextItem(after); err != nil {
			return old, now, err
		}
	}
	switch order := compareItems(old, now); {
	case old.raw == nil || now.raw == nil:
	case order < 0:
		now = item{}
	case order > 0:
		old = item{}
	}
	return old, now, nil
}

// appendDifferences adds what became of one name.
func appendDifferences(all []difference, old, now item) []difference {
	switch {
	case old.mode == modeFolder || now.mode == modeFolder:
		if bytes.Equal(old.hash, now.hash) {
			return all
		}
		return append(all, difference{
			name: string(cmpName(old, now)), folder: true,
			before: []plumbing.Hash{hashOf(old)}, after: hashOf(now),
		})
	case now.file() && old.mode == now.mode && bytes.Equal(old.hash, now.hash):
		return all
	case now.file():
		return append(all, difference{name: string(now.name), after: hashOf(now)})
	case old.file():
		return append(all, difference{name: string(old.name)})
	}
	return all
}

func cmpName(old, now item) []byte {
	if old.raw != nil {
		return old.name
	}
	return now.name
}

func hashOf(e item) plumbing.Hash {
	var h plumbing.Hash
	copy(h[:], e.hash)
	return h
}

// common keeps the differences that are in both lists, which follow Git's order:
// what differs from one parent of a merge and from the next as well.
func common(a, b []difference) []difference {
	in := make(map[string]int, len(b))
	for i, d := range b {
		in[d.key()] = i
	}
	kept := a[:0]
	for _, d := range a {
		if i, ok := in[d.key()]; ok {
			d.before = append(d.before, b[i].before...)
			kept = append(kept, d)
		}
	}
	return kept
}

// key is the name, with folders apart from files.
func (d difference) key() string {
	if d.folder {
		return d.name + "/"
	}
	return d.name
}
