package history

import (
	"strings"
	"unicode/utf8"
)

// rows are two texts as rows of words. Hunks say where they differ.
type rows struct{ a, b []string }

// tidy makes hunks read well: it joins those that only a few words keep apart, and
// moves what is only gone or only new to where a sentence or clause ends.
func (r rows) tidy(hunks []hunk) []hunk {
	var joined []hunk
	for _, h := range hunks {
		joined = append(joined, h)
		for n := len(joined); n > 1 && r.belong(joined[n-2], joined[n-1]); n = len(joined) {
			joined[n-2].a.to, joined[n-2].b.to = joined[n-1].a.to, joined[n-1].b.to
			joined = joined[:n-1]
		}
	}
	for i := range joined {
		r.slide(joined, i)
	}
	return joined
}

// maxLink is how many characters may be lost between two hunks that are joined.
const maxLink = 10

// belong reports whether two hunks are better read as one: where what lies between
// them is shorter than what changed on either side of it. A number that changed
// is told by itself.
func (r rows) belong(first, second hunk) bool {
	link := r.a[first.a.to:second.a.from]
	if len(link) > maxLink || r.isNumber(first) || r.isNumber(second) {
		return false
	}
	for _, token := range link {
		if token == "\n" || structure.MatchString(token) {
			return false
		}
	}
	return characters(link) <= min(maxLink, r.size(first), r.size(second))
}

// size is how many characters a hunk changes, of the side that has more.
func (r rows) size(h hunk) int {
	return max(characters(r.a[h.a.from:h.a.to]), characters(r.b[h.b.from:h.b.to]))
}

// isNumber reports whether a hunk puts one number in the place of another.
func (r rows) isNumber(h hunk) bool {
	return h.a.len() == 1 && h.b.len() == 1 && isNumber(r.a[h.a.from]) && isNumber(r.b[h.b.from])
}

func isNumber(token string) bool {
	c := classOf(nextRune(token))
	return c == number || c == numeral
}

func characters(tokens []string) int {
	n := 0
	for _, token := range tokens {
		n += utf8.RuneCountInString(token)
	}
	return n
}

// maxSlide is how many words a hunk is moved by.
const maxSlide = 200

// slide moves the hunk i, where it only takes away or only adds, as far as the
// words around it allow, to the best place.
func (r rows) slide(hunks []hunk, i int) {
	h := hunks[i]
	row, at := r.a, h.a
	if h.a.len() == 0 {
		row, at = r.b, h.b
	} else if h.b.len() > 0 {
		return
	}
	before, after := room(hunks, i, len(r.a))
	best := 0
	try := func(by int) {
		if fit(row, at.moved(by)) > fit(row, at.moved(best)) {
			best = by
		}
	}
	for by := 1; by <= after && row[at.from+by-1] == row[at.to+by-1]; by++ {
		try(by)
	}
	for by := -1; by >= -before && row[at.from+by] == row[at.to+by]; by-- {
		try(by)
	}
	hunks[i] = hunk{h.a.moved(best), h.b.moved(best)}
}

func (s stretch) moved(by int) stretch { return stretch{s.from + by, s.to + by} }

// room returns how many words the hunk i may move back and forth without touching
// its neighbours, in rows of which the first has so many words.
func room(hunks []hunk, i, words int) (before, after int) {
	at := hunks[i].a
	before, after = at.from, words-at.to
	if i > 0 {
		before = at.from - hunks[i-1].a.to - 1
	}
	if i+1 < len(hunks) {
		after = hunks[i+1].a.from - at.to - 1
	}
	return min(before, maxSlide), min(after, maxSlide)
}

// fit says how well a stretch of words stands by itself.
func fit(row []string, s stretch) int {
	return breakAt(row, s.from) + breakAt(row, s.to)
}

// breakAt says how much of a break there is in front of a word.
func breakAt(row []string, at int) int {
	if at == 0 || at == len(row) {
		return 6
	}
	last, _ := utf8.DecodeLastRuneInString(row[at-1])
	next := nextRune(row[at])
	switch {
	case last == '\n':
		return 5
	case endsSentence(last), next == '\n':
		return 4
	case strings.ContainsRune("，、：,;:", last):
		return 3
	case classOf(last) == space:
		return 2
	case classOf(last) != classOf(next):
		return 1
	}
	return 0
}
