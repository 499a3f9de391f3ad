package record

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
)

// indentation returns how far in a line begins, and makes spaces of whatever
// stands there.
func (s *scanner) indentation(l *line) int {
	size, odd := leading(l.text)
	if !odd {
		return size
	}
	white, text := l.text[:size], l.text[size:]
	id, indent := "wide-space.indent", s.width(white, text)
	switch {
	case strings.IndexByte(white, '\t') >= 0:
		id = "tab"
	case s.isFlush(text):
		indent = s.fieldIndent()
	}
	s.mend(l, 0, size, strings.Repeat(" ", indent), id, nil)
	return indent
}

// forgetIndent takes back that the white space before a line was mended: an
// error says more about it.
func (s *scanner) forgetIndent(l *line) {
	last := len(s.findings) - 1
	if last < 0 || s.findings[last].Span.Start != (diag.Pos{Line: l.number, Col: 1}) {
		return
	}
	if id := s.findings[last].Message.ID; id == "tab" || id == "wide-space.indent" {
		s.findings = s.findings[:last]
	}
}

// isFlush reports whether text is a field that does not lie in the one before,
// though wide spaces stand before it: that one has its value already. YAML would
// not think so either.
func (s *scanner) isFlush(text string) bool {
	if fenceIn(text) != noFence {
		return false
	}
	return len(s.frames) == 0 || s.open.state != empty && s.keyIn(text).form == goodColon
}

// apart returns how far in a later line begins, and its text.
func (s *scanner) apart(text string) (indent int, rest string) {
	size, odd := leading(text)
	if odd {
		return s.width(text[:size], text[size:]), text[size:]
	}
	return size, text[size:]
}

// width returns how many spaces white is worth before text. A tab is as wide as
// fits what came before.
func (s *scanner) width(white, text string) int {
	tabs, spaces := 0, 0
	for _, c := range white {
		switch c {
		case '\t':
			tabs++
		case '　':
			spaces += 2
		default:
			spaces++
		}
	}
	list := isDash(text)
	for _, width := range []int{2, 4, 8} {
		indent := tabs*width + spaces
		if slices.ContainsFunc(s.frames, func(f frame) bool { return f.indent == indent && f.list == list }) {
			return indent
		}
	}
	return tabs*2 + spaces
}

// fieldIndent returns how far in the fields of the innermost group begin.
func (s *scanner) fieldIndent() int {
	for _, f := range slices.Backward(s.frames) {
		if !f.list {
			return f.indent
		}
	}
	return 0
}
