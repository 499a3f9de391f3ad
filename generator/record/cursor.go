package record

import (
	"strings"
	"unicode/utf8"
)

// A cursor finds in the text where values end: YAML tells only where they begin.
// It is quick while it goes forward.
type cursor struct {
	text      string
	at        int
	line, col int // of at, counted from 1, in characters
}

func newCursor(text string) cursor { return cursor{text: text, line: 1, col: 1} }

// seek goes to a place that YAML gave.
func (c *cursor) seek(line, col int) {
	if line < c.line || line == c.line && col < c.col {
		*c = newCursor(c.text)
	}
	for c.line < line {
		i := strings.IndexByte(c.text[c.at:], '\n')
		if i < 0 {
			return
		}
		c.at += i + 1
		c.line++
		c.col = 1
	}
	for c.col < col && c.at < len(c.text) && c.text[c.at] != '\n' {
		_, size := utf8.DecodeRuneInString(c.text[c.at:])
		c.at += size
		c.col++
	}
}

// advance goes to the offset at, which is not before the current one.
func (c *cursor) advance(at int) {
	passed := c.text[c.at:at]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		c.line += strings.Count(passed, "\n")
		c.col = 1
		passed = passed[i+1:]
	}
	c.col += utf8.RuneCountInString(passed)
	c.at = at
}

// behindWords goes behind the words of an unquoted text. Only white space can
// differ between what was written and what was read.
func (c *cursor) behindWords(value string) {
	if strings.HasPrefix(c.text[c.at:], value) {
		c.advance(c.at + len(value))
		return
	}
	at := c.at
	for i := 0; i < len(value); i++ {
		if isBlank(value[i]) || value[i] == '\n' {
			continue
		}
		for at < len(c.text) && c.text[at] != value[i] {
			at++
		}
		at++
	}
	c.advance(min(at, len(c.text)))
}

// behindBlock goes behind a text that begins with | or >.
func (c *cursor) behindBlock(value string) {
	words := strings.TrimRight(value, " \t\n")
	if words == "" {
		c.advance(c.at + 1)
		return
	}
	if i := strings.IndexByte(c.text[c.at:], '\n'); i >= 0 {
		c.advance(c.at + i)
	}
	c.behindWords(words)
}

// behindQuotes goes behind a value in quotes.
func (c *cursor) behindQuotes() {
	if end := closingQuote(c.text, c.at); end >= 0 {
		c.advance(end + 1)
	}
}

// behindBracket goes behind the next closing bracket. What lies before it is
// white space, a comma and comments.
func (c *cursor) behindBracket() {
	for at := c.at; at < len(c.text); at++ {
		switch c.text[at] {
		case ']', '}':
			c.advance(at + 1)
			return
		case '#':
			if end := strings.IndexByte(c.text[at:], '\n'); end >= 0 {
				at += end
			}
		}
	}
}
