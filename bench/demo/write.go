package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// config keeps Git from changing line ends: the work tree is byte for byte what
// the commits hold.
const config = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tautocrlf = false\n"

// description is what Git calls the repository, and the sign that it was written
// here.
const description = "The demonstration year of zoufang, written by bench/demo\n"

// write puts the repository into dir, with files, those of the commit tip,
// checked out.
func (r *repo) write(dir string, tip plumbing.Hash, files tree) error {
	dot := filepath.Join(dir, ".git")
	for _, folder := range []string{"objects/pack", "refs/heads", "refs/tags"} {
		if err := os.MkdirAll(filepath.Join(dot, filepath.FromSlash(folder)), 0o755); err != nil {
			return err
		}
	}
	if err := r.writePack(filepath.Join(dot, "objects", "pack")); err != nil {
		return err
	}
	if err := r.checkOut(dir, files); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"config":          config,
		"description":     description,
		"HEAD":            "ref: refs/heads/main\n",
		"refs/heads/main": tip.String() + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dot, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// packWindow is how many objects are tried as the base of another.
const packWindow = 10

// writePack writes all objects as one pack, with its index.
func (r *repo) writePack(folder string) error {
	var hashes []plumbing.Hash
	for hash := range r.store.Objects {
		hashes = append(hashes, hash)
	}
	slices.SortFunc(hashes, func(a, b plumbing.Hash) int { return slices.Compare(a[:], b[:]) })
	pack, err := os.Create(filepath.Join(folder, "incoming"))
	if err != nil {
		return err
	}
	defer pack.Close()
	sum, err := packfile.NewEncoder(pack, r.store, false).Encode(hashes, packWindow)
	if err != nil {
		return err
	}
	if _, err := pack.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := writePackIndex(pack, filepath.Join(folder, fmt.Sprintf("pack-%s.idx", sum))); err != nil {
		return err
	}
	if err := pack.Close(); err != nil {
		return err
	}
	return os.Rename(pack.Name(), filepath.Join(folder, fmt.Sprintf("pack-%s.pack", sum)))
}

// writePackIndex reads a pack and writes where each of its objects lies.
func writePackIndex(pack io.ReadSeeker, name string) error {
	collected := new(idxfile.Writer)
	parser, err := packfile.NewParser(packfile.NewScanner(pack), collected)
	if err != nil {
		return err
	}
	if _, err := parser.Parse(); err != nil {
		return err
	}
	idx, err := collected.Index()
	if err != nil {
		return err
	}
	return writeTo(name, func(w io.Writer) error {
		_, err := idxfile.NewEncoder(w).Encode(idx)
		return err
	})
}

// checkOut writes files, and the index that says they are those of the commit.
func (r *repo) checkOut(dir string, files tree) error {
	idx := &index.Index{Version: 2}
	for _, name := range sortedKeys(files) {
		data, err := r.content(files[name])
		if err != nil {
			return err
		}
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, data, 0o644); err != nil {
			return err
		}
		info, err := os.Stat(full)
		if err != nil {
			return err
		}
		idx.Entries = append(idx.Entries, &index.Entry{
			Name: name, Hash: files[name], Mode: filemode.Regular,
			Size: uint32(len(data)), ModifiedAt: info.ModTime(), CreatedAt: info.ModTime(),
		})
	}
	return writeTo(filepath.Join(dir, ".git", "index"), func(w io.Writer) error {
		return index.NewEncoder(w).Encode(idx)
	})
}

// content returns what a blob holds.
func (r *repo) content(hash plumbing.Hash) ([]byte, error) {
	o, err := r.store.EncodedObject(plumbing.BlobObject, hash)
	if err != nil {
		return nil, err
	}
	in, err := o.Reader()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// writeTo creates the file called name and has fill write it.
func writeTo(name string, fill func(io.Writer) error) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := fill(out); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
