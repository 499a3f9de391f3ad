package site

import (
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"io/fs"
)

// watched is a file system that knows a digest of all that was read from it.
type watched struct {
	fs.FS
	digest hash.Hash
}

func watch(fsys fs.FS) watched { return watched{fsys, sha1.New()} }

// ReadFile reads a file and adds it to the digest.
func (w watched) ReadFile(file string) ([]byte, error) {
	data, err := fs.ReadFile(w.FS, file)
	w.add([]byte(file))
	w.add(data)
	return data, err
}

// ReadDir lists a folder. What matters of it is read afterwards.
func (w watched) ReadDir(dir string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, dir) }

func (w watched) add(part []byte) {
	w.digest.Write(binary.AppendUvarint(nil, uint64(len(part))))
	w.digest.Write(part)
}

// read returns the digest.
func (w watched) read() name { return name(w.digest.Sum(nil)) }
