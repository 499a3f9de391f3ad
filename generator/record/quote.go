package record

import (
	"strings"

	"zoufang/generator/diag"
)

// closingQuote returns the offset of the quote that closes the one at the offset
// open, or -1.
func closingQuote(text string, open int) int {
	if end := quoteEnd(text[open+1:], text[open]); end >= 0 {
		return open + 1 + end
	}
	return -1
}

// quoteEnd returns where in text, which is within quotes, they end, or -1.
func quoteEnd(text string, quote byte) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i
		}
	}
	return -1
}

// quoted reads a value in quotes, which may go on over lines.
func (s *scanner) quoted(l *line, at int) {
	end := closingQuote(l.text, at)
	if end < 0 {
		if s.until = s.closesLater(l.text[at]); s.until == 0 {
			s.unpaired(l, at)
		}
		return
	}
	if rest := l.text[end+1:]; !endsValue(rest) {
		size, _ := leading(rest)
		s.quote(l, at, diag.At(s.on(l, end+1+size, len(l.text)), "quote.after", diag.Args{"quote": l.text[at : at+1]}))
		return
	}
	s.cutEnd(l)
	if bad := badEscape(l.text[at:end]); bad > 0 {
		s.quote(l, at, diag.At(s.on(l, at+bad, at+bad+2), "quote.escape", nil))
	}
}

// endsValue reports whether nothing but a comment follows a value that is closed.
func endsValue(rest string) bool {
	size, _ := leading(rest)
	return size == len(rest) || rest[size] == '#' && size > 0 && isBlank(rest[size-1])
}

// closesLater returns the line on which the quotes close that were opened on the
// current one, or 0. They do not reach over an item or a field that is no
// further in.
func (s *scanner) closesLater(quote byte) int {
	for number, text := range s.following() {
		if isMarker(text) || s.isOutside(text) {
			return 0
		}
		if end := quoteEnd(text, quote); end >= 0 {
			if !endsValue(text[end+1:]) {
				return 0
			}
			return number
		}
	}
	return 0
}

// lookalikes are the marks that are typed for the closing quote, each with the
// one that opens it.
var lookalikes = map[byte][]struct{ open, close string }{
	'"':  {{"“", "”"}, {"", "＂"}},
	'\'': {{"‘", "’"}, {"", "＇"}},
}

// unpaired reports quotes that nothing closes, at least not of their kind.
func (s *scanner) unpaired(l *line, at int) {
	text := strings.TrimRight(l.text[at:], " \t")
	args := diag.Args{"quote": text[:1]}
	for _, mark := range lookalikes[text[0]] {
		last := strings.LastIndex(text, mark.close)
		if last < 0 || mark.open != "" && strings.Count(text, mark.open) >= strings.Count(text, mark.close) {
			continue
		}
		args["other"] = mark.close
		f := diag.At(s.on(l, at, at+len(text)), "quote.mixed", args)
		if last+len(mark.close) < len(text) {
			s.quote(l, at, f)
			return
		}
		l.replace(at+last, at+len(text), text[:1])
		s.corrected(l, f)
		s.open.state = cut
		return
	}
	s.quote(l, at, diag.At(s.on(l, at, at+1), "quote", args))
}

// badEscape returns the offset of a backslash in double quotes that YAML would
// not understand, or 0.
func badEscape(text string) int {
	if text[0] != '"' {
		return 0
	}
	for i := 1; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[i+1]]
		if digits == 0 && strings.IndexByte(`0abt	nvfre "/\N_LP`, text[i+1]) < 0 || !isHex(text[i+2:], digits) {
			return i
		}
		i++
	}
	return 0
}

func isHex(text string, digits int) bool {
	return len(text) >= digits && strings.Trim(text[:digits], "0123456789abcdefABCDEF") == ""
}
