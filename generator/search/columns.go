package search

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"time"
)

// columns is what every query needs of all documents: their numbers, and columns of
// their kinds, dates and lengths.
func (s Scheme) columns(cards []Card, numbers []int) []uint16 {
	const gap = 1
	var w bitWriter
	w.gamma(len(cards))
	w.write(gap, 5)
	before := -1
	for _, number := range numbers {
		w.rice(gap, number-before-1)
		before = number
	}
	w.column(cards, s.kindOf)
	w.column(cards, s.dayOf)
	w.column(cards, lengthClass)
	return w.end()
}

// choices is what queries need that are narrowed: columns of which of a facet's sets
// each document has.
func choices(sets [][]int) []uint16 {
	var w bitWriter
	for _, chosen := range sets {
		writeColumn(&w, chosen)
	}
	return w.end()
}

func (w *bitWriter) column(cards []Card, of func(Card) int) {
	values := make([]int, len(cards))
	for i, c := range cards {
		values[i] = of(c)
	}
	writeColumn(w, values)
}

// writeColumn writes a number for each document: the numbers that occur, the most
// frequent first, and then for each document which of them it has. Where all have
// the same nothing more is said.
func writeColumn(w *bitWriter, values []int) {
	ranked, rank := byFrequency(values)
	width := bits.Len(uint(slices.Max(append(ranked, 0))))
	w.gamma(len(ranked))
	w.write(uint64(width), 5)
	for _, v := range ranked {
		w.write(uint64(v), width)
	}
	k := bestRice(values, rank)
	w.write(uint64(k), 5)
	if len(ranked) < 2 {
		return
	}
	for _, v := range values {
		w.rice(k, rank[v])
	}
}

// byFrequency returns the different ones of values, the most frequent first, and
// the place of each among them.
func byFrequency(values []int) (ranked []int, rank map[int]int) {
	count := map[int]int{}
	for _, v := range values {
		count[v]++
	}
	ranked = slices.SortedFunc(maps.Keys(count), func(a, b int) int {
		return cmp.Or(count[b]-count[a], a-b)
	})
	rank = make(map[int]int, len(ranked))
	for i, v := range ranked {
		rank[v] = i
	}
	return ranked, rank
}

// bestRice is how Rice's code is set best for the ranks of values.
func bestRice(values []int, rank map[int]int) int {
	best, least := 0, 0
	for k := range 16 {
		size := 0
		for _, v := range values {
			size += rank[v]>>k + 1 + k
		}
		if k == 0 || size < least {
			best, least = k, size
		}
	}
	return best
}

func (s Scheme) kindOf(c Card) int {
	return max(0, slices.IndexFunc(s.Kinds, func(k Kind) bool { return k.ID == c.Kind }))
}

// dayOf is a date in days since the first one, from 1; 0 is none.
func (s Scheme) dayOf(c Card) int {
	date, err := time.Parse(time.DateOnly, c.Day)
	if err != nil {
		return 0
	}
	return min(max(0, int(date.Sub(s.First).Hours()/24))+1, 1<<16-1)
}

// lengthClass is the length of a text to a fifth: four times its binary logarithm,
// by integers, for floats may differ between machines.
func lengthClass(c Card) int {
	n := min(c.Pairs+1, 1<<15)
	return log2(n * n * n * n)
}
