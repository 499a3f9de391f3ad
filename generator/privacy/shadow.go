package privacy

import (
	"strings"
	"unicode"
)

// glyph is a character of a shadow, with the bytes of the text that it stands for.
type glyph struct {
	r        rune
	from, to int32
}

// shadow is a text as a reader sees it.
type shadow []glyph

// text returns a stretch of the shadow in lower case.
func (s shadow) text(from, to int) string {
	var b strings.Builder
	for _, g := range s[max(from, 0):min(to, len(s))] {
		b.WriteRune(unicode.ToLower(g.r))
	}
	return b.String()
}

// rune returns a character of the shadow, 0 beyond its ends.
func (s shadow) rune(i int) rune {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i].r
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
