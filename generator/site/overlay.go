package site

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay is a file system in which the files of Upper lie over those of Lower,
// file by file.
type Overlay struct{ Upper, Lower fs.FS }

// Open opens name of Upper, or of Lower where Upper lacks it.
func (o Overlay) Open(name string) (fs.File, error) {
	f, err := o.Upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.Lower.Open(name)
	}
	return f, err
}

// ReadDir lists name in both, sorted by file name.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, upperErr := fs.ReadDir(o.Upper, name)
	lower, lowerErr := fs.ReadDir(o.Lower, name)
	if upperErr != nil && lowerErr != nil {
		return nil, upperErr
	}
	for _, entry := range lower {
		same := func(e fs.DirEntry) bool { return e.Name() == entry.Name() }
		if !slices.ContainsFunc(upper, same) {
			upper = append(upper, entry)
		}
	}
	slices.SortFunc(upper, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return upper, nil
}
