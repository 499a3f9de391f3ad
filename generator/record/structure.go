package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// isMarker reports whether text begins or ends a YAML document.
func isMarker(text string) bool {
	return len(text) >= 3 && (text[:3] == "---" || text[:3] == "...") && (len(text) == 3 || isBlank(text[3]))
}

// marker reads a line that begins or ends a document. The one that begins the
// first is made to disappear; there should be no other.
func (s *scanner) marker(l *line) {
	if !s.started && l.text[0] == '-' && strings.Trim(l.text[3:], " \t") == "" {
		l.replace(0, len(l.text), "")
		return
	}
	s.ended = true
	if _, found := s.nextLine(); found || strings.Trim(l.text[3:], " \t") != "" {
		s.report(diag.At(s.on(l, 0, len(l.text)), "yaml.documents", nil))
	}
}

func (s *scanner) read(l *line) {
	if !s.src.tidy {
		s.clean(l)
	}
	switch {
	case isMarker(l.text):
		s.marker(l)
	case l.number <= s.until:
		s.inside(l)
	case s.block.open && s.inBlock(l):
	default:
		s.structure(l)
	}
}

// structure reads a line that is no part of a longer text.
func (s *scanner) structure(l *line) {
	s.trimEnd(l)
	if strings.Trim(l.text, " \t") == "" {
		s.blankLine(l)
		return
	}
	indent := s.indentation(l)
	switch {
	case l.text[indent] == '#':
		s.comment()
		return
	case indent == 0 && isMarker(l.text):
		s.marker(l)
		return
	}
	s.started = true
	switch {
	case indent > s.open.indent && s.open.state == dropped:
		l.replace(0, len(l.text), "")
	case indent > s.open.indent && (s.open.state == running || s.open.state == cut):
		s.goOn(l, indent)
	default:
		s.settle(l, indent)
	}
}

// comment ends unquoted text: YAML lets nothing go on after it.
func (s *scanner) comment() {
	if s.open.state == running {
		s.open.state = complete
	}
}

// blankLine empties a line of tabs, which YAML does not stand.
func (s *scanner) blankLine(l *line) {
	if strings.IndexByte(l.text, '\t') >= 0 {
		s.mend(l, 0, len(l.text), "", "tab", nil)
	}
}

// trimEnd removes wide spaces at the end of a line, unless they may be within
// quotes.
func (s *scanner) trimEnd(l *line) {
	if last, _ := utf8.DecodeLastRuneInString(l.text); !isSpace(last) {
		return
	}
	text := strings.TrimRightFunc(l.text, isSpace)
	if strings.Count(text, `"`)%2 == 0 && strings.Count(text, "'")%2 == 0 {
		s.cutEnd(l)
	}
}

// cutEnd removes wide spaces at the end of a line.
func (s *scanner) cutEnd(l *line) {
	text := strings.TrimRightFunc(l.text, isSpace)
	if hasWide(l.text[len(text):]) {
		s.mend(l, len(text), len(l.text), "", "wide-space.end", nil)
	}
}

// goOn reads a line further in than the unquoted text that it would continue.
// YAML glues such lines together without a word, fields and all.
func (s *scanner) goOn(l *line, indent int) {
	k := s.keyIn(l.text[indent:])
	if k.form != noColon && !k.known {
		s.know(&k)
	}
	switch {
	case k.known && k.form != noColon:
		s.dedent(l, indent, k, "swallowed-key")
	case k.form == goodColon && isKeyLike(k.key):
		s.dedent(l, indent, k, "indent.field")
	case s.open.state == cut:
		l.replace(0, len(l.text), "")
	default:
		s.text(l, indent)
	}
}

// dedent reports a field that stands too far in, and reads it as one.
func (s *scanner) dedent(l *line, indent int, k keyed, id string) {
	s.forgetIndent(l)
	f := diag.At(s.on(l, indent, indent+k.after), id, diag.Args{"key": k.key})
	if !slices.ContainsFunc(s.frames, func(f frame) bool { return !f.list }) {
		s.report(f) // there is no group of fields that it could belong to
		l.replace(0, len(l.text), "")
		return
	}
	gap, _ := leading(l.text[indent+k.after:])
	value, colon := indent+k.after+gap, ": "
	if value == len(l.text) {
		colon = ":"
	}
	typed := l.text[indent : indent+k.end]
	l.replace(indent+k.end, value, colon)
	if typed[0] != '"' && typed[0] != '\'' {
		l.replace(indent, indent+k.end, k.key)
	}
	at := s.fieldIndent()
	l.indent(at)
	s.corrected(l, f)
	s.settle(l, at)
}

// drop makes a line that cannot be read disappear, and what lies in it.
func (s *scanner) drop(l *line, indent int) {
	l.replace(0, len(l.text), "")
	s.open = pending{state: dropped, indent: indent}
}
