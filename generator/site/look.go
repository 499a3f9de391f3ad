package site

import (
	"io/fs"
	"time"
)

// settled is how long a file must have been left alone before its look is
// trusted. Clocks of file systems are coarse: one that is changed again at once
// may look the same.
const settled = 2 * time.Second

// Look is the digest of how a file looks from outside, by which it is known again
// without being read: its size, when it was changed and, where the system tells, its
// place on the disk. It is zero where that says nothing yet about what is in it.
func Look(info fs.FileInfo, now time.Time) Sum {
	modified := info.ModTime()
	if modified.IsZero() || now.Sub(modified) < settled {
		return 0
	}
	var s Summer
	s.Number(uint64(info.Size()))
	s.Number(uint64(modified.UnixNano()))
	s.Number(uint64(info.Mode()))
	for _, n := range systemLook(info) {
		s.Number(n)
	}
	return s.Sum()
}
