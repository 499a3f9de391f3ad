package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// Tree is what a commit or the index holds, as a read-only file system. Symbolic
// links and submodules show their mode and cannot be opened. It is safe for
// concurrent use.
type Tree struct {
	repo *Repo
	when time.Time // that all files bear
	load func(dir string) ([]entry, error)

	mu   sync.Mutex
	dirs map[string]*folder
}

// entry is one entry of a folder.
type entry struct {
	name string
	mode fs.FileMode
	hash plumbing.Hash
}

// folder is a folder that has been read: its entries by name.
type folder struct {
	entries []entry
	err     error
}

// Tree returns the files of a commit, below the repository's prefix.
func (r *Repo) Tree(c *Commit) (*Tree, error) {
	t := &Tree{repo: r, when: c.Committer.When, dirs: map[string]*folder{}}
	top, err := r.below(plumbing.NewHash(c.Tree), r.prefix)
	if err != nil {
		return nil, err
	}
	t.load = func(dir string) ([]entry, error) {
		if dir == "." {
			return r.treeEntries(top)
		}
		e, err := t.find(dir)
		if err != nil {
			return nil, err
		}
		if !e.mode.IsDir() {
			return nil, errNotDir
		}
		return r.treeEntries(e.hash)
	}
	return t, nil
}

var errNotDir = errors.New("not a directory")

// below returns the tree at path dir below the tree h.
func (r *Repo) below(h plumbing.Hash, dir string) (plumbing.Hash, error) {
	if dir == "" {
		return h, nil
	}
	for name := range strings.SplitSeq(dir, "/") {
		entries, err := r.treeEntries(h)
		if err != nil {
			return h, err
		}
		i := sort.Search(len(entries), func(i int) bool { return entries[i].name >= name })
		if i == len(entries) || entries[i].name != name || !entries[i].mode.IsDir() {
			return h, &fs.PathError{Op: "open", Path: dir, Err: fs.ErrNotExist}
		}
		h = entries[i].hash
	}
	return h, nil
}

// treeEntries reads a tree object, sorted by name.
func (r *Repo) treeEntries(h plumbing.Hash) ([]entry, error) {
	kind, data, err := r.object(h)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.TreeObject {
		return nil, fmt.Errorf("object %s is a %s, not a tree", h, kind)
	}
	entries, err := parseTree(data)
	if err != nil {
		return nil, fmt.Errorf("tree %s: %w", h, err)
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].name < entries[j].name })
	return entries, nil
}

var errBadTree = errors.New("malformed tree")

// parseTree reads the bytes of a tree object. A name that is no file name is
// refused: no file system could show it.
func parseTree(data []byte) ([]entry, error) {
	var all []entry
	for len(data) > 0 {
		header, rest, ok := bytes.Cut(data, []byte{0})
		mode, name, spaced := strings.Cut(string(header), " ")
		if !ok || !spaced || len(rest) < len(plumbing.ZeroHash) {
			return nil, errBadTree
		}
		if !validName(name) {
			return nil, fmt.Errorf("%w: name %q", errBadTree, name)
		}
		var h plumbing.Hash
		copy(h[:], rest)
		all = append(all, entry{name, fileMode(mode), h})
		data = rest[len(h):]
	}
	return all, nil
}

func validName(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.Contains(name, "/")
}

// fileMode translates Git's modes.
func fileMode(text string) fs.FileMode {
	bits, err := strconv.ParseUint(text, 8, 32)
	if err != nil {
		return fs.ModeIrregular
	}
	switch bits & 0o170000 {
	case 0o040000:
		return fs.ModeDir | 0o755
	case 0o100000:
		return 0o644
	case 0o120000:
		return fs.ModeSymlink | 0o777
	}
	return fs.ModeIrregular // a submodule
}

// folder returns a folder, read at its first use.
func (t *Tree) folder(dir string) ([]entry, error) {
	t.mu.Lock()
	known := t.dirs[dir]
	t.mu.Unlock()
	if known == nil {
		known = &folder{}
		known.entries, known.err = t.load(dir)
		t.mu.Lock()
		t.dirs[dir] = known
		t.mu.Unlock()
	}
	return known.entries, known.err
}

// find returns the entry of a path other than ".".
func (t *Tree) find(name string) (entry, error) {
	entries, err := t.folder(path.Dir(name))
	if err != nil {
		return entry{}, err
	}
	base := path.Base(name)
	i := sort.Search(len(entries), func(i int) bool { return entries[i].name >= base })
	if i == len(entries) || entries[i].name != base {
		return entry{}, fs.ErrNotExist
	}
	return entries[i], nil
}

// Blob returns the id of the file at a path; false where there is no file.
func (t *Tree) Blob(name string) (id string, ok bool) {
	e, err := t.lookup("open", name)
	if err != nil || !e.mode.IsRegular() {
		return "", false
	}
	return e.hash.String(), true
}

// lookup finds a path, "." included.
func (t *Tree) lookup(op, name string) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return entry{name: ".", mode: fs.ModeDir | 0o755}, nil
	}
	e, err := t.find(name)
	if errors.Is(err, errNotDir) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return e, nil
}

// Stat describes a file or folder.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.lookup("stat", name)
	if err != nil {
		return nil, err
	}
	return info{t, e}, nil
}

// ReadDir lists a folder by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.lookup("readdir", name)
	if err != nil {
		return nil, err
	}
	if !e.mode.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errNotDir}
	}
	entries, err := t.folder(name)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	all := make([]fs.DirEntry, len(entries))
	for i, e := range entries {
		all[i] = fs.FileInfoToDirEntry(info{t, e})
	}
	return all, nil
}

// ReadFile returns the bytes of a file.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	e, err := t.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if !e.mode.IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	_, data, err := t.repo.object(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

// Open opens a file or folder.
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.lookup("open", name)
	switch {
	case err != nil:
		return nil, err
	case e.mode.IsDir():
		entries, err := t.ReadDir(name)
		return &openFolder{info{t, e}, entries}, err
	}
	data, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &openFile{info{t, e}, bytes.NewReader(data)}, nil
}

// info describes an entry. A file's size is looked up when it is asked for.
type info struct {
	tree  *Tree
	entry entry
}

func (i info) Name() string       { return i.entry.name }
func (i info) Mode() fs.FileMode  { return i.entry.mode }
func (i info) ModTime() time.Time { return i.tree.when }
func (i info) IsDir() bool        { return i.entry.mode.IsDir() }
func (i info) Sys() any           { return nil }

// Size is the length of a file; 0 where it cannot be told.
func (i info) Size() int64 {
	if !i.entry.mode.IsRegular() {
		return 0
	}
	size, err := i.tree.repo.objects.size(i.entry.hash)
	if err != nil {
		return 0
	}
	return size
}

// openFile is a file that was opened.
type openFile struct {
	info
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Size() int64                { return f.info.Size() }
func (f *openFile) Close() error               { return nil }

// openFolder is a folder that was opened.
type openFolder struct {
	info
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.entry.name, Err: fs.ErrInvalid}
}

// ReadDir returns the next n entries, or all that are left where n is not
// positive.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.rest) {
		if n > 0 && len(f.rest) == 0 {
			return nil, io.EOF
		}
		n = len(f.rest)
	}
	next := f.rest[:n]
	f.rest = f.rest[n:]
	return next, nil
}
