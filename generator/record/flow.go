package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// flow walks over a value in brackets, which may go on over lines.
type flow struct {
	open    [MaxDepth + 1]byte // the brackets that are open
	depth   int
	deepest int
	quote   byte // within which it is, or 0
	fresh   byte // the sign that only white space stands behind, or 0
	hash    int  // offset of a # that cuts text short; 0 if there is none
	sign    int  // offset of a sign that cannot begin an item; 0 if there is none
	wrong   int  // offset of a bracket that closes another kind; 0 if there is none
}

// walk goes on with a line from the offset at, and returns the offset behind the
// bracket that ends the value, or -1.
func (f *flow) walk(text string, at int) int {
	for at < len(text) {
		if text[at] == '#' && f.quote == 0 && (at == 0 || isBlank(text[at-1])) {
			if strings.Trim(text[:at], " \t") != "" && (f.fresh == 0 || !isComment(text[at:])) {
				f.hash = at
			}
			return -1
		}
		if at = f.next(text, at); f.depth == 0 {
			return at
		}
	}
	return -1
}

// next reads a character, or the rest of what is in quotes, and returns the
// offset behind it.
func (f *flow) next(text string, at int) int {
	if f.quote == 0 {
		f.look(text, at)
		f.step(text[at])
		return at + 1
	}
	end := quoteEnd(text[at:], f.quote)
	if end < 0 {
		return len(text)
	}
	f.quote = 0
	return at + end + 1
}

// look notes what is wrong with the character at the offset at.
func (f *flow) look(text string, at int) {
	switch c := text[at]; c {
	case '&', '*', '!', '%', '@', '`', '|', '>':
		if f.fresh != 0 && f.sign == 0 {
			f.sign = at
		}
	case ']', '}':
		if f.open[min(f.depth, MaxDepth)-1] != c-2 && f.wrong == 0 { // [ and ], { and } are two apart
			f.wrong = at
		}
	}
}

func (f *flow) step(c byte) {
	switch c {
	case ' ', '\t':
		return
	case '[', '{':
		f.open[min(f.depth, MaxDepth)] = c
		f.depth++
		f.deepest = max(f.deepest, f.depth)
	case ']', '}':
		f.depth--
		c = 0
	case ',', ':':
	case '"', '\'':
		if f.fresh != 0 {
			f.quote = c
		}
		c = 0
	default:
		c = 0
	}
	f.fresh = c
}

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
	case f.sign > 0:
		sign := l.text[f.sign : f.sign+1]
		s.quote(l, at, diag.At(s.on(l, f.sign, f.sign+1), signID(l.text[f.sign:]), diag.Args{"character": sign}))
	case f.wrong > 0:
		s.mixedBrackets(l, at, f.wrong)
	case end >= 0:
		s.cutEnd(l)
		if s.mendFlow(l, at) {
			s.flow(l, at) // a quote may have come to begin a value
		}
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
	case list && open == "[":
		s.closeFlow(l, at, end, end, diag.At(s.on(l, at, at+1), "bracket", diag.Args{"bracket": open}))
	default:
		s.quote(l, at, diag.At(s.on(l, at, at+1), "bracket", diag.Args{"bracket": open}))
	}
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
		s.mend(l, 0, size, "  ", "wide-space.indent", nil)
	}
	if l.number == s.until {
		s.cutEnd(l)
	}
}

// mendFlow mends a value in brackets: wide spaces beside them and beside commas,
// and colons behind known keys. It reports whether there were any.
func (s *scanner) mendFlow(l *line, at int) (changed bool) {
	const longest = 4096 // no hand wrote a longer line
	if len(l.text) > longest {
		return false
	}
	found := len(s.findings)
	var f flow
	for at < len(l.text) {
		if f.fresh != 0 && f.quote == 0 {
			s.startFlowItem(l, at, &f)
		}
		if strings.IndexByte(",]}", l.text[at]) >= 0 && f.quote == 0 {
			at = s.endFlowItem(l, at)
		}
		if at = f.next(l.text, at); f.depth == 0 {
			break
		}
	}
	return len(s.findings) > found
}

func (s *scanner) startFlowItem(l *line, at int, f *flow) {
	if size, odd := leading(l.text[at:]); odd && hasWide(l.text[at:at+size]) {
		s.mend(l, at, at+size, " ", "wide-space", nil)
	}
	if f.open[f.depth-1] != '{' || isBlank(l.text[at]) {
		return
	}
	rest := l.text[at:]
	end := strings.IndexAny(rest, ",[]{}")
	if end <= 0 {
		return
	}
	if f.fresh == ':' {
		s.flowComma(l, at, at+end)
	} else if k := s.keyIn(rest[:end]); k.known {
		s.mendKey(l, at, k)
	}
}

// flowComma reports a comma of Chinese typography that stands between two fields
// in brackets: the second would be part of the first one's value.
func (s *scanner) flowComma(l *line, from, to int) {
	at := strings.IndexAny(l.text[from:to], "，；、")
	if at < 0 {
		return
	}
	at += from
	_, size := utf8.DecodeRuneInString(l.text[at:])
	k := s.keyIn(trimmed(l.text[at+size : to]))
	if k.form != noColon && !k.known {
		s.know(&k)
	}
	if k.known {
		f := diag.At(s.on(l, at, at+size), "bracket.comma", diag.Args{"comma": l.text[at : at+size], "key": k.key})
		l.replace(at, at+size, ", ")
		s.corrected(l, f)
	}
}

// endFlowItem removes wide spaces before the offset at, and returns where that
// has moved to.
func (s *scanner) endFlowItem(l *line, at int) int {
	text := strings.TrimRightFunc(l.text[:at], isSpace)
	if hasWide(l.text[len(text):at]) {
		s.mend(l, len(text), at, "", "wide-space", nil)
		return len(text)
	}
	return at
}
