package schema

import (
	"unicode"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// inside returns the place in the file of the character that stands at offset in
// the value of a scalar: quotes, escapes, indentation and broken lines make the
// two differ.
func inside(src *record.Source, n *record.Node, offset int) diag.Pos {
	if n.Style == record.Plain && n.Start.Line == n.End.Line {
		return diag.Pos{Line: n.Start.Line, Col: n.Start.Col + offset}
	}
	c := cursor{src: src, style: n.Style, pos: n.Start}
	c.open()
	value := []rune(n.Value)
	for i := 0; i < min(offset, len(value)); i++ {
		c.pass(value[i])
	}
	if offset < len(value) && !unicode.IsSpace(value[offset]) && c.atEnd() {
		c.nextLine()
	}
	return c.pos
}

func (f *schemaFile) inside(n *record.Node, offset int) diag.Pos {
	return inside(f.file.Source, n, offset)
}

// cursor walks through the text of a scalar in its file.
type cursor struct {
	src    *record.Source
	style  record.Style
	pos    diag.Pos
	line   []rune // the line it is on
	indent int    // of a block's lines
}

// open goes to the first character of the value.
func (c *cursor) open() {
	c.line = []rune(c.src.Line(c.pos.Line))
	switch c.style {
	case record.SingleQuoted, record.DoubleQuoted:
		c.pos.Col++
	case record.Literal, record.Folded:
		c.pos.Line++
		c.line = []rune(c.src.Line(c.pos.Line))
		c.indent = blanks(c.line)
		c.pos.Col = c.indent + 1
	}
}

// pass goes over the character r of the value.
func (c *cursor) pass(r rune) {
	if c.atEnd() {
		if unicode.IsSpace(r) {
			c.nextLine()
		}
		return
	}
	c.pos.Col += c.length(c.line[c.pos.Col-1:])
}

// length returns how many characters of the file stand for the next one of the
// value.
func (c *cursor) length(rest []rune) int {
	switch {
	case len(rest) < 2:
		return 1
	case c.style == record.SingleQuoted && rest[0] == '\'':
		return 2
	case c.style != record.DoubleQuoted || rest[0] != '\\':
		return 1
	}
	switch rest[1] {
	case 'x':
		return 4
	case 'u':
		return 6
	case 'U':
		return 10
	}
	return 2
}

// atEnd reports whether nothing but spaces follows on the line.
func (c *cursor) atEnd() bool {
	return c.pos.Col > len(c.line) || c.pos.Col-1+blanks(c.line[c.pos.Col-1:]) == len(c.line)
}

func (c *cursor) nextLine() {
	c.pos.Line++
	c.line = []rune(c.src.Line(c.pos.Line))
	if c.style == record.Literal || c.style == record.Folded {
		c.pos.Col = c.indent + 1
	} else {
		c.pos.Col = blanks(c.line) + 1
	}
}

// blanks counts the spaces that a line begins with.
func blanks(line []rune) int {
	n := 0
	for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return n
}
