package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Places tells the places of a text from its bytes, and the other way round. Its lines
// are found when they are first asked for, and columns are counted on from the place
// told last, since a line may be as long as the text.
type Places struct {
	Text string

	starts []int // of the lines
	last   int   // the byte told last
	pos    Pos   // its place
}

// Span returns a stretch of bytes as a place in a file.
func (p *Places) Span(file string, from, to int) Span {
	return Span{File: file, Start: p.Pos(from), End: p.Pos(to)}
}

// Pos returns the place of a byte.
func (p *Places) Pos(at int) Pos {
	starts := p.lines()
	pos := Pos{Line: sort.SearchInts(starts, at+1), Col: 1}
	from := starts[pos.Line-1]
	if pos.Line == p.pos.Line && p.last <= at {
		from, pos.Col = p.last, p.pos.Col
	}
	pos.Col += utf8.RuneCountInString(p.Text[from:at])
	p.last, p.pos = at, pos
	return pos
}

// lines returns where the lines begin.
func (p *Places) lines() []int {
	if p.starts != nil {
		return p.starts
	}
	p.starts = []int{0}
	for at := 0; ; {
		i := strings.IndexByte(p.Text[at:], '\n')
		if i < 0 {
			return p.starts
		}
		at += i + 1
		p.starts = append(p.starts, at)
	}
}

// offsets returns where the span begins and ends, in bytes.
func (p *Places) offsets(s Span) (from, to int, ok bool) {
	from, ok = p.offset(s.Start)
	if !ok {
		return 0, 0, false
	}
	end := s.end()
	if end == (Pos{len(p.lines()) + 1, 1}) {
		return from, len(p.Text), true
	}
	to, ok = p.offset(end)
	return from, to, ok
}

func (p *Places) offset(of Pos) (int, bool) {
	starts := p.lines()
	if of.Line < 1 || of.Line > len(starts) || of.Col < 1 {
		return 0, false
	}
	at := starts[of.Line-1]
	for range of.Col - 1 {
		if at == len(p.Text) || p.Text[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(p.Text[at:])
		at += size
	}
	return at, true
}
