package schema

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidates that word was most likely meant to be, best
// first and at most n of them.
func Nearest(word string, candidates []string, n int) []string {
	type scored struct {
		text     string
		distance int
	}
	folded := []rune(Fold(word))
	if len(folded) == 0 {
		return nil
	}
	var near []scored
	for _, c := range candidates {
		if d, ok := likeness(folded, []rune(Fold(c))); ok {
			near = append(near, scored{c, d})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.text, b.text))
	})
	near = slices.Compact(near)
	texts := make([]string, 0, n)
	for _, s := range near[:min(n, len(near))] {
		texts = append(texts, s.text)
	}
	return texts
}

// likeness returns how far b is from a, and whether near enough to be meant.
// One word inside the other counts as near, but as less near than a slip.
func likeness(a, b []rune) (int, bool) {
	long, short := max(len(a), len(b)), min(len(a), len(b))
	limit := max(1, long/3)
	if short == 0 {
		return 0, false
	}
	if long-short <= limit {
		if d := editDistance(a, b); d <= limit && d < long {
			return d, true
		}
	}
	within := strings.Contains(string(a), string(b)) || strings.Contains(string(b), string(a))
	return 1 + long - short, within && short >= 2
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that lead from a to b.
func editDistance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(last[j]+1, row[j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}

// runeLen is the number of characters in s.
func runeLen(s string) int { return utf8.RuneCountInString(s) }
