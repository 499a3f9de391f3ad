package history

import (
	"slices"

	"zoufang/generator/schema"
)

// weights say how much a value of a type tells one item of a list from another.
// All others weigh 1.
var weights = map[schema.Type]float64{
	schema.TypeRef: 3, schema.TypeTerm: 2, schema.TypeDate: 2, schema.TypeDateTime: 2, schema.TypeText: 2,
}

// describes reports whether an item of a list says something about something and
// can be another version of the one at its place. A term, say, is itself.
func (v *value) describes() bool { return v.parts != nil || v.field.Type == schema.TypeText }

// likeness says how much two items of one list have in common, from 0 to 1.
func (v *value) likeness(other *value) float64 {
	if v.parts == nil || other.parts == nil {
		return v.scalarLikeness(other)
	}
	if v.isList() {
		return listLikeness(v.parts, other.parts)
	}
	common, all := 0.0, 0.0
	for _, p := range joined(v, other) {
		weight := 1.0
		for _, part := range []*value{p.before, p.after} {
			if part != nil {
				weight = max(weight, weights[part.field.Type])
			}
		}
		all += weight
		if p.before != nil && p.after != nil {
			common += weight * p.before.likeness(p.after)
		}
	}
	return common / all
}

func (v *value) scalarLikeness(other *value) float64 {
	switch {
	case v.words == other.words:
		return 1
	case v.field.Type == schema.TypeText && v.field.Privacy == schema.PrivacyNone:
		return textLikeness(v.words.ZH, other.words.ZH)
	}
	return 0
}

// listLikeness is the share of items that both lists have.
func listLikeness(a, b []*value) float64 {
	left := map[string]int{}
	for _, item := range a {
		left[item.identity()]++
	}
	common := 0
	for _, item := range b {
		if id := item.identity(); left[id] > 0 {
			left[id]--
			common++
		}
	}
	return float64(common) / float64(max(len(a), len(b)))
}

// maxCompared is how much of two texts is looked at to tell how alike they are.
const maxCompared = 2000

// textLikeness is the share of pairs of neighbouring characters that two texts
// have in common.
func textLikeness(a, b string) float64 { return commonShare(pairsOf(a), pairsOf(b)) }

// pairsOf returns the pairs of neighbours in a text, sorted. Its ends are
// neighbours of nothing.
func pairsOf(text string) []uint64 {
	var pairs []uint64
	last := rune(0)
	for _, r := range text {
		pairs = append(pairs, uint64(last)<<32|uint64(r))
		if last = r; len(pairs) == maxCompared {
			break
		}
	}
	pairs = append(pairs, uint64(last)<<32)
	slices.Sort(pairs)
	return pairs
}

// commonShare is the share of what two sorted rows have in common.
func commonShare(a, b []uint64) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			i, j, common = i+1, j+1, common+1
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}
