package record

import (
	"strings"

	"zoufang/generator/diag"
)

// entry reads an item or a field at the offset at, where an item or a field has
// to be.
func (s *scanner) entry(l *line, at int, item bool) {
	if item {
		s.item(l, at)
		return
	}
	if len(s.frames) == 0 && isFlow(l.text[at:]) {
		s.value(l, at, pending{indent: -1})
		return
	}
	if s.refused(l, at) {
		return
	}
	text := l.text[at:]
	k := s.keyIn(text)
	if k.form == noColon || k.form != goodColon && !k.known && !couldBeField(text, k) {
		s.notField(l, at)
		return
	}
	s.field(l, at, k)
}

// begin reads the first line of what lies in a field or an item that has nothing
// on its own line: a list, a group of fields or a text.
func (s *scanner) begin(l *line, at int, item bool) {
	if item {
		s.item(l, at)
		return
	}
	k := s.keyIn(l.text[at:])
	switch {
	case isFlow(l.text[at:]):
		s.value(l, at, s.open)
	case k.form == goodColon || k.known:
		s.entry(l, at, false)
	case s.lacksDash(l.text[at:], at):
		s.fieldAmongItems(l, at, nil)
	default:
		s.value(l, at, s.open)
	}
}

// field reads a field whose key begins at the offset at.
func (s *scanner) field(l *line, at int, k keyed) {
	if !s.enter(l, frame{indent: at}) {
		return
	}
	value := s.mendKey(l, at, k)
	s.open = pending{state: empty, indent: at, key: k.key}
	if k.key == "<<" {
		s.report(diag.At(s.on(l, at, at+k.end), "alias.merge", nil))
		s.drop(l, at)
		return
	}
	if value < len(l.text) {
		s.value(l, value, s.open)
	}
}

// enter makes sure that the innermost frame is f. It fails where that would lie
// too deep.
func (s *scanner) enter(l *line, f frame) bool {
	if n := len(s.frames); n > 0 && s.frames[n-1].indent == f.indent && s.frames[n-1].list == f.list {
		return true
	}
	if len(s.frames) == MaxDepth {
		s.report(diag.At(s.on(l, f.indent, len(l.text)), "nesting", diag.Args{"limit": MaxDepth}))
		s.drop(l, s.frames[len(s.frames)-1].indent)
		return false
	}
	f.doubtful, s.doubtful = f.list && s.doubtful, false
	s.frames = append(s.frames, f)
	return true
}

// refused reports an entry that begins with a character of YAML's that records
// have no use for. If it is the key of a field, it is read with quotes; otherwise
// the entry is dropped.
func (s *scanner) refused(l *line, at int) bool {
	text := l.text[at:]
	switch c := text[0]; {
	case strings.IndexByte("&*!%@`|>,]}[{", c) >= 0, (c == '?' || c == ':') && (len(text) == 1 || isBlank(text[1])):
	default:
		return false
	}
	f := diag.At(s.on(l, at, at+1), signID(text), diag.Args{"character": text[:1]})
	k := s.keyIn(text)
	if k.form != goodColon || strings.Contains(k.key, "'") || text[0] == '?' {
		s.report(f)
		s.drop(l, at)
		return true
	}
	l.replace(at+k.end, at+k.end, "'")
	l.replace(at, at, "'")
	s.corrected(l, f)
	return false
}

// notField reports a line that is neither a field nor an item nor part of a
// text, and skips it.
func (s *scanner) notField(l *line, at int) {
	f := diag.At(s.on(l, at, len(l.text)), "front-matter.line", nil)
	switch {
	case s.block.number == l.number-1:
		l.indent(s.block.indent)
		s.corrected(l, f)
	case s.open.state == running:
		l.indent(s.open.indent + 2)
		s.corrected(l, f)
	default:
		s.report(f)
	}
	l.replace(0, len(l.text), "")
}

// isFlow reports whether text is a value in brackets.
func isFlow(text string) bool { return text[0] == '[' || text[0] == '{' }

func isComment(text string) bool {
	return text[0] == '#' && (len(text) == 1 || isBlank(text[1]))
}
