package gitrepo

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// HistoryOptions say what to look for in the history, and from where.
type HistoryOptions struct {
	Head  string // id of the commit to begin at; "": HEAD
	Cache string // file that keeps what is learnt of each commit; "": none

	// Key says which record a file belongs to, by its path below the repository's
	// prefix; false: it is not followed. A record goes on through all files of its
	// key. Key is asked once for each path; nil: each file is a record of its own.
	Key func(path string) (key string, ok bool)
}

// History is what the commits up to one of them say of each record.
type History struct {
	Head    *Commit // nil: nothing has been committed yet
	Shallow bool    // the parents of some commits were not fetched
	Commits int     // all, those included that touched no record
	Walked  int     // commits that the cache did not know

	traces map[string]*Trace
	read   func(blob string) ([]byte, error)
}

// Trace is what became of one record.
type Trace struct {
	Revisions []Revision // the oldest first, as git log --date-order has them from its end
	Truncated bool       // it was there before the first commits that were fetched
}

// Revision is one commit that touched a record. A merge is one only where its
// file is as in none of the merged commits.
type Revision struct {
	Commit *Commit // its people are mapped by the mailmap of the history's head
	Path   string  // below the repository's prefix
	Blob   string  // "": the record was deleted
}

// NewHistory makes a history of traces that are known otherwise. Read returns the
// bytes of their blobs; nil: there are none.
func NewHistory(head *Commit, traces map[string]*Trace, read func(blob string) ([]byte, error)) *History {
	return &History{Head: head, traces: traces, read: read}
}

// History walks the history from a commit back to its beginnings. Commits that
// the cache knows are not read again, whichever branch they are on. A cache that
// is damaged or made for other circumstances is as good as none, and one that
// cannot be written does no harm. An object that is missing or damaged is an error.
func (r *Repo) History(ctx context.Context, o HistoryOptions) (*History, error) {
	head, err := r.head(o.Head)
	if err != nil || head == "" {
		return &History{read: r.ReadBlob}, err
	}
	shallow, err := r.Shallow()
	if err != nil {
		return nil, err
	}
	circumstances := cacheKey("objects", r.prefix, shallow)
	known := readCache(o.Cache, circumstances)
	first := len(known.steps)
	w := &walker{ctx: ctx, repo: r, known: known}
	if err := w.load(head, shallow); err != nil {
		return nil, fmt.Errorf("history of %s: %w", head, err)
	}
	order := known.order(head)
	if err := w.walk(order, first); err != nil {
		return nil, fmt.Errorf("history of %s: %w", head, err)
	}
	people, learnt, err := r.mailmapAt(known, head)
	if err != nil {
		return nil, err
	}
	if len(known.steps) > first || learnt {
		writeCache(o.Cache, circumstances, known.trimmed(order))
	}
	h := known.history(order, people, o.Key)
	h.Walked, h.read = len(known.steps)-first, r.ReadBlob
	return h, nil
}

// head returns the id of the commit to begin at; "" where HEAD is a branch
// without commits. The commit is not read: the cache may know it.
func (r *Repo) head(id string) (string, error) {
	switch {
	case plumbing.IsHash(id):
		return id, nil
	case id != "":
		return "", fmt.Errorf("%q: %w", id, ErrUnknownRevision)
	}
	ref, err := r.reference(plumbing.HEAD)
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("HEAD: %w", err)
	}
	return ref.Hash().String(), nil
}

// Trace returns what became of a record; nil: it was never committed.
func (h *History) Trace(key string) *Trace { return h.traces[key] }

// Read returns the bytes of a revision's file by its Blob.
func (h *History) Read(blob string) ([]byte, error) { return h.read(blob) }

// Authors returns who wrote the revisions, each once, in the order in which they
// first did, with the time of that.
func (t *Trace) Authors() []Signature {
	var all []Signature
	for _, r := range t.Revisions {
		by := r.Commit.Author
		if !slices.ContainsFunc(all, func(s Signature) bool { return s.Name == by.Name && s.Email == by.Email }) {
			all = append(all, by)
		}
	}
	return all
}
