package site

import (
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"io/fs"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
	"zoufang/generator/schema"
)

// watched is a file system that knows a digest of all that was read from it. It is
// not safe for concurrent use.
type watched struct {
	fs.FS
	digest  hash.Hash
	sums    map[string]Sum      // of each file
	folders map[string][]string // what was listed
}

func watch(fsys fs.FS) watched {
	return watched{fsys, sha1.New(), map[string]Sum{}, map[string][]string{}}
}

// ReadFile reads a file and adds it to the digest.
func (w watched) ReadFile(file string) ([]byte, error) {
	data, err := fs.ReadFile(w.FS, file)
	w.add([]byte(file))
	w.add(data)
	w.sums[file] = sumRead(data, err)
	return data, err
}

// sumAbsent stands for a file that is not there or cannot be read.
const sumAbsent Sum = 1

// sumRead is the digest of what reading a file gave.
func sumRead(data []byte, err error) Sum {
	if err != nil {
		return sumAbsent
	}
	return sumOf(data)
}

// ReadDir lists a folder. What matters of it is read afterwards.
func (w watched) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, dir)
	w.folders[dir] = namesOf(entries)
	return entries, err
}

func namesOf(entries []fs.DirEntry) []string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = fs.FormatDirEntry(e)
	}
	return names
}

func (w watched) add(part []byte) {
	w.digest.Write(binary.AppendUvarint(nil, uint64(len(part))))
	w.digest.Write(part)
}

// sum is a short form of the digest.
func (w watched) sum() Sum { return sumOf(w.digest.Sum(nil)) }

// read returns the digest.
func (w watched) read() name { return name(w.digest.Sum(nil)) }

// still reports whether reading the same from fsys would give the same.
func (w watched) still(fsys fs.FS) bool {
	for dir, names := range w.folders {
		if entries, _ := fs.ReadDir(fsys, dir); !slices.Equal(namesOf(entries), names) {
			return false
		}
	}
	for file, sum := range w.sums {
		if sumRead(fs.ReadFile(fsys, file)) != sum {
			return false
		}
	}
	return true
}

// readSchemas are the schemas of a site, and its rules about private data, with what
// was found in their files.
type readSchemas struct {
	watched
	set      *schema.Set
	privacy  *privacy.Rules
	findings diag.List
}

// readSchemas reads the schemas among files, unless a memory that lingers has them.
func (m *Memory) readSchemas(files fs.FS) *readSchemas {
	if kept := m.lasting(); kept != nil && kept.schemas.still(files) {
		return kept.schemas
	}
	w := watch(files)
	set, findings := schema.Load(w, "schemas/")
	rules, mistakes := privacy.Load(w)
	return &readSchemas{w, set, rules, append(findings, mistakes...)}
}
