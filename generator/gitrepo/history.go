package gitrepo

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

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
	blob   func(path string) (id string, ok bool) // nil: Head has no files
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
// bytes of their blobs, blob what Blob does; nil: there are none.
func NewHistory(head *Commit, traces map[string]*Trace, read func(string) ([]byte, error), blob func(string) (string, bool)) *History {
	return &History{Head: head, traces: traces, read: read, blob: blob}
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
	h.Walked, h.read, h.blob = len(known.steps)-first, r.ReadBlob, r.blobs(h.Head)
	return h, nil
}

// blobs returns how the files of a commit are found by their paths. Its tree is
// not opened before it is asked.
func (r *Repo) blobs(c *Commit) func(path string) (string, bool) {
	tree := sync.OnceValues(func() (*Tree, error) { return r.Tree(c) })
	return func(path string) (string, bool) {
		t, err := tree()
		if err != nil {
			return "", false
		}
		return t.Blob(path)
	}
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

// Traces returns all records that were ever committed, in no order.
func (h *History) Traces() iter.Seq2[string, *Trace] { return maps.All(h.traces) }

// Read returns the bytes of a revision's file by its Blob.
func (h *History) Read(blob string) ([]byte, error) { return h.read(blob) }

// Blob returns the id of the file that Head has at a path below the repository's
// prefix; false where it has none. That is not always what the last revision
// says: a merge may have settled for an older one.
func (h *History) Blob(path string) (id string, ok bool) {
	if h.blob == nil {
		return "", false
	}
	return h.blob(path)
}

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
