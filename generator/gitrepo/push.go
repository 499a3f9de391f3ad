package gitrepo

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Update is a reference that a push makes, moves or deletes.
type Update struct {
	Old, New string // ids; "" before it was made and after it is deleted
	Ref      string // refs/heads/main
}

// maxUpdates is how many references one push may change.
const maxUpdates = 10_000

var errUpdate = errors.New("not a line of git's: old, new and reference")

// ReadUpdates reads what git tells the hook pre-receive: a line for each
// reference.
func ReadUpdates(r io.Reader) ([]Update, error) {
	var all []Update
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		u, err := parseUpdate(lines.Text())
		if err != nil {
			return nil, err
		}
		if len(all) == maxUpdates {
			return nil, fmt.Errorf("a push of more than %d references", maxUpdates)
		}
		all = append(all, u)
	}
	return all, lines.Err()
}

func parseUpdate(line string) (Update, error) {
	parts := strings.SplitN(line, " ", 3)
	if len(parts) != 3 || !plumbing.IsHash(parts[0]) || !plumbing.IsHash(parts[1]) || parts[2] == "" {
		return Update{}, fmt.Errorf("%w: %q", errUpdate, line)
	}
	for i, id := range parts[:2] {
		if plumbing.NewHash(id).IsZero() {
			parts[i] = ""
		}
	}
	return Update{parts[0], parts[1], parts[2]}, nil
}

// Target returns the reference that is changed where ref is: ref itself, or the
// one that it stands for.
func (r *Repo) Target(ref string) string {
	for range maxSymbolic {
		found, err := r.storage.Reference(plumbing.ReferenceName(ref))
		if err != nil || found.Type() != plumbing.SymbolicReference {
			break
		}
		ref = found.Target().String()
	}
	return ref
}

// maxSymbolic is how many references may stand for each other in a row.
const maxSymbolic = 5

// Tip returns the id of a branch's last commit; "" where there is no such branch.
func (r *Repo) Tip(branch string) string {
	ref, err := r.reference(plumbing.NewBranchReferenceName(branch))
	if err != nil {
		return ""
	}
	return ref.Hash().String()
}
