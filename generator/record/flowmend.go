package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// mendFlow mends a value in brackets: wide spaces beside them and beside commas,
// and colons behind known keys. It reports whether there were any.
func (s *scanner) mendFlow(l *line, at int) (changed bool) {
	const longest = 4096 // no hand wrote a longer line
	if len(l.text) > longest {
		return false
	}
	before := l.text
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
	return l.text != before
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
	if f.fresh != ':' {
		if k := s.keyIn(rest[:end]); k.known {
			s.mendKey(l, at, k)
		}
	} else if rest[0] != '"' && rest[0] != '\'' {
		s.flowComma(l, at, at+end)
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
