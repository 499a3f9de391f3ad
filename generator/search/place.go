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
