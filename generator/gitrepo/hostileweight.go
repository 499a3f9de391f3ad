package gitrepo

import (
	"errors"
	"io/fs"

	"github.com/go-git/go-git/v5/plumbing"
)

// The largest site: more than that is a trap for those who walk through it, made
// of a few folders that hold each other many times.
const (
	maxFiles   = 300_000
	maxDepth   = 32
	maxNesting = 128 // outside of the site
)

// weight is how much there is in a folder when it is checked out.
type weight struct {
	files int64 // and folders; no more than a bit over maxFiles
	depth int
}

// weigh reports a site that is too large. Each folder is read once, however often
// commits hold it.
func (s *scanner) weigh(tree plumbing.Hash) error {
	top, err := s.repo.below(tree, s.repo.prefix)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errBadTree) {
		return nil // said elsewhere
	}
	if err != nil {
		return err
	}
	w, err := s.weight(top, 0)
	if w.files > maxFiles {
		s.tell(Hostile{Path: s.repo.prefix, Reason: HostileMany, Size: w.files, Limit: maxFiles})
	}
	if w.depth > maxDepth {
		s.tell(Hostile{Path: s.repo.prefix, Reason: HostileDeep, Limit: maxDepth})
	}
	return err
}

func (s *scanner) weight(tree plumbing.Hash, depth int) (weight, error) {
	if known, ok := s.weights[tree]; ok {
		return known, nil
	}
	if depth > maxDepth {
		return weight{depth: depth}, nil
	}
	entries, err := s.rawTree(tree)
	if err != nil && !errors.Is(err, errBadTree) {
		return weight{}, err
	}
	w := weight{files: int64(len(entries))}
	for _, e := range entries {
		if !e.isTree() {
			continue
		}
		below, err := s.weight(e.id(), depth+1)
		if err != nil {
			return weight{}, err
		}
		w.files = min(w.files+below.files, maxFiles+1)
		w.depth = max(w.depth, below.depth+1)
	}
	s.weights[tree] = w
	return w, nil
}
