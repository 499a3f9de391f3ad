package markdown

import (
	"bytes"

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

// splitRow calls yield with the offset and the text of each cell of a table's
// row, as goldmark splits it, until yield returns false.
func splitRow(row []byte, yield func(at int, cell []byte) bool) {
	trimmed := bytes.TrimLeft(row, " \t")
	at := len(row) - len(trimmed)
	trimmed = bytes.TrimRight(trimmed, " \t\n")
	if rest, ok := bytes.CutPrefix(trimmed, pipe); ok {
		trimmed, at = rest, at+1
	}
	trimmed = bytes.TrimSuffix(trimmed, pipe)
	for start := 0; start < len(trimmed); {
		stop := start
		for stop < len(trimmed) && (trimmed[stop] != '|' || stop > 0 && trimmed[stop-1] == '\\') {
			stop++
		}
		if !yield(at+start, trimmed[start:stop]) {
			return
		}
		start = stop + 1
	}
}

// countCells returns how many cells row has.
func countCells(row []byte) int {
	n := 0
	splitRow(row, func(int, []byte) bool { n++; return true })
	return n
}

// isDelimiterRow reports whether line is the second line of a table, |---|---|.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0 &&
		len(bytes.Trim(line, "|-: \t\n")) == 0
}
