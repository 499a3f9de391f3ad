package search

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode/utf16"
)

// bodyStart is where the positions of a text begin: below it is the title.
const bodyStart = 256

// number gives numbers to documents, in the order of their names, and returns the
// power of two below which nearly all lie. A document's number follows from its
// name, and moves only where another one has taken it.
func number(names []string) (numbers []int, space int) {
	space = ceilPower(2*len(names), 16)
	type named struct {
		want uint64
		at   int
	}
	order := make([]named, len(names))
	for i, name := range names {
		order[i] = named{scatter(utf16.Encode([]rune(name)), space), i}
	}
	slices.SortFunc(order, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.want, b.want), cmp.Compare(names[a.at], names[b.at]))
	})
	numbers = make([]int, len(names))
	next := 0
	for _, o := range order {
		numbers[o.at] = max(int(o.want), next)
		next = numbers[o.at] + 1
	}
	return numbers, space
}

// segment is a stretch of a text between breaks, at its position.
type segment struct {
	units []uint16
	start int
}

func (s segment) inTitle() bool { return s.start < bodyStart }

// place gives positions to the segments of a title and a text. Those of the title
// follow one another. A segment of the text has a place that follows from its
// words, and moves only where another one has taken it: an edit leaves the
// positions of all other segments as they are. Between two segments one position
// stays free, so that no phrase runs from one into the other.
func place(title, body []uint16) []segment {
	var all []segment
	next := 0
	for s := range eachSegment(title) {
		if next+len(s) >= bodyStart {
			body = slices.Concat(body, []uint16{breakUnit}, s)
			continue
		}
		all = append(all, segment{s, next})
		next += len(s) + 1
	}
	next = bodyStart
	for _, s := range scattered(body) {
		s.start = max(bodyStart+s.start, next)
		next = s.start + len(s.units) + 1
		all = append(all, s)
	}
	return all
}

// scattered returns the segments of a text where they would be if they were alone,
// by that, and then by their words.
func scattered(body []uint16) []segment {
	space := ceilPower(2*len(body), 64)
	var found []segment
	var order []uint64 // where a segment would be, and which one it is
	for s := range eachSegment(body) {
		start := scatter(s, space)
		order = append(order, start<<32|uint64(len(found)))
		found = append(found, segment{s, int(start)})
	}
	slices.Sort(order)
	sorted := make([]segment, len(found))
	for i, o := range order {
		sorted[i] = found[o&(1<<32-1)]
		for at := i; at > 0 && sorted[at-1].start == sorted[at].start && slices.Compare(sorted[at-1].units, sorted[at].units) > 0; at-- {
			sorted[at-1], sorted[at] = sorted[at], sorted[at-1]
		}
	}
	return sorted
}

// eachSegment yields the stretches of a normal form between breaks.
func eachSegment(text []uint16) func(yield func([]uint16) bool) {
	return func(yield func([]uint16) bool) {
		for len(text) > 0 {
			end := slices.Index(text, breakUnit)
			if end < 0 {
				end = len(text)
			}
			if end > 0 && !yield(text[:end]) {
				return
			}
			text = text[min(end+1, len(text)):]
		}
	}
}

// scatter returns a number below space, a power of two, that follows from a text:
// the upper bits of FNV-1a, multiplied once more for short texts.
func scatter(text []uint16, space int) uint64 {
	h := uint64(14695981039346656037)
	for _, unit := range text {
		h = (h ^ uint64(unit)) * 1099511628211
	}
	h ^= h >> 29
	h *= 0x9E3779B97F4A7C15
	return h >> (64 - bits.Len(uint(space-1)))
}

// ceilPower returns the least power of two that is at least n and least.
func ceilPower(n, least int) int {
	return max(least, 1<<bits.Len(uint(max(n, 1)-1)))
}
