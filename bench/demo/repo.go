package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/memory"
)

// repo holds the objects of the repository until they are written.
type repo struct {
	store   *memory.Storage
	commits int
}

// tree is what a commit holds, by path.
type tree map[string]plumbing.Hash

func newRepo() *repo { return &repo{store: memory.NewStorage()} }

// keep stores an object.
func (r *repo) keep(x interface {
	Encode(plumbing.EncodedObject) error
}) (plumbing.Hash, error) {
	o := r.store.NewEncodedObject()
	if err := x.Encode(o); err != nil {
		return plumbing.ZeroHash, err
	}
	return r.store.SetEncodedObject(o)
}

// blob stores the content of a file.
func (r *repo) blob(data []byte) (plumbing.Hash, error) {
	o := r.store.NewEncodedObject()
	o.SetType(plumbing.BlobObject)
	w, err := o.Writer()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	if _, err := w.Write(data); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := w.Close(); err != nil {
		return plumbing.ZeroHash, err
	}
	return r.store.SetEncodedObject(o)
}

// commit stores a commit of files. Author and time are also the committer's.
func (r *repo) commit(files tree, by object.Signature, message string, parents ...plumbing.Hash) (plumbing.Hash, error) {
	top, err := r.folder(files, sortedKeys(files), "")
	if err != nil {
		return plumbing.ZeroHash, err
	}
	r.commits++
	return r.keep(&object.Commit{
		Author: by, Committer: by, Message: message, TreeHash: top, ParentHashes: parents,
	})
}

// folder stores the folder that holds names, which are sorted and begin with
// prefix, and the folders below it.
func (r *repo) folder(files tree, names []string, prefix string) (plumbing.Hash, error) {
	t := &object.Tree{}
	for len(names) > 0 {
		first, _, deeper := strings.Cut(names[0][len(prefix):], "/")
		if !deeper {
			t.Entries = append(t.Entries, object.TreeEntry{Name: first, Mode: filemode.Regular, Hash: files[names[0]]})
			names = names[1:]
			continue
		}
		below := prefix + first + "/"
		n := slices.IndexFunc(names, func(name string) bool { return !strings.HasPrefix(name, below) })
		if n < 0 {
			n = len(names)
		}
		hash, err := r.folder(files, names[:n], below)
		if err != nil {
			return hash, err
		}
		t.Entries = append(t.Entries, object.TreeEntry{Name: first, Mode: filemode.Dir, Hash: hash})
		names = names[n:]
	}
	slices.SortFunc(t.Entries, func(a, b object.TreeEntry) int { return cmp.Compare(gitOrder(a), gitOrder(b)) })
	return r.keep(t)
}

// gitOrder is the name by which Git sorts an entry of a tree.
func gitOrder(e object.TreeEntry) string {
	if e.Mode == filemode.Dir {
		return e.Name + "/"
	}
	return e.Name
}

// signature is an author at a time.
func signature(name, email string, at time.Time) object.Signature {
	return object.Signature{Name: name, Email: email, When: at}
}

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
