package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// flow reads a value in brackets.
func (s *scanner) flow(l *line, at int) {
	var f flow
	end := f.walk(l.text, at)
	switch {
	case end >= 0 && !endsValue(l.text[end:]):
		size, _ := leading(l.text[end:])
		s.quote(l, at, diag.At(s.on(l, end+size, len(l.text)), "bracket.after", diag.Args{"bracket": l.text[at : at+1]}))
	case f.hash > 0:
		s.quote(l, at, diag.At(s.on(l, f.hash, len(l.text)), "hash", nil))
	case s.tooDeep(f):
		s.quote(l, at, diag.At(s.on(l, at, len(l.text)), "nesting", diag.Args{"limit": MaxDepth}))
	case end >= 0 && s.mendFlow(l, at):
		s.flow(l, at) // a quote or a sign may have come to begin a value
	case f.sign > 0:
		sign := l.text[f.sign : f.sign+1]
		s.quote(l, at, diag.At(s.on(l, f.sign, f.sign+1), signID(l.text[f.sign:]), diag.Args{"character": sign}))
	case f.junk > 0:
		before := strings.TrimRight(l.text[:f.junk], " \t")
		s.quote(l, at, diag.At(s.on(l, f.junk, f.junk+1), "quote.after", diag.Args{"quote": before[len(before)-1:]}))
	case f.extra > 0:
		s.extraComma(l, at, f.extra)
	case f.wrong > 0:
		s.mixedBrackets(l, at, f.wrong)
	case end >= 0:
		s.cutEnd(l)
	default:
		if s.until = s.flowEnds(f); s.until == 0 {
			s.unclosed(l, at)
		}
	}
}

func (s *scanner) tooDeep(f flow) bool { return len(s.frames)+f.deepest > MaxDepth }

// flowEnds returns the line on which a value in brackets ends that began on the
// current one, or 0.
func (s *scanner) flowEnds(f flow) int {
	for number, text := range s.following() {
		if f.quote == 0 && s.isOutside(text) || isMarker(text) {
			return 0
		}
		if size, _ := leading(text); hasWide(text[:size]) {
			text = "  " + text[size:]
		}
		end := f.walk(text, 0)
		if f.hash > 0 || s.tooDeep(f) || end >= 0 && !endsValue(text[end:]) {
			return 0
		}
		if end >= 0 {
			return number
		}
	}
	return 0
}

// mixedBrackets reports a bracket that closes one of the other kind, and reads
// the value as if it were right.
func (s *scanner) mixedBrackets(l *line, at, wrong int) {
	bracket, right := l.text[wrong:wrong+1], "]"
	if bracket == "]" {
		right = "}"
	}
	args := diag.Args{"bracket": string(right[0] - 2), "other": bracket}
	f := diag.At(s.on(l, wrong, wrong+1), "bracket.mixed", args)
	l.replace(wrong, wrong+1, right)
	s.corrected(l, f)
	s.flow(l, at)
}

// extraComma reports a comma that nothing stands before, and leaves it out.
func (s *scanner) extraComma(l *line, at, comma int) {
	gap, _ := leading(l.text[comma+1:])
	f := diag.At(s.on(l, comma, comma+1), "bracket.extra", nil)
	l.replace(comma, comma+1+gap, "")
	s.corrected(l, f)
	s.flow(l, at)
}

// isOutside reports whether a line is an item or a field that is no further in
// than the value that was read last.
func (s *scanner) isOutside(text string) bool {
	indent, rest := s.apart(text)
	return indent <= s.open.indent && (isDash(rest) || s.isField(rest))
}

// unclosed reports brackets that nothing closes, at least not of their kind.
func (s *scanner) unclosed(l *line, at int) {
	text := strings.TrimRight(l.text[at:], " \t")
	open, end := text[:1], at+len(text)
	last, size := utf8.DecodeLastRuneInString(text)
	list, _ := s.isList(s.open.key)
	switch {
	case strings.ContainsRune("】］〕）｝", last):
		f := diag.At(s.on(l, end-size, end), "bracket.mixed", diag.Args{"bracket": open, "other": string(last)})
		s.closeFlow(l, at, end-size, end, f)
	case list && open == "[", open == "{" && s.beginsField(text[1:]):
		s.closeFlow(l, at, end, end, diag.At(s.on(l, at, at+1), "bracket", diag.Args{"bracket": open}))
	default:
		s.quote(l, at, diag.At(s.on(l, at, at+1), "bracket", diag.Args{"bracket": open}))
	}
}

// beginsField reports whether text in brackets begins with a field.
func (s *scanner) beginsField(text string) bool {
	k := s.keyIn(strings.TrimLeft(text, " "))
	return k.form == goodColon && isKeyLike(k.key)
}

// closeFlow completes an error by the line with the right bracket between two
// offsets, or with quotes where that is not enough.
func (s *scanner) closeFlow(l *line, at, from, to int, f diag.Finding) {
	closing := "]"
	if l.text[at] == '{' {
		closing = "}"
	}
	var again flow
	if end := again.walk(l.text[:from]+closing, at); end != from+1 {
		s.quote(l, at, f)
		return
	}
	l.replace(from, to, closing)
	s.corrected(l, f)
	s.open.state = cut
}

// inside reads a line within quotes or brackets that are open.
func (s *scanner) inside(l *line) {
	if size, _ := leading(l.text); s.inBrackets && hasWide(l.text[:size]) {
		s.mend(l, 0, size, strings.Repeat(" ", s.width(l.text[:size], l.text[size:])), "wide-space.indent", nil)
	}
	if l.number == s.until {
		s.cutEnd(l)
	}
}
