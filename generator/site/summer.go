package site

import (
	"crypto/sha1"
	"encoding/binary"
	"time"
)

// Sum is a digest of something that pages show: equal sums stand for equal things,
// in this run of the program and in later ones. Zero stands for what cannot be
// compared, and is equal to nothing.
type Sum uint64

// Same reports whether two digests stand for the same thing.
func (s Sum) Same(other Sum) bool { return s == other && s != 0 }

// sumOf is the digest of bytes.
func sumOf(data []byte) Sum {
	all := sha1.Sum(data)
	return Sum(binary.LittleEndian.Uint64(all[:]))
}

// The parameters of FNV-1a, 64 bits (draft-eastlake-fnv, section 5).
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Summer makes one Sum of many parts. Its zero value is ready.
type Summer struct {
	state  uint64
	broken bool
}

// Text adds a text.
func (s *Summer) Text(text string) {
	h := s.state ^ fnvOffset
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * fnvPrime
	}
	s.state = h
	s.Number(uint64(len(text)))
}

// Number adds a number.
func (s *Summer) Number(n uint64) {
	h := s.state ^ fnvOffset
	h = (h ^ n) * fnvPrime
	s.state = (h ^ h>>32) * fnvPrime
}

// Add adds another sum. Where that cannot be compared, neither can the whole.
func (s *Summer) Add(part Sum) {
	s.broken = s.broken || part == 0
	s.Number(uint64(part))
}

// Time adds a moment.
func (s *Summer) Time(t time.Time) {
	if t.IsZero() {
		s.Number(0)
		return
	}
	_, offset := t.Zone()
	s.Number(uint64(t.UnixNano()))
	s.Number(uint64(offset) + 1)
}

// Truth adds a yes or no.
func (s *Summer) Truth(yes bool) { s.Number(uint64(boolRank(yes))) }

// Sum is the digest of all that was added.
func (s *Summer) Sum() Sum {
	if s.broken {
		return 0
	}
	return max(1, Sum(s.state))
}
