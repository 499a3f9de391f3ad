package history

import (
	"strings"
	"unicode/utf8"
)

// The lengths of what is shown around a change, in characters: as much as that,
// and a stretch is only shortened where at least leastSkipped fall away.
const (
	around       = 40
	leastSkipped = 40
)

// shorten leaves out of what is the same all but the surroundings of changes.
func shorten(pieces []Piece) []Piece {
	var short []Piece
	for i, p := range pieces {
		if p.Kind != Same {
			short = append(short, p)
			continue
		}
		head, tail := 0, len(p.Text)
		if i > 0 {
			head = headOf(p.Text)
		}
		if i+1 < len(pieces) {
			tail = tailOf(p.Text)
		}
		if head >= tail || utf8.RuneCountInString(p.Text[head:tail]) < leastSkipped {
			short = append(short, p)
			continue
		}
		if head > 0 {
			short = append(short, Piece{Same, p.Text[:head]})
		}
		short = append(short, Piece{Kind: Skipped})
		if tail < len(p.Text) {
			short = append(short, Piece{Same, p.Text[tail:]})
		}
	}
	return short
}

// headOf returns where the beginning of a text ends that is shown after a change:
// at the last break that lies near enough.
func headOf(text string) int {
	end := len(text)
	if n := offset(text, around); n < end {
		end = n
	}
	for _, is := range breaks {
		if at := strings.LastIndexFunc(text[:end], is); at >= 0 {
			return at + utf8.RuneLen(nextRune(text[at:]))
		}
	}
	return end
}

// tailOf returns where the end of a text begins that is shown before a change:
// at the first break that lies near enough. A line's end before it is kept.
func tailOf(text string) int {
	from := lastOffset(text, around)
	for _, is := range breaks {
		at := from + strings.IndexFunc(text[from:], is)
		switch {
		case at < from || at+1 >= len(text):
		case text[at] == '\n':
			return at
		default:
			return at + utf8.RuneLen(nextRune(text[at:]))
		}
	}
	return from
}

// breaks are where a text may be cut, the best first.
var breaks = []func(rune) bool{
	func(r rune) bool { return r == '\n' },
	endsSentence,
	func(r rune) bool { return strings.ContainsRune("，、：", r) },
}

// offset returns where the first n characters of a text end.
func offset(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// lastOffset returns where the last n characters of a text begin.
func lastOffset(text string, n int) int {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}
