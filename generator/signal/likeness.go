package signal

import "cmp"

// likeness is how much of two texts is the same, in percent.
type likeness struct {
	percent   int // of the shorter text, stock phrases counted less
	sentences int // of the same, in sentences that are nearly the same
	plain     int // of the shorter text, everything counted alike

	part    int // of the later text's passage that is in the earlier one most of all
	passage int // its number
}

// nearness compares two likenesses: how much is the same as a whole, then in a passage.
func nearness(a, b likeness) int {
	return cmp.Or(cmp.Compare(a.percent, b.percent), cmp.Compare(a.part, b.part))
}

// wording is a text that is read for comparing it.
type wording struct {
	passages  []passage
	sentences [][][]shingle // of each passage
	weights   map[shingle]float32
}

// read makes ready what is to be compared. Where a shingle is in no sketch, it counts
// what the one before it counts: stock phrases are longer than one.
func (x *index) read(passages []passage) *wording {
	w := &wording{passages: passages, weights: map[shingle]float32{}}
	var letters []letter
	for _, p := range passages {
		letters = p.letters(letters[:0], true)
		var all [][]shingle
		weight, next := float32(1), -1
		eachShingle(letters, func(at int, s shingle) {
			if s.sampled() {
				weight = x.weight(s)
			}
			if known, is := w.weights[s]; !is || weight < known {
				w.weights[s] = weight
			}
			if x.stock[s] {
				w.weights[s] = 0
			}
			if at != next {
				all = append(all, nil)
			}
			next = at + 1
			last := &all[len(all)-1]
			*last = append(*last, s)
		})
		w.sentences = append(w.sentences, all)
	}
	return w
}

// common is what shingles of a text count, what those count that the other text has,
// too, and those in sentences of which it has most.
type common struct{ all, shared, sentences float32 }

func (c *common) add(other common) {
	c.all += other.all
	c.shared += other.shared
	c.sentences += other.sentences
}

// sentence compares a sentence with another text.
func (w *wording) sentence(some []shingle, other *wording) (of common) {
	for _, s := range some {
		of.all += w.weights[s]
		if _, has := other.weights[s]; has {
			of.shared += w.weights[s]
		}
	}
	if 3*of.shared >= 2*of.all {
		of.sentences = of.shared
	}
	return of
}

// passage compares a passage with another text.
func (w *wording) passage(i int, other *wording) (of common) {
	for _, some := range w.sentences[i] {
		of.add(w.sentence(some, other))
	}
	return of
}

// compare compares a text with an earlier one. Passages that count less than shortest
// are not looked at for themselves.
func compare(later, earlier *wording, shortest float32) likeness {
	var l likeness
	var of, other common
	for i := range later.passages {
		p := later.passage(i, earlier)
		of.add(p)
		if p.all >= shortest && percent(p.shared, p.all) > l.part {
			l.part, l.passage = percent(p.shared, p.all), i
		}
	}
	for i := range earlier.passages {
		other.add(earlier.passage(i, later))
	}
	if other.all < of.all {
		of = other
	}
	l.percent, l.sentences = percent(of.shared, of.all), percent(of.sentences, of.all)
	l.plain = overlap(later, earlier)
	return l
}

// overlap is how many percent of the shingles of one text the other has, too: of the
// one that has fewer.
func overlap(a, b *wording) int {
	if len(b.weights) < len(a.weights) {
		a, b = b, a
	}
	shared := 0
	for s := range a.weights {
		if _, has := b.weights[s]; has {
			shared++
		}
	}
	return percent(float32(shared), float32(len(a.weights)))
}

// percent is rounded down, but for what adding up loses: only what is all the same is
// a hundred.
func percent(part, of float32) int {
	if of == 0 {
		return 0
	}
	return int(part*100/of + 1e-3)
}
