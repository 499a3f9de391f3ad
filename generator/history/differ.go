package history

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// stretch is a part of a row of tokens.
type stretch struct{ from, to int }

func (s stretch) len() int { return s.to - s.from }

// hunk is where two rows of tokens differ: a was replaced by b. Between two hunks
// the rows are equal.
type hunk struct{ a, b stretch }

// The limits of comparing token by token: what one comparison may cost, and what
// all of a text may, in steps. They are counted rather than timed, so that the
// result is always the same. What would cost more counts as replaced.
const (
	maxSteps    = 32 << 20
	maxAllSteps = 256 << 20
)

// differ compares rows of tokens. One differ serves for one pair of texts.
type differ struct{ steps int }

// affords reports whether two rows of so many tokens together may be compared,
// and counts that they are.
func (d *differ) affords(tokens int) bool {
	steps := tokens * tokens / 2
	if tokens > 1<<16 || steps > maxSteps || d.steps+steps > maxAllSteps {
		return false
	}
	d.steps += steps
	return true
}

// align returns where a and b differ. Tokens that either row has once hold the
// rows together, so that texts of any length are compared in pieces.
func (d *differ) align(a, b []string) []hunk {
	var hunks []hunk
	at := hunk{}
	between := func(next hunk) {
		gap := hunk{stretch{at.a.to, next.a.from}, stretch{at.b.to, next.b.from}}
		hunks = append(hunks, d.shortest(a, b, gap)...)
		at = next
	}
	whole := trim(a, b, hunk{stretch{0, len(a)}, stretch{0, len(b)}})
	at = hunk{stretch{0, whole.a.from}, stretch{0, whole.b.from}}
	for _, anchor := range anchors(a, b, whole) {
		between(anchor)
	}
	between(hunk{stretch{whole.a.to, len(a)}, stretch{whole.b.to, len(b)}})
	return hunks
}

// trim takes from a hunk what its sides begin and end with alike.
func trim(a, b []string, h hunk) hunk {
	for h.a.len() > 0 && h.b.len() > 0 && a[h.a.from] == b[h.b.from] {
		h.a.from, h.b.from = h.a.from+1, h.b.from+1
	}
	for h.a.len() > 0 && h.b.len() > 0 && a[h.a.to-1] == b[h.b.to-1] {
		h.a.to, h.b.to = h.a.to-1, h.b.to-1
	}
	return h
}

// shortest returns the hunks within h of the least number of tokens gone and new,
// or h itself where that is too much work.
func (d *differ) shortest(a, b []string, h hunk) []hunk {
	h = trim(a, b, h)
	switch {
	case h.a.len() == 0 && h.b.len() == 0:
		return nil
	case h.a.len() == 0 || h.b.len() == 0 || !d.affords(h.a.len()+h.b.len()):
		return []hunk{h}
	}
	in := interning{}
	x, y := in.runes(a[h.a.from:h.a.to]), in.runes(b[h.b.from:h.b.to])
	matcher := diffmatchpatch.New()
	matcher.DiffTimeout = 0
	return hunksOf(matcher.DiffMainRunes(x, y, false), h.a.from, h.b.from)
}

// hunksOf turns what the matcher found about rows that begin at a and b into
// hunks.
func hunksOf(diffs []diffmatchpatch.Diff, a, b int) []hunk {
	var hunks []hunk
	at := hunk{stretch{a, a}, stretch{b, b}}
	flush := func() {
		if at.a.len() > 0 || at.b.len() > 0 {
			hunks = append(hunks, at)
		}
	}
	for _, diff := range diffs {
		n := utf8.RuneCountInString(diff.Text)
		switch diff.Type {
		case diffmatchpatch.DiffDelete:
			at.a.to += n
		case diffmatchpatch.DiffInsert:
			at.b.to += n
		default:
			flush()
			a, b = at.a.to+n, at.b.to+n
			at = hunk{stretch{a, a}, stretch{b, b}}
		}
	}
	flush()
	return hunks
}

// interning gives each different token a character of its own.
type interning map[string]rune

// firstSurrogate and surrogates are the numbers that are no characters.
const (
	firstSurrogate = 0xD800
	surrogates     = 0x800
)

func (in interning) runes(tokens []string) []rune {
	row := make([]rune, len(tokens))
	for i, token := range tokens {
		r, known := in[token]
		if !known {
			r = rune(len(in) + 1)
			if r >= firstSurrogate {
				r += surrogates
			}
			in[token] = r
		}
		row[i] = r
	}
	return row
}
