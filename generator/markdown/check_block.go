package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"zoufang/generator/diag"
)

// lines checks how the lines of a paragraph begin: with what its author may
// have meant for a list, a heading, a fence or a table.
func (c *checker) lines(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		at := lines.At(i).Start
		line := c.text[at:c.lineEnd(at)]
		switch kind, size := scanOpening(line); {
		case kind == looseNumber && i == 0:
			c.suggest(true, at, at+size, "list-marker", diag.Args{"mark": string(line[:size])},
				c.replace(at+size, at+size, " "))
		case kind == looseBullet && i == 0:
			c.suggest(true, at, at+size, "list-marker.bullet", diag.Args{"mark": string(line[:size])},
				c.replace(at, at+len(line)-len(skipBlanks(line[size:])), "- "))
		case kind == noOpening || kind == item:
			c.misread(n, at, line)
		}
	}
	c.plainTable(n)
}

// misread reports a line that begins like another block but is text.
func (c *checker) misread(n ast.Node, at int, line []byte) {
	if len(line) == 0 {
		return
	}
	for _, mark := range []string{"···", "｀｀｀"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			c.suggest(true, at, at+len(mark), "fence.mark", diag.Args{"mark": mark}, c.replace(at, at+len(mark), "```"))
		}
	}
	if level, size := countHashes(line); level > 0 && level <= 6 && size < len(line) && n.Parent() == c.root {
		c.suggest(false, at, at+size, "heading-unclear", diag.Args{"mark": string(line[:size])},
			c.replace(at, at+size, strings.Repeat("#", level)+" "))
	}
	c.indented(n, at, line)
}

// indented reports the mark of a list, a quotation or a fence that stands too
// far to the right to be one.
func (c *checker) indented(n ast.Node, at int, line []byte) {
	start, size := c.lineStart(at), blockMark(line)
	if size == 0 || at-start < 4 || len(skipBlanks(c.typed[start:at])) > 0 {
		return
	}
	args := diag.Args{"mark": string(line[:size])}
	if n.Parent() != c.root {
		c.report(at, at+size, "indented-block", args)
		return
	}
	c.suggest(true, at, at+size, "indented-block", args, c.replace(start, at, ""))
}

// blockMark returns the length of the mark of a list, a quotation or a fence
// that line begins with, 0 where there is none.
func blockMark(line []byte) int {
	switch c := line[0]; {
	case c == '>':
		return 1
	case c == '`' || c == '~':
		if n := runLength(line); n >= 3 {
			return n
		}
	case c == '-' || c == '*' || c == '+':
		if len(line) > 1 && line[1] == ' ' {
			return 1
		}
	case isDigit(rune(c)):
		if kind, n := scanNumber(line); kind == item && n < len(line) && line[n] == ' ' {
			return n
		}
	}
	return 0
}

func (c *checker) heading(n *ast.Heading) {
	at := n.Pos()
	line := c.text[at:c.lineEnd(at)]
	if n.Lines().Len() == 0 {
		c.report(at, at+len(bytes.TrimRight(line, " \t")), "heading-empty", nil)
		return
	}
	title := n.Lines().At(0)
	if level, size := countHashes(line); level > 0 && !isTidy(line[size:title.Start-at], size > level) {
		c.suggest(true, at, at+size, "heading-marker", diag.Args{"mark": string(line[:size])},
			c.replace(at, title.Start, strings.Repeat("#", level)+" "))
	}
	c.headingID(n, title.Start, title.Stop)
}

// isTidy reports whether blanks, which stand between a heading's marks and its
// text, are as they should be, and the marks not wide.
func isTidy(blanks []byte, wide bool) bool {
	return !wide && len(blanks) > 0 && len(bytes.Trim(blanks, " \t")) == 0
}

// headingID checks the id that a heading's author gave it.
func (c *checker) headingID(n *ast.Heading, start, stop int) {
	if typed := typedID(n); typed != "" {
		at := stop + bytes.Index(c.text[stop:], []byte("{#"))
		span := c.span(at, at+len("{#}")+len(typed))
		if before, taken := c.ids[typed]; taken {
			c.found = append(c.found, diag.At(span, "heading-id.duplicate", diag.Args{"id": typed}).
				WithRelated(before, "heading-id.first", diag.Args{"id": typed}))
			return
		}
		if c.ids == nil {
			c.ids = map[string]diag.Span{}
		}
		c.ids[typed] = span
		return
	}
	id, at := explicitID(c.text[start:stop])
	switch {
	case at < 0:
	case isID(id):
		c.report(start+at, stop, "heading-id.reserved", diag.Args{"id": string(id)})
	default:
		c.report(start+at, stop, "heading-id", diag.Args{"id": string(id)})
	}
}
