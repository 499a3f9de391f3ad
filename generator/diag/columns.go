package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// ruler measures text in the columns of a terminal: its value is what a
// character of ambiguous width, such as “ or …, takes there. Terminals set for
// Chinese give it two.
type ruler int

func rulerFor(lang Lang) ruler {
	if lang == EN {
		return 1
	}
	return 2
}

func (r ruler) rune(c rune) int {
	if c <= unicode.MaxASCII {
		return 1
	}
	if unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		return int(r)
	}
	return 1
}

func (r ruler) width(text []rune) int {
	n := 0
	for _, c := range text {
		n += r.rune(c)
	}
	return n
}

// Width is how many columns text takes in a terminal whose language is lang.
func Width(lang Lang, text string) int { return rulerFor(lang).width([]rune(text)) }

// excerpt is what is shown of a line: the text, how many columns lie before the
// part that matters, and how many it takes.
type excerpt struct {
	text           string
	before, marked int
}

const ellipsis = '…'

// excerpt shows line in at most limit columns, with as much as possible of the
// characters from..to and of what stands around them.
func (r ruler) excerpt(line []rune, from, to, limit int) excerpt {
	lo, hi := 0, len(line)
	if r.width(line) > limit {
		lo, hi = r.window(line, from, to, limit-2*r.rune(ellipsis))
	}
	e := excerpt{
		text:   string(line[lo:hi]),
		before: r.width(line[lo:from]),
		marked: r.width(line[from:min(to, hi)]),
	}
	if lo > 0 {
		e.text = string(ellipsis) + e.text
		e.before += r.rune(ellipsis)
	}
	if hi < len(line) {
		e.text += string(ellipsis)
	}
	return e
}

// window grows from the first character of from..to: first to the end of that
// part, then to both sides, as far as room goes.
func (r ruler) window(line []rune, from, to, room int) (lo, hi int) {
	take := func(i int) bool {
		if i < 0 || i == len(line) || r.rune(line[i]) > room {
			return false
		}
		room -= r.rune(line[i])
		return true
	}
	lo, hi = from, from
	for hi < to && take(hi) {
		hi++
	}
	for left, right := true, true; left || right; {
		if left = take(lo - 1); left {
			lo--
		}
		if right = take(hi); right {
			hi++
		}
	}
	return lo, hi
}

// Visible returns text with nothing in it that a terminal would act on: white
// space is one space, controls have their picture, and marks that turn the
// direction of writing are replaced.
func Visible(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n':
			return ' '
		case c < ' ':
			return '␀' + c
		case c == 0x7F:
			return '␡'
		case unicode.Is(unicode.Cc, c), unicode.Is(unicode.Bidi_Control, c):
			return unicode.ReplacementChar
		}
		return c
	}, text)
}
