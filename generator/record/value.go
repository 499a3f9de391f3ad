package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// value reads what stands from the offset at to the end of a line: a value of
// its own, or the beginning of one. Lines further in than owner.indent may belong
// to it.
func (s *scanner) value(l *line, at int, owner pending) {
	s.open = owner
	s.open.state = complete
	text := l.text[at:]
	s.inBrackets = isFlow(text)
	switch c := text[0]; c {
	case '"', '\'':
		s.quoted(l, at)
	case '[', '{':
		s.flow(l, at)
	case '|', '>':
		s.blockHeader(l, at)
	case '#':
		if isComment(text) && at > 0 {
			s.open.state = owner.state
			return
		}
		s.special(l, at, "hash.leading")
	case '&', '*', '!', '%', '@', '`', ',', ']', '}':
		s.special(l, at, signID(text))
	case '-':
		s.dash(l, at, owner)
	case '?', ':':
		if len(text) == 1 || isBlank(text[1]) {
			s.special(l, at, "special-character")
			return
		}
		s.text(l, at)
	default:
		s.text(l, at)
	}
}

// dash reads a value that begins with a dash. Behind one alone, an item was
// meant where the field holds a list, and text elsewhere.
func (s *scanner) dash(l *line, at int, owner pending) {
	text := l.text[at:]
	gap, _ := leading(text[1:])
	list, _ := s.isList(owner.key)
	switch {
	case !isDash(text):
		s.text(l, at)
	case list && len(text) > 1+gap && text[1+gap] != '-':
		f := diag.At(s.on(l, at, at+1), "list-item.inline", nil)
		l.replace(at, at+1+gap, "")
		s.corrected(l, f)
		s.value(l, at, owner)
	default:
		s.special(l, at, "list-item.inline")
	}
}

// special reports a value that begins with a character of YAML's, and reads it
// as text.
func (s *scanner) special(l *line, at int, id string) {
	first := l.text[at : at+1]
	s.quote(l, at, diag.At(s.on(l, at, at+1), id, diag.Args{"character": first}))
}

// signID returns the message about text that begins with a sign of YAML's: what
// YAML would do with it, if anything, or that it needs quotes.
func signID(text string) string {
	name, _, _ := strings.Cut(text[1:], " ")
	ascii := strings.IndexFunc(name, func(c rune) bool { return c <= ' ' || c >= 0x7F }) < 0
	if name == "" || !ascii || strings.Contains(name, "*") {
		return "special-character"
	}
	switch text[0] {
	case '&':
		return "alias.anchor"
	case '*':
		return "alias"
	case '!':
		return "alias.tag"
	}
	return "special-character"
}

// quote completes an error by the line with quotes around its value.
func (s *scanner) quote(l *line, at int, f diag.Finding) {
	l.quoted = utf8.RuneCountInString(l.text[:at]) + 1
	text := strings.TrimRight(l.text[at:], " \t")
	quote := "'"
	if strings.Contains(text, "'") && !strings.ContainsAny(text, `"\`) {
		quote = `"`
	}
	l.replace(at+len(text), at+len(text), quote)
	for i := at + len(text) - 1; i >= at; i-- {
		if l.text[i] == '\'' && quote == "'" {
			l.replace(i, i, quote)
		}
	}
	l.replace(at, at, quote)
	s.corrected(l, f)
	s.open.state = cut
}

// text reads unquoted text, of a value or of a line that goes on with one.
func (s *scanner) text(l *line, at int) {
	for i := at; i < len(l.text); i++ {
		switch c := l.text[i]; {
		case c == '#' && isBlank(l.text[i-1]):
			s.cutShort(l, at, diag.At(s.on(l, i, len(l.text)), "hash", nil))
			return
		case c == ':' && (i+1 == len(l.text) || isBlank(l.text[i+1])):
			s.cutShort(l, at, diag.At(s.on(l, i, i+1), "colon-in-value", nil))
			return
		}
	}
	if s.open.state == running && isDash(l.text[at:]) {
		s.report(diag.At(s.on(l, at, len(l.text)), "list-item.after-value", nil))
	}
	s.open.state = running
}

// cutShort completes an error in unquoted text that YAML would not read to its
// end. Only text that begins on the line can be quoted there.
func (s *scanner) cutShort(l *line, at int, f diag.Finding) {
	if s.open.state != running {
		s.quote(l, at, f)
		return
	}
	s.report(f)
	l.replace(0, len(l.text), "")
	s.open.state = cut
}
