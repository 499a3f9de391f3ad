package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// source is a body with the means to tell where in its file an offset lies.
type source struct {
	file  string
	first int    // line of the file that the body begins on
	typed []byte // as the author sees it
	text  []byte // the same with the blanks of fold: offsets agree
	lines []int  // offsets of the starts of the lines

	last    int // the offset that pos was asked for last
	lastPos diag.Pos
}

func newSource(file, body string, first int) *source {
	s := &source{file: file, first: first, typed: []byte(body)}
	s.lines = append(make([]int, 0, 2+bytes.Count(s.typed, newline)), 0)
	for at := 0; ; {
		i := bytes.IndexByte(s.typed[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		s.lines = append(s.lines, at)
	}
	s.text = fold(s.typed, s.lines)
	return s
}

var newline = []byte{'\n'}

// pos returns where in the file the character at offset stands. It counts from
// the place asked for before where that is on the same line.
func (s *source) pos(offset int) diag.Pos {
	line, found := slices.BinarySearch(s.lines, offset)
	if !found {
		line--
	}
	if s.lastPos.Line != s.first+line {
		s.last, s.lastPos = s.lines[line], diag.Pos{Line: s.first + line, Col: 1}
	}
	if s.last <= offset {
		s.lastPos.Col += utf8.RuneCount(s.typed[s.last:offset])
	} else {
		s.lastPos.Col -= utf8.RuneCount(s.typed[offset:s.last])
	}
	s.last = offset
	return s.lastPos
}

// span returns the stretch from start up to stop.
func (s *source) span(start, stop int) diag.Span {
	return diag.Span{File: s.file, Start: s.pos(start), End: s.pos(stop)}
}

// lineStart returns where the line that holds offset begins.
func (s *source) lineStart(offset int) int {
	return bytes.LastIndexByte(s.typed[:offset], '\n') + 1
}

// lineEnd returns where the line that holds offset ends, before its line feed.
func (s *source) lineEnd(offset int) int {
	if i := bytes.IndexByte(s.typed[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(s.typed)
}

// reach is how many bytes of a line are looked at around a mark, so that the
// time for a line does not grow with the square of its length.
const reach = 2000

// before returns what stands before offset on its line.
func (s *source) before(offset int) []byte {
	near := s.text[max(0, offset-reach):offset]
	return near[bytes.LastIndexByte(near, '\n')+1:]
}

// after returns what stands from offset on on its line.
func (s *source) after(offset int) []byte {
	near := s.text[offset:min(len(s.text), offset+reach)]
	if i := bytes.IndexByte(near, '\n'); i >= 0 {
		return near[:i]
	}
	return near
}

// offsetOf returns where part, a slice of s.text, begins in it, or -1 where
// part is a copy.
func (s *source) offsetOf(part []byte) int {
	at := cap(s.text) - cap(part)
	if len(part) == 0 || at < 0 || at >= len(s.text) || &s.text[at] != &part[0] {
		return -1
	}
	return at
}

// fold returns text with the wide and unbreakable blanks at the starts of its
// lines replaced by as many plain spaces as they have bytes, so that Markdown
// sees them as blanks and every offset stays the same. Without any it returns
// text itself.
func fold(text []byte, lines []int) []byte {
	folded := text
	for _, start := range lines {
		for i := start; i < len(text); {
			n := blank(text[i:])
			if n == 0 {
				break
			}
			if n > 1 {
				if &folded[0] == &text[0] {
					folded = bytes.Clone(text)
				}
				copy(folded[i:], "   "[:n])
			}
			i += n
		}
	}
	return folded
}

// blank returns how many bytes the blank at the start of p takes, 0 where there
// is none: a space, a tab, a no-break space, U+2000 to U+200A or U+3000.
func blank(p []byte) int {
	switch p[0] {
	case ' ', '\t':
		return 1
	case 0xC2:
		if len(p) > 1 && p[1] == 0xA0 {
			return 2
		}
	case 0xE2:
		if len(p) > 2 && p[1] == 0x80 && p[2] >= 0x80 && p[2] <= 0x8A {
			return 3
		}
	case 0xE3:
		if len(p) > 2 && p[1] == 0x80 && p[2] == 0x80 {
			return 3
		}
	}
	return 0
}

// skipBlanks returns p without the blanks at its start.
func skipBlanks(p []byte) []byte {
	for len(p) > 0 {
		n := blank(p)
		if n == 0 {
			break
		}
		p = p[n:]
	}
	return p
}
