package gitrepo

import (
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// rawEntry is an entry of a tree object as it stands there.
type rawEntry struct{ mode, name, hash string }

func (e rawEntry) id() (h plumbing.Hash) {
	copy(h[:], e.hash)
	return h
}

// isTree reports whether the entry is a folder.
func (e rawEntry) isTree() bool { return strings.TrimLeft(e.mode, "0") == "40000" }

// key is what tree objects are sorted by.
func (e rawEntry) key() string {
	if e.isTree() {
		return e.name + "/"
	}
	return e.name
}

// parseRaw reads the bytes of a tree object whatever its names are, up to where
// it breaks off.
func parseRaw(data []byte) ([]rawEntry, error) {
	text := string(data) // that all parts share
	all := make([]rawEntry, 0, min(strings.Count(text, "\x00"), len(text)/len(plumbing.ZeroHash)))
	for text != "" {
		mode, rest, spaced := strings.Cut(text, " ")
		name, rest, ended := strings.Cut(rest, "\x00")
		if !spaced || !ended || len(rest) < len(plumbing.ZeroHash) {
			return all, errBadTree
		}
		all = append(all, rawEntry{mode, name, rest[:len(plumbing.ZeroHash)]})
		text = rest[len(plumbing.ZeroHash):]
	}
	return all, nil
}

// maxTree is how long a tree object may be in bytes: some hundred thousand names.
const maxTree = 16 << 20

// rawTree reads a tree object.
func (r *Repo) rawTree(h plumbing.Hash) ([]rawEntry, error) {
	size, err := r.objects.size(h)
	if err != nil {
		return nil, err
	}
	if size > maxTree {
		return nil, errBadTree
	}
	kind, data, err := r.object(h)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.TreeObject {
		return nil, errBadTree
	}
	return parseRaw(data)
}

// maxRemembered is how many entries of trees are remembered, in all.
const maxRemembered = 100_000

// rawTree reads a tree object, or remembers it: a commit's trees are mostly those
// of its parents and of the next commits.
func (s *scanner) rawTree(h plumbing.Hash) ([]rawEntry, error) {
	if known, ok := s.trees[h]; ok {
		return known, nil
	}
	entries, err := s.repo.rawTree(h)
	if err != nil {
		return entries, err
	}
	if s.remembered += len(entries); s.remembered > maxRemembered {
		clear(s.trees)
		s.remembered = len(entries)
	}
	s.trees[h] = entries
	return entries, nil
}

// addition is an entry that no parent of a commit has at that place.
type addition struct {
	rawEntry
	named bool            // some parent has the name, for something else
	olds  []plumbing.Hash // the folders of that name in the parents
}

// added returns what no tree of olds has of entries.
func added(entries []rawEntry, olds [][]rawEntry) []addition {
	all := make([]addition, len(entries))
	same := make([]bool, len(entries))
	for i, e := range entries {
		all[i].rawEntry = e
	}
	for _, old := range olds {
		for i, j := 0, 0; i < len(entries); i++ {
			for j < len(old) && old[j].key() < entries[i].key() {
				j++
			}
			if j == len(old) || old[j].key() != entries[i].key() {
				continue
			}
			all[i].named = true
			same[i] = same[i] || old[j] == entries[i]
			if old[j].isTree() {
				all[i].olds = append(all[i].olds, old[j].id())
			}
		}
	}
	kept := all[:0]
	for i, a := range all {
		if !same[i] {
			kept = append(kept, a)
		}
	}
	return kept
}
