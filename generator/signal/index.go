package signal

import (
	"cmp"
	"slices"

	"zoufang/generator/site"
)

// index knows which texts share which shingles of their sketches, and how many texts
// have each of them.
type index struct {
	texts   []*text // the oldest first
	shared  []group // by shingle
	holders []int32 // of each group in turn, numbers of texts
	groups  [][]int32
	weights []float32 // of each text's sketch

	stock   map[shingle]bool // what texts have from the beginning
	counted []bool           // by text: whether it counts where shingles are weighed
	present []int            // how many present texts there are, by section
	having  []int            // how many of them have the shingle that is weighed
}

// group is a shingle that several texts have.
type group struct {
	shingle     shingle
	first, last int32 // in holders
	weight      float32
}

// newIndex makes an index of texts, in which the shingles of stock do not count.
func newIndex(texts []*text, stock map[shingle]bool, workers int) *index {
	x := &index{texts: texts, stock: stock, groups: make([][]int32, len(texts)), weights: make([]float32, len(texts))}
	x.countTexts()
	for i, t := range texts {
		x.groups[i] = make([]int32, 0, len(t.shingles))
	}
	for _, part := range postings(texts, workers) {
		for len(part) > 0 {
			n := 1
			for n < len(part) && part[n].shingle() == part[0].shingle() {
				n++
			}
			x.add(part[:n])
			part = part[n:]
		}
	}
	return x
}

// countTexts counts the present texts. Of those of a collection with the same sketch
// only the first is weighed: however often a text was copied, it is no stock phrase.
func (x *index) countTexts() {
	type contents struct {
		section int
		sketch  string
	}
	known := map[contents]bool{}
	x.counted = make([]bool, len(x.texts))
	for i, t := range x.texts {
		section := t.record.Section.Number
		x.present = append(x.present, make([]int, max(0, section+1-len(x.present)))...)
		if t.then != nil {
			continue
		}
		x.present[section]++
		of := contents{section, string(t.encode())}
		x.counted[i] = !known[of]
		known[of] = true
	}
	x.having = make([]int, len(x.present))
}

// posting says that a text has a shingle.
type posting uint64

func (p posting) shingle() shingle { return shingle(p >> 32) }
func (p posting) text() int32      { return int32(uint32(p)) }

// postings returns those of all texts in order, in parts that follow each other.
func postings(texts []*text, workers int) [][]posting {
	const parts = 16
	all := make([][]posting, parts)
	for i, t := range texts {
		for _, s := range t.shingles {
			p := &all[s>>28]
			*p = append(*p, posting(s)<<32|posting(i))
		}
	}
	site.InParallel(parts, workers, func(i int) { slices.Sort(all[i]) })
	return all
}

// add takes in a shingle with all the texts that have it.
func (x *index) add(of []posting) {
	g := group{of[0].shingle(), int32(len(x.holders)), int32(len(x.holders) + len(of)), x.weigh(of)}
	for _, p := range of {
		x.weights[p.text()] += g.weight
	}
	if len(of) == 1 {
		return
	}
	for _, p := range of {
		x.groups[p.text()] = append(x.groups[p.text()], int32(len(x.shared)))
		x.holders = append(x.holders, p.text())
	}
	x.shared = append(x.shared, g)
}

// Stock phrases stand in so many texts of a collection, and in such a part of them.
const (
	stockTexts   = 12
	stockPercent = 1
)

// weigh returns how much a shingle counts that some texts have. What stands in many
// present texts of a collection, such as a stock phrase, counts the less the more have
// it; everything else counts alike.
func (x *index) weigh(of []posting) float32 {
	if x.stock[of[0].shingle()] {
		return 0
	}
	if len(of) <= stockTexts {
		return 1
	}
	clear(x.having)
	for _, p := range of {
		if x.counted[p.text()] {
			x.having[x.texts[p.text()].record.Section.Number]++
		}
	}
	weight := float32(1)
	for section, n := range x.having {
		few := max(stockTexts, x.present[section]*stockPercent/100)
		weight = min(weight, float32(few)/float32(max(few, n)))
	}
	return weight
}

// weightOf is what the sketch of the text counts that has the smaller one.
func (x *index) weightOf(a, b int32) float32 { return min(x.weights[a], x.weights[b]) }

// weight is what a shingle counts, of which sketches are made.
func (x *index) weight(s shingle) float32 {
	if x.stock[s] {
		return 0
	}
	at, found := slices.BinarySearchFunc(x.shared, s, func(g group, s shingle) int { return cmp.Compare(g.shingle, s) })
	if !found {
		return 1
	}
	return x.shared[at].weight
}

// shares reports whether another sketch has so large a part of some shingles, whatever
// they count. Both are sorted.
func shares(some, other []shingle, part float32) bool {
	missing := len(some) - int(part*float32(len(some)))
	for _, s := range some {
		for len(other) > 0 && other[0] < s {
			other = other[1:]
		}
		if len(other) > 0 && other[0] == s {
			continue
		}
		if missing--; missing < 0 {
			return false
		}
	}
	return true
}

// count adds up what the shingles of a sketch count, and those of them that another
// sketch has, too. Both are sorted.
func (x *index) count(some, other []shingle) (all, shared float32) {
	for _, s := range some {
		weight := x.weight(s)
		all += weight
		if _, has := slices.BinarySearch(other, s); has {
			shared += weight
		}
	}
	return all, shared
}
