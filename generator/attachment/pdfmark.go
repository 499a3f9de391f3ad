package attachment

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// mark is a piece of a page that begins at a place in its lines. It may say which
// text is meant by what is shown.
type mark struct {
	from  int
	meant value // null: nothing is said
}

// mark begins a piece with the properties, which may be a name in the resources.
func (c *canvas) mark(properties value) {
	if name := properties.name(); name != "" {
		properties = c.resources.key("Properties").key(name)
	}
	if len(c.marks) < maxStates {
		c.marks = append(c.marks, mark{len(c.lines.text), properties.key("ActualText")})
	}
}

// endMark ends the innermost piece. What is meant takes the place of what is shown:
// fonts give some characters as the radicals that look like them. A reader still
// sees what is shown; so that is kept too where it is something else.
func (c *canvas) endMark() {
	last := len(c.marks) - 1
	if last < 0 {
		return
	}
	m := c.marks[last]
	c.marks = c.marks[:last]
	if m.meant.isNull() {
		return
	}
	meant := m.meant.text()
	shown := c.lines.replace(m.from, meant)
	if plain(shown) != meant && strings.ContainsFunc(shown, notRadical) {
		c.unsaid = append(c.unsaid, shown)
	}
}

// plain writes radicals as the characters that they stand for in texts.
func plain(text string) string {
	if !strings.ContainsFunc(text, isRadical) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isRadical(r) {
			r = []rune(norm.NFKC.String(string(r)))[0]
		}
		return r
	}, text)
}

func isRadical(r rune) bool { return unicode.Is(unicode.Radical, r) || 0x2F00 <= r && r <= 0x2FDF }

func notRadical(r rune) bool { return !isRadical(r) && !unicode.IsSpace(r) }
