package history

import "slices"

// occurrence is where a token stands in two rows, and how often.
type occurrence struct{ a, b, timesA, timesB int }

// anchors returns the tokens within h that either row has once, as far as they
// come in the same order, as stretches of one token: the longest such sequence.
func anchors(a, b []string, h hunk) []hunk {
	seen := make(map[string]*occurrence, h.a.len())
	for i := h.a.from; i < h.a.to; i++ {
		o := seen[a[i]]
		if o == nil {
			o = &occurrence{}
			seen[a[i]] = o
		}
		o.a, o.timesA = i, o.timesA+1
	}
	for i := h.b.from; i < h.b.to; i++ {
		if o := seen[b[i]]; o != nil {
			o.b, o.timesB = i, o.timesB+1
		}
	}
	var once []occurrence
	for i := h.a.from; i < h.a.to; i++ {
		if o := seen[a[i]]; o.timesA == 1 && o.timesB == 1 {
			once = append(once, *o)
		}
	}
	return rising(once)
}

// rising returns the longest sequence of occurrences, sorted by their place in
// the first row, that also rise in the second.
func rising(all []occurrence) []hunk {
	before := make([]int, len(all)) // the one that precedes it in the longest sequence up to it
	var ends []int                  // for each length, the end of the sequence that ends lowest
	for i, o := range all {
		at, _ := slices.BinarySearchFunc(ends, o.b, func(end, b int) int { return all[end].b - b })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	sequence := make([]hunk, len(ends))
	for i, at := len(ends)-1, ends[len(ends)-1]; i >= 0; i, at = i-1, before[at] {
		o := all[at]
		sequence[i] = hunk{stretch{o.a, o.a + 1}, stretch{o.b, o.b + 1}}
	}
	return sequence
}
