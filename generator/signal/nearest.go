package signal

import (
	"cmp"
	"slices"

	"zoufang/generator/site"
)

// candidate is an earlier text that may be like another.
type candidate struct {
	text  int32
	score float32 // what the shingles count that both have, but for stock phrases
}

// What keeps a search short: how many earlier texts with a shingle are looked at, the
// latest first; what a shingle counts at least that is looked for, less being a stock
// phrase; and how many of the texts that share most may be worth a closer look.
const (
	maxHolders    = 64
	minWeight     = 0.1
	maxCandidates = 8
)

// finder looks for the earlier texts that share most with one. It is used by one
// goroutine.
type finder struct {
	*index
	scores []float32 // by text
	seen   []int32   // texts with a score
}

// candidates returns the earlier texts of other records that share most with a text,
// at least so much, those with the most first.
func (f *finder) candidates(i int32, least float32) []candidate {
	for _, g := range f.groups[i] {
		if f.shared[g].weight >= minWeight {
			f.take(f.shared[g], i)
		}
	}
	var best []candidate
	for _, j := range f.seen {
		if f.scores[j] >= least && f.texts[j].record != f.texts[i].record {
			best = insert(best, candidate{j, f.scores[j]})
		}
		f.scores[j] = 0
	}
	f.seen = f.seen[:0]
	return best
}

// insert puts a candidate into a short list of the best.
func insert(best []candidate, c candidate) []candidate {
	at, _ := slices.BinarySearchFunc(best, c, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.text, b.text))
	})
	if at == maxCandidates {
		return best
	}
	best = slices.Insert(best, at, c)
	return best[:min(maxCandidates, len(best))]
}

// take adds what a shingle counts to the texts before i that have it.
func (f *finder) take(g group, i int32) {
	holders := f.holders[g.first:g.last]
	at, _ := slices.BinarySearch(holders, i)
	for _, j := range holders[max(0, at-maxHolders):at] {
		if f.scores[j] == 0 {
			f.seen = append(f.seen, j)
		}
		f.scores[j] += g.weight
	}
}

// eachNearest calls do for every present text with the earlier ones that share most
// with it, at least as much as least says, from so many goroutines. Each of them stops
// at its first error.
func (x *index) eachNearest(workers int, least func(i int32) float32, do func(i int32, found []candidate) error) error {
	workers = max(1, workers)
	failed := make([]error, workers)
	site.InParallel(workers, workers, func(worker int) {
		f := &finder{index: x, scores: make([]float32, len(x.texts))}
		for i := worker; i < len(x.texts) && failed[worker] == nil; i += workers {
			if x.texts[i].then != nil {
				continue
			}
			if found := f.candidates(int32(i), least(int32(i))); len(found) > 0 {
				failed[worker] = do(int32(i), found)
			}
		}
	})
	return cmp.Or(failed...)
}
