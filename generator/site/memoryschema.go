package site

import (
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"io/fs"
)

// watched is a file system that knows a digest of all that was read from it. It is
// not safe for concurrent use.
type watched struct {
	fs.FS
	digest hash.Hash
	sums   map[string]Sum // of each file
}

func watch(fsys fs.FS) watched { return watched{fsys, sha1.New(), map[string]Sum{}} }

// ReadFile reads a file and adds it to the digest.
func (w watched) ReadFile(file string) ([]byte, error) {
	data, err := fs.ReadFile(w.FS, file)
	w.add([]byte(file))
	w.add(data)
	w.sums[file] = sumOf(data)
	return data, err
}

// ReadDir lists a folder. What matters of it is read afterwards.
func (w watched) ReadDir(dir string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, dir) }

func (w watched) add(part []byte) {
	w.digest.Write(binary.AppendUvarint(nil, uint64(len(part))))
	w.digest.Write(part)
}

// sum is a short form of the digest.
func (w watched) sum() Sum { return sumOf(w.digest.Sum(nil)) }

// read returns the digest.
func (w watched) read() name { return name(w.digest.Sum(nil)) }
