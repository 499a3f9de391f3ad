package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// block is a text of several lines that begins with | or >.
type block struct {
	open   bool
	number int // of its last line
	owner  int // it lies further in than this
	indent int // of its text; 0 before its first line
}

// blockHeader reads the | or > that begins a block, or a text that begins so.
func (s *scanner) blockHeader(l *line, at int) {
	text := l.text[at+1:]
	signs := len(text) - len(strings.TrimLeft(text, "+-123456789"))
	rest := text[signs:]
	if !isBlockHeader(text[:signs]) || !endsValue(rest) {
		s.special(l, at, "special-character")
		return
	}
	s.block = block{open: true, number: l.number, owner: s.open.indent}
	if digit := strings.Trim(text[:signs], "+-"); digit != "" {
		s.block.indent = max(s.open.indent, 0) + int(digit[0]-'0')
	}
}

// isBlockHeader reports whether signs are at most one digit and one of + and -.
func isBlockHeader(signs string) bool {
	digits := strings.Trim(signs, "+-")
	return len(digits) < 2 && len(signs)-len(digits) < 2
}

// inBlock reports whether a line is part of the open block. It touches only
// where the line begins.
func (s *scanner) inBlock(l *line) bool {
	b := &s.block
	spaces := len(l.text) - len(strings.TrimLeft(l.text, " "))
	rest := l.text[spaces:]
	switch {
	case rest == "" && b.indent == 0:
		l.indent(0) // or YAML would take these spaces for those of the text
	case rest == "" || b.indent > 0 && spaces >= b.indent:
	case isHiddenOnly(rest):
		s.emptyBlockLine(l)
	case rest[0] == '\t' || spaces <= b.owner && startsWide(rest):
		s.indentBlockLine(l, spaces)
	case spaces <= b.owner:
		b.open = false
		return false
	case b.indent == 0:
		b.indent = spaces
	default:
		s.reindent(l, spaces, b.indent)
	}
	b.number = l.number
	return true
}

func startsWide(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return isWide(c)
}

func isHiddenOnly(text string) bool { return trimmed(text) == "" }

// emptyBlockLine empties a line of white space before the text of a block can
// begin.
func (s *scanner) emptyBlockLine(l *line) {
	id := "wide-space.end"
	if strings.IndexByte(l.text, '\t') >= 0 {
		id = "tab"
	}
	s.mend(l, 0, len(l.text), "", id, nil)
}

// indentBlockLine gives a line of a block spaces to begin with. A tab is one of
// those; wide spaces are how a paragraph begins, and stay.
func (s *scanner) indentBlockLine(l *line, spaces int) {
	b := &s.block
	if b.indent == 0 {
		b.indent = max(b.owner, 0) + 2
	}
	if l.text[spaces] == '\t' {
		size := len(l.text) - len(strings.TrimLeft(l.text, " \t"))
		s.mend(l, 0, size, strings.Repeat(" ", b.indent), "tab", nil)
		return
	}
	size, _ := leading(l.text[spaces:])
	f := diag.At(s.on(l, spaces, spaces+size), "wide-space.block", nil)
	before := s.on(l, 0, spaces)
	l.replace(0, spaces, strings.Repeat(" ", b.indent))
	s.report(f.WithFix(true, diag.Edit{Span: before, Text: strings.Repeat(" ", b.indent)}))
}
