package site

import (
	"sort"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// places turns bytes of a text into lines and columns. The lines are found when they
// are first asked for.
type places struct {
	text   string
	starts []int // of the lines
}

// span is a stretch of the text in a file.
func (p *places) span(file string, from, to int) diag.Span {
	return diag.Span{File: file, Start: p.pos(from), End: p.pos(to)}
}

func (p *places) pos(at int) diag.Pos {
	if p.starts == nil {
		p.starts = lineStarts(p.text)
	}
	line := sort.SearchInts(p.starts, at+1)
	return diag.Pos{Line: line, Col: 1 + utf8.RuneCountInString(p.text[p.starts[line-1]:at])}
}

func lineStarts(text string) []int {
	starts := []int{0}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}
