package search

import (
	"math"
)

// layout says over how many files an index is spread, and how its documents are
// numbered.
type layout struct {
	pairBits, charBits int // binary logarithms of how many files there are
	space              int // nearly all numbers of documents are below it
}

// pairsPerFile is how many pairs of adjacent characters a file has about: some 16
// KB of them. More would make queries dear, fewer would make many small files.
const pairsPerFile = 6500

// The most and the fewest files.
const (
	maxPairBits  = 14
	leastBits    = 4
	positionBits = 23 // of the longest text that a record may have
)

// layOut returns the layout for documents with so many pairs in all.
func layOut(pairs, documents, space int) layout {
	b := log2(ceilPower(pairs/pairsPerFile, 1<<leastBits))
	b = min(b, maxPairBits)
	b = max(b, log2(2*documents)+1+positionBits+32-64) // what a posting has room for
	return layout{pairBits: b, charBits: max(2, b-4), space: space}
}

// fileOfPair says in which file a pair lies: so that, where the file and the first
// character are known, the lower bits of the second follow.
func (l layout) fileOfPair(first, second uint16) int {
	return (int(first)*40503 + int(second)) & (1<<l.pairBits - 1)
}

// posting is where a pair stands, in one number that sorts by pair, document and
// position: the first character, the upper bits of the second, the document's place
// among all, the position.
type posting uint64

func (l layout) posting(first, second uint16, document, position int) posting {
	pair := uint64(first)<<(16-l.pairBits) | uint64(second)>>l.pairBits
	return posting(pair<<l.pairShift() | uint64(document)<<positionBits | uint64(position))
}

// pairShift is where the pair begins in a posting.
func (l layout) pairShift() int { return 64 - 16 - (16 - l.pairBits) }

func (l layout) pairOf(p posting) int { return int(p >> l.pairShift()) }

func (l layout) documentOf(p posting) int {
	return int(p & (1<<l.pairShift() - 1) >> positionBits)
}

func (p posting) position() int { return int(p & (1<<positionBits - 1)) }

// documentBits is how Rice's code is set for the gaps between the documents of a
// term.
func (l layout) documentBits(documents int) int { return log2(l.space / documents) }

// packPairs writes a file of pairs. Its postings are sorted; numbers are those of
// the documents.
func (l layout) packPairs(postings []posting, numbers []int) []uint16 {
	w := bitWriter{units: make([]uint16, 0, len(postings)*3/2)}
	terms, position, gap := l.likely(postings)
	w.gamma(terms)
	w.write(uint64(gap), 5)
	w.write(uint64(position), 5)
	last := 0
	for term := range eachRun(postings, l.pairOf) {
		pair := l.pairOf(term[0])
		first := pair >> (16 - l.pairBits)
		w.rice(gap, first-last)
		last = first
		w.write(uint64(pair), 16-l.pairBits)
		documents := runs(term, l.documentOf)
		w.gamma(documents - 1)
		bits, before := l.documentBits(documents), -1
		for hits := range eachRun(term, l.documentOf) {
			number := numbers[l.documentOf(hits[0])]
			w.rice(bits, number-before-1)
			before = number
			writePositions(&w, hits, position)
		}
	}
	return w.end()
}

func writePositions(w *bitWriter, hits []posting, bits int) {
	w.gamma(len(hits) - 1)
	bits, before := max(0, bits-log2(len(hits))), -1
	for _, hit := range hits {
		w.rice(bits, hit.position()-before-1)
		before = hit.position()
	}
}

// likely returns how many terms postings are of, and how Rice's code is best set for
// positions and for the gaps between first characters.
func (l layout) likely(postings []posting) (terms, position, gap int) {
	sum, last := 0, 0
	for term := range eachRun(postings, l.pairOf) {
		for _, hit := range term {
			sum += hit.position()
		}
		terms++
		last = l.pairOf(term[0]) >> (16 - l.pairBits)
	}
	return terms, log2(sum / max(1, len(postings))), log2(last / max(1, terms))
}

// unpackPairs reads a file of pairs back. of gives the place of a document by its
// number, or false for one whose postings are left out.
func (l layout) unpackPairs(file int, data []uint16, of func(number int) (int, bool)) ([]posting, error) {
	r := bitReader{units: data}
	terms, gap, position := r.length(), int(r.read(5)), int(r.read(5))
	var all []posting
	first := 0
	for range terms {
		first += r.rice(gap)
		upper := r.read(16 - l.pairBits)
		second := uint16(upper<<l.pairBits) | uint16((file-first*40503)&(1<<l.pairBits-1))
		documents := r.length() + 1
		bits, number := l.documentBits(documents), -1
		for range documents {
			number += r.rice(bits) + 1
			document, wanted := of(number)
			hits := r.length() + 1
			k, at := max(0, position-log2(hits)), -1
			for range hits {
				at += r.rice(k) + 1
				if wanted {
					all = append(all, l.posting(uint16(first), second, document, at))
				}
			}
			if r.err != nil || first > math.MaxUint16 || at >= 1<<positionBits {
				return nil, errTorn
			}
		}
	}
	return all, r.err
}

// runs is how many stretches of sorted things are alike.
func runs[T any](things []T, key func(T) int) int {
	n := 0
	for range eachRun(things, key) {
		n++
	}
	return n
}

// eachRun yields the stretches of sorted things that are alike.
func eachRun[T any](things []T, key func(T) int) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for len(things) > 0 {
			end, is := 1, key(things[0])
			for end < len(things) && key(things[end]) == is {
				end++
			}
			if !yield(things[:end:end]) {
				return
			}
			things = things[end:]
		}
	}
}
