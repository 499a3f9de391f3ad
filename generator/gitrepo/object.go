package gitrepo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
)

// keptObjects is how many bytes of unpacked objects are kept; more saves no time.
const keptObjects = 24 << 20

// maxObject is the longest object that is read. A delta of a few bytes can
// claim to unpack to any length.
const maxObject = 256 << 20

var errTooLong = fmt.Errorf("longer than %d MiB", maxObject>>20)

// objects are the objects of a repository, from all the folders that hold them.
// They are read through go-git's decoders of packs, indexes and deltas, not its
// object storage, which hashes every object again and asks for a loose file before
// it looks into a pack. It is safe for concurrent use.
type objects struct {
	dirs []string
	kept *lru

	mu      sync.Mutex
	packs   []*pack         // opened; the one that answered last comes first
	waiting []string        // indexes of packs that nobody needed yet, newest first
	listed  map[string]bool // all indexes that were found
	broken  error           // why a pack could not be opened
}

// openObjects opens the objects of the repository at common, and those that git
// shows a hook by the variables that getenv gives.
func openObjects(common string, getenv func(string) string) (*objects, error) {
	all, err := withAlternates(objectFolders(common, getenv))
	if err != nil {
		return nil, err
	}
	return &objects{dirs: all, kept: newLRU(keptObjects), listed: map[string]bool{}}, nil
}

// place is where an object lies: in a pack, or in an opened file of its own.
type place struct {
	pack   *pack
	offset int64
	file   *os.File
}

// read returns the type and the bytes of an object. The bytes of a blob are the
// caller's; those of others may be shared and must not be changed.
func (o *objects) read(h plumbing.Hash) (kind plumbing.ObjectType, data []byte, err error) {
	defer named(h, &err)
	at, err := o.find(h)
	switch {
	case err != nil:
		return 0, nil, err
	case at.file != nil:
		defer at.file.Close()
		return readLoose(at.file)
	}
	kind, data, err = at.pack.read(at.offset, o.kept)
	if kind == plumbing.BlobObject {
		data = bytes.Clone(data)
	}
	return kind, data, err
}

// size returns the length of an object without reading all of it.
func (o *objects) size(h plumbing.Hash) (n int64, err error) {
	defer named(h, &err)
	at, err := o.find(h)
	switch {
	case err != nil:
		return 0, err
	case at.file != nil:
		defer at.file.Close()
		return sizeLoose(at.file)
	}
	return at.pack.size(at.offset)
}

// named puts the object's id before an error, which a panic over damaged bytes
// in a decoder becomes as well.
func named(h plumbing.Hash, err *error) {
	if x := recover(); x != nil {
		*err = fmt.Errorf("damaged: %v", x)
	}
	if *err != nil {
		*err = fmt.Errorf("object %s: %w", h, *err)
	}
}

// find looks into the opened packs first: where history is read, most objects
// are there. When nothing has the object, git may just have packed anew.
func (o *objects) find(h plumbing.Hash) (place, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i, p := range o.packs {
		if offset, ok := p.find(h); ok {
			copy(o.packs[1:], o.packs[:i])
			o.packs[0] = p
			return place{pack: p, offset: offset}, nil
		}
	}
	for _, dir := range o.dirs {
		if file, err := openLoose(dir, h); err == nil {
			return place{file: file}, nil
		}
	}
	for o.more() {
		if offset, ok := o.packs[0].find(h); ok {
			return place{pack: o.packs[0], offset: offset}, nil
		}
	}
	return place{}, cmp.Or(o.broken, plumbing.ErrObjectNotFound)
}

// more opens the next pack and puts it first; false: there is none.
func (o *objects) more() bool {
	for {
		if len(o.waiting) == 0 {
			o.list()
		}
		if len(o.waiting) == 0 {
			return false
		}
		index := o.waiting[0]
		o.waiting = o.waiting[1:]
		p, err := openPack(index)
		if err == nil {
			o.packs = slices.Insert(o.packs, 0, p)
			return true
		}
		if !errors.Is(err, fs.ErrNotExist) {
			o.broken = err
		}
	}
}

// list looks for packs that were not there before.
func (o *objects) list() {
	age := map[string]int64{}
	for _, dir := range o.dirs {
		entries, _ := os.ReadDir(filepath.Join(dir, "pack"))
		for _, e := range entries {
			index := filepath.Join(dir, "pack", e.Name())
			if !strings.HasSuffix(index, ".idx") || o.listed[index] {
				continue
			}
			o.listed[index] = true
			if info, err := e.Info(); err == nil {
				age[index] = info.ModTime().UnixNano()
				o.waiting = append(o.waiting, index)
			}
		}
	}
	slices.SortStableFunc(o.waiting, func(a, b string) int { return cmp.Compare(age[b], age[a]) })
}

// beginning returns the ids that begin with the bytes of prefix, sorted.
func (o *objects) beginning(prefix []byte) ([]plumbing.Hash, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.more() {
	}
	var all []plumbing.Hash
	for _, p := range o.packs {
		all = p.beginning(prefix, all)
	}
	for _, dir := range o.dirs {
		all = looseBeginning(dir, prefix, all)
	}
	slices.SortFunc(all, func(a, b plumbing.Hash) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(all), o.broken
}

func (o *objects) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []error
	for _, p := range o.packs {
		all = append(all, p.file.Close())
	}
	o.packs, o.waiting, o.listed = nil, nil, map[string]bool{}
	return errors.Join(all...)
}

// object returns the type and the bytes of an object. The bytes of a blob are the
// caller's; those of others may be shared and must not be changed.
func (r *Repo) object(h plumbing.Hash) (plumbing.ObjectType, []byte, error) { return r.objects.read(h) }
