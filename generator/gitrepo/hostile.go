package gitrepo

import (
	"context"
	"fmt"

	"github.com/go-git/go-git/v5/plumbing"
)

// Hostile is something that a commit brings and that no repository of a site may
// hold: it could not be checked out everywhere, leads out of the site, or would
// exhaust the machines that read it.
type Hostile struct {
	Commit string
	Path   string // from the top of the repository; "" where the commit itself is meant
	Reason string // one of the Hostile constants
	Part   string // of the path that is meant, or the name that it clashes with
	Size   int64  // what there is, in bytes or files
	Limit  int64  // what there may be
}

// What a commit may not bring.
const (
	HostileCommit    = "commit"    // a commit that cannot be read
	HostileTree      = "tree"      // a folder that cannot be read
	HostileName      = "name"      // “..”, “.”, no name at all or an absolute one
	HostileGit       = "git"       // a name that some machine takes for .git
	HostileText      = "text"      // a name that is not UTF-8
	HostileCharacter = "character" // a character that names cannot have everywhere
	HostileEnding    = "ending"    // a name that ends in a dot or a space
	HostileDevice    = "device"    // a name of a device on Windows
	HostileClash     = "clash"     // two names that are one on some machines
	HostileLong      = "long"      // a path that is too long
	HostileDeep      = "deep"      // folders in folders without end
	HostileMany      = "many"      // more files than a site has
	HostileMode      = "mode"      // neither file nor folder
	HostileSymlink   = "symlink"
	HostileSubmodule = "submodule"
	HostileLarge     = "large" // a file that is too large
)

// Error describes it in English.
func (h *Hostile) Error() string {
	return fmt.Sprintf("commit %s: %q: %s", h.Commit, h.Path, h.Reason)
}

// Limits are the largest files of a site, in bytes.
type Limits struct {
	Text int64 // records and schemas
	File int64 // photos, attachments, and what templates need
}

// maxHostile is how many hostile things are reported.
const maxHostile = 20

// Scan looks at what each of the commits adds to its parents, and returns the
// hostile things among it, no more than twenty. Names, links and sizes matter
// below the repository's prefix; what some machine takes for .git, anywhere.
func (r *Repo) Scan(ctx context.Context, commits []string, limits Limits) ([]Hostile, error) {
	ends, err := r.Shallow()
	if err != nil {
		return nil, err
	}
	s := &scanner{
		repo: r, limits: limits, area: areaOf(r.prefix), ends: ends,
		trees: map[plumbing.Hash][]rawEntry{}, weights: map[plumbing.Hash]weight{}, clean: map[visit]bool{}, told: map[string]bool{},
	}
	for _, id := range commits {
		if err := ctx.Err(); err != nil || len(s.found) >= maxHostile {
			return s.found, err
		}
		if err := s.scan(id); err != nil {
			return s.found, err
		}
	}
	return s.found, nil
}

// scanner looks at the commits of a push.
type scanner struct {
	repo    *Repo
	limits  Limits
	area    area
	ends    []string // commits whose parents were not fetched
	weights map[plumbing.Hash]weight
	trees   map[plumbing.Hash][]rawEntry // that were read last
	clean   map[visit]bool               // new folders without anything hostile
	told    map[string]bool              // what has been reported, by path and reason
	commit  string                       // that is looked at
	found   []Hostile

	remembered int // entries of trees
}

// tell reports something at a path, once for all commits.
func (s *scanner) tell(h Hostile) {
	if key := h.Reason + " " + h.Path; !s.told[key] && len(s.found) < maxHostile {
		s.told[key] = true
		h.Commit = s.commit
		s.found = append(s.found, h)
	}
}

// visit is a folder as it is looked at: what is hostile in it depends on nothing
// else.
type visit struct {
	tree   plumbing.Hash
	zone   zone
	length int // of its path, where that matters
}
