package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// counter counts text as word processors count Chinese (字数): every Chinese
// character and punctuation mark is one, and so is every run of other
// characters between blanks that holds a letter or a digit.
type counter struct {
	n    int
	word bool // within a run that has counted
}

func (c *counter) add(text []byte) {
	for i := 0; i < len(text); {
		if startsHan(text[i:]) {
			c.n++
			c.stop()
			i += len("字")
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		i += size
		switch {
		case isWide(r), isSharedPunct(r) && !(r == '’' && c.word):
			c.n++
			c.stop()
		case r <= ' ' || unicode.IsSpace(r):
			c.stop()
		default:
			if !c.word && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				c.n++
				c.word = true
			}
		}
	}
}

// stop ends a word: the text goes on in another block.
func (c *counter) stop() { c.word = false }

// maxSummary is how many characters a summary may have.
const maxSummary = 120

// shorten cuts text to at most maxSummary characters: behind a sentence where
// one ends late enough, else within one and with an ellipsis.
func shorten(text string) string {
	runes := []rune(text)
	if len(runes) <= maxSummary {
		return text
	}
	for i := maxSummary; i > maxSummary/4; i-- {
		if endsSentence(runes[i-1], runes[i]) {
			return string(runes[:i])
		}
	}
	cut := maxSummary - 1
	for cut > maxSummary*3/4 && unicode.IsLetter(runes[cut]) && !isWide(runes[cut]) {
		cut--
	}
	return strings.TrimRight(string(runes[:cut]), " ，、；：,;:") + "…"
}

// endsSentence reports whether a sentence ends between a and the next
// character b.
func endsSentence(a, b rune) bool {
	switch a {
	case '。', '！', '？':
		return b != '”' && b != '’' && b != '」' && b != '）'
	case '.', '!', '?':
		return b == ' '
	}
	return false
}
