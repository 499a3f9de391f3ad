package gitrepo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// ErrUnmerged is returned while a merge has conflicts that are not settled.
var ErrUnmerged = errors.New("the index has conflicts")

// Staged returns what the next commit would hold, below the repository's prefix.
func (r *Repo) Staged() (*Tree, error) {
	f, err := os.Open(r.index)
	if errors.Is(err, fs.ErrNotExist) {
		return r.staged(&index.Index{})
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var ix index.Index
	err = index.NewDecoder(f).Decode(&ix)
	if errors.Is(err, index.ErrUnknownExtension) {
		return nil, &UnsupportedError{Dir: r.dir, Reason: ReasonIndex, Err: err}
	}
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return r.staged(&ix)
}

func (r *Repo) staged(ix *index.Index) (*Tree, error) {
	var files []listed
	below := r.prefix
	if below != "" {
		below += "/"
	}
	for _, e := range ix.Entries {
		name, inside := strings.CutPrefix(e.Name, below)
		if !inside || e.IntentToAdd {
			continue
		}
		if e.Stage != 0 {
			return nil, fmt.Errorf("%s: %w", e.Name, ErrUnmerged)
		}
		if !fs.ValidPath(name) {
			return nil, fmt.Errorf("index: %w: name %q", errBadTree, name)
		}
		files = append(files, listed{name, fileMode(fmt.Sprintf("%o", uint32(e.Mode))), e.Hash})
	}
	return r.list(files), nil
}

// Assemble returns a tree of files by their paths, each with the id of its blob.
func (r *Repo) Assemble(blobs map[string]string) *Tree {
	var files []listed
	for name, blob := range blobs {
		files = append(files, listed{name, 0o644, plumbing.NewHash(blob)})
	}
	return r.list(files)
}

// listed is a file with its whole path.
type listed struct {
	path string
	mode fs.FileMode
	hash plumbing.Hash
}

// list makes a tree of files in any order.
func (r *Repo) list(files []listed) *Tree {
	folders := map[string][]entry{".": nil}
	for _, f := range files {
		addEntry(folders, f.path, entry{path.Base(f.path), f.mode, f.hash})
	}
	for _, entries := range folders {
		sort.Slice(entries, func(i, j int) bool { return entries[i].name < entries[j].name })
	}
	t := &Tree{repo: r, when: time.Time{}, dirs: map[string]*folder{}}
	for dir, entries := range folders {
		t.dirs[dir] = &folder{entries: entries}
	}
	t.load = func(string) ([]entry, error) { return nil, fs.ErrNotExist }
	return t
}

// addEntry adds an entry to its folder, and the folders above that are new.
func addEntry(folders map[string][]entry, name string, e entry) {
	for {
		dir := path.Dir(name)
		_, known := folders[dir]
		folders[dir] = append(folders[dir], e)
		if known {
			return
		}
		name, e = dir, entry{path.Base(dir), fs.ModeDir | 0o755, plumbing.ZeroHash}
	}
}

// ReadBlob returns the bytes of a file by its id.
func (r *Repo) ReadBlob(id string) ([]byte, error) {
	kind, data, err := r.object(plumbing.NewHash(id))
	if err == nil && kind != plumbing.BlobObject {
		err = fmt.Errorf("object %s is a %s, not a file", id, kind)
	}
	return data, err
}
