package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// stretchParser takes a line that holds no mark as text. goldmark does the same,
// but asks at every byte whether a mark stands there.
type stretchParser struct{}

// Trigger names the blank, which stands for the first byte of every line, too.
func (stretchParser) Trigger() []byte { return []byte{' '} }

func (stretchParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	number, place := block.Position()
	if !beginsLine(parent.Lines(), number, place, block.Source()) {
		return nil
	}
	line, segment := block.PeekLine()
	line, breaks := bytes.CutSuffix(line, newline)
	if len(line) == 0 || util.IsSpace(line[len(line)-1]) {
		return nil
	}
	for _, c := range line {
		if isMark[c] {
			return nil
		}
	}
	block.AdvanceLine()
	node := ast.NewTextSegment(segment.WithStop(segment.Start + len(line)))
	node.SetSoftLineBreak(breaks)
	return node
}

// beginsLine reports whether a place is the beginning of line number of a block,
// and nothing in the line before has to do with it.
func beginsLine(lines *text.Segments, number int, place text.Segment, src []byte) bool {
	if place.Start != lines.At(number).Start || place.Padding > 0 {
		return false
	}
	return number == 0 || !bytes.HasSuffix(src[:lines.At(number-1).Stop], []byte("\\\n"))
}

// isMark tells which bytes may begin something else than text.
var isMark = func() (table [256]bool) {
	table['\\'] = true
	for _, p := range inlines {
		for _, c := range p.Value.(parser.InlineParser).Trigger() {
			table[c] = true
		}
	}
	return table
}()

// parserFor returns the parser for a body. The quick one divides text at blanks,
// too, and the writer drops blanks at the end of a line from the last part alone:
// where there may be any, the dialect's own parser has to do.
func parserFor(s *source) parser.Parser {
	for _, start := range s.lines[1:] {
		line := bytes.TrimSuffix(s.text[:start-1], []byte("\\"))
		if len(line) > 0 && util.IsSpace(line[len(line)-1]) && line[len(line)-1] != '\n' {
			return dialect
		}
	}
	if bytes.Contains(s.text, []byte("\u3000")) || bytes.Contains(s.text, []byte("\u00A0")) {
		return dialect
	}
	return quickDialect
}

var quickDialect = newParser(slices.Concat(inlines, []util.PrioritizedValue{util.Prioritized(stretchParser{}, 700)}))
