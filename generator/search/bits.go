package search

import (
	"errors"
	"math/bits"
)

// Data are numbers of few bits, most significant bit first, in characters from
// unitBase on that carry unitBits each: all of them assigned, none a surrogate,
// none with a meaning in a script.
const (
	unitBits = 15
	unitBase = 0x4000
)

// riceLimit bounds the unary part of a Rice code: larger numbers follow that many
// ones as rawBits plain bits.
const (
	riceLimit = 24
	rawBits   = 32
)

// bitWriter writes numbers as bits.
type bitWriter struct {
	units []uint16
	bits  uint64 // the last ones, not yet a unit
	held  int    // how many
}

// write appends the lowest n bits of v, at most 32.
func (w *bitWriter) write(v uint64, n int) {
	w.bits = w.bits<<n | v&(1<<n-1)
	w.held += n
	for w.held >= unitBits {
		w.held -= unitBits
		w.units = append(w.units, unitBase+uint16(w.bits>>w.held&(1<<unitBits-1)))
	}
}

// gamma appends v by Elias's gamma code of v+1: short for small numbers.
func (w *bitWriter) gamma(v int) {
	n := bits.Len(uint(v + 1))
	w.write(0, n-1)
	w.write(uint64(v+1), n)
}

// rice appends v by Rice's code: short for numbers around 2 to the power of k.
func (w *bitWriter) rice(k, v int) {
	q := v >> k
	if q >= riceLimit {
		w.write(1<<riceLimit-1, riceLimit)
		w.write(uint64(v), rawBits)
		return
	}
	w.write(1<<(q+1)-2, q+1)
	w.write(uint64(v), k)
}

// end fills the last unit and returns all of them.
func (w *bitWriter) end() []uint16 {
	if w.held > 0 {
		w.write(0, unitBits-w.held)
	}
	return w.units
}

// errTorn is what a reader has met where data ends early or says what no writer
// writes.
var errTorn = errors.New("damaged index")

// bitReader reads what a bitWriter wrote. Once something is wrong it gives zeros
// and keeps err.
type bitReader struct {
	units []uint16
	bits  uint64
	held  int
	err   error
}

func (r *bitReader) read(n int) uint64 {
	for r.held < n {
		if len(r.units) == 0 || r.units[0]-unitBase >= 1<<unitBits {
			r.err, r.units = errTorn, nil
			return 0
		}
		r.bits = r.bits<<unitBits | uint64(r.units[0]-unitBase)
		r.held += unitBits
		r.units = r.units[1:]
	}
	r.held -= n
	return r.bits >> r.held & (1<<n - 1)
}

func (r *bitReader) gamma() int {
	n := 0
	for r.read(1) == 0 {
		if n++; r.err != nil || n > rawBits {
			r.err = errTorn
			return 0
		}
	}
	return int(1<<n|r.read(n)) - 1
}

func (r *bitReader) rice(k int) int {
	q := 0
	for q < riceLimit && r.read(1) == 1 {
		q++
	}
	if q == riceLimit {
		return int(r.read(rawBits))
	}
	return q<<k | int(r.read(k))
}

// length reads how many things follow, of which each has a bit at least.
func (r *bitReader) length() int {
	n := r.gamma()
	if n > len(r.units)*unitBits+r.held {
		r.err = errTorn
		return 0
	}
	return n
}

// log2 is the binary logarithm, rounded down. That of nothing is 0.
func log2(n int) int { return max(0, bits.Len(uint(n))-1) }
