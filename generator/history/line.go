package history

import (
	"regexp"
	"slices"
	"strings"
)

// structure is what gives a line of Markdown its meaning.
var structure = regexp.MustCompile(`^[ \t]*(?:#{1,6} +|[-*+] +(?:\[[ xX]\] +)?|[0-9]{1,9}[.)] +|> ?|\|[ |:-]*\n?)`)

// linePair is a line and what became of it. A line that is gone became "", and
// one that is new was "".
type linePair struct{ gone, added string }

// maxLines is how many pairs of lines are compared to find those that belong
// together, and leastAlike how much such two must have in common.
const (
	maxLines   = 1024
	leastAlike = 0.4
)

// pairLines says which line of one text became which of the other, in their order.
// It does so only where there are lines that mean something, such as the items of
// a list, and not too many.
func pairLines(gone, added string) ([]linePair, bool) {
	a, b := lines(gone), lines(added)
	if len(a)*len(b) > maxLines || !slices.ContainsFunc(slices.Concat(a, b), structure.MatchString) {
		return nil, false
	}
	best := alignLines(a, b)
	var pairs []linePair
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch best[i][j] {
		case best[i+1][j]:
			pairs, i = append(pairs, linePair{gone: a[i]}), i+1
		case best[i][j+1]:
			pairs, j = append(pairs, linePair{added: b[j]}), j+1
		default:
			pairs, i, j = append(pairs, linePair{a[i], b[j]}), i+1, j+1
		}
	}
	return append(pairs, linePair{strings.Join(a[i:], ""), strings.Join(b[j:], "")}), true
}

// alignLines returns for each two places in two rows of lines how much their rests
// have in common at best.
func alignLines(a, b []string) [][]float64 {
	x, y := contents(a), contents(b)
	best := make([][]float64, len(a)+1)
	best[len(a)] = make([]float64, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i] = make([]float64, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if likeness := commonShare(x[i], y[j]); likeness >= leastAlike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+likeness)
			}
		}
	}
	return best
}

// contents returns what lines are compared by: what they say, whatever their signs.
func contents(row []string) [][]uint64 {
	pairs := make([][]uint64, len(row))
	for i, line := range row {
		pairs[i] = pairsOf(strings.TrimSpace(structure.ReplaceAllString(line, "")))
	}
	return pairs
}

// lines splits a text after each line's end.
func lines(text string) []string { return slices.Collect(strings.Lines(text)) }
