package markdown

import (
	"bytes"
	"iter"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tableTransformer is goldmark's, but leaves absurdly large tables alone:
// goldmark fills every short row with empty cells.
type tableTransformer struct{ parser.ParagraphTransformer }

// maxCells is how many cells a table may have, at the most.
const maxCells = 100_000

func (t tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n := tableCells(node.Lines(), reader.Source()); n > 0 && n <= maxCells {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tableCells returns how many cells lines might have as a table, 0 where they
// hold no stroke.
func tableCells(lines *text.Segments, src []byte) int {
	strokes := 0
	for i := range lines.Len() {
		line := lines.At(i)
		strokes = max(strokes, bytes.Count(src[line.Start:line.Stop], pipe))
	}
	return 2 * strokes * lines.Len()
}

var pipe, widePipe = []byte("|"), []byte("｜")

// splitRow returns the offset and the text of each cell of a table's row, as
// goldmark splits it.
func splitRow(row []byte) iter.Seq2[int, []byte] {
	rest := bytes.TrimLeft(row, " \t")
	at := len(row) - len(rest)
	rest = bytes.TrimRight(rest, " \t\n")
	if inner, ok := bytes.CutPrefix(rest, pipe); ok {
		rest, at = inner, at+1
	}
	rest = bytes.TrimSuffix(rest, pipe)
	return func(yield func(int, []byte) bool) {
		for start := 0; start < len(rest); {
			stop := start
			for stop < len(rest) && (rest[stop] != '|' || stop > 0 && rest[stop-1] == '\\') {
				stop++
			}
			if !yield(at+start, rest[start:stop]) {
				return
			}
			start = stop + 1
		}
	}
}

// countCells returns how many cells row has.
func countCells(row []byte) int {
	n := 0
	for range splitRow(row) {
		n++
	}
	return n
}

// isDelimiterRow reports whether line is the second line of a table, |---|---|.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0 &&
		len(bytes.Trim(line, "|-: \t\n")) == 0
}
