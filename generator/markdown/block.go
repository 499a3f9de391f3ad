package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// paragraphParser is goldmark's, but takes indented lines for the beginnings of
// paragraphs, as Chinese authors mark them, and divides one that grows absurdly
// long.
type paragraphParser struct{ parser.BlockParser }

// maxLines is how many lines a paragraph may have. goldmark's time grows with
// their square.
const maxLines = 5000

func (p paragraphParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	if last != nil && ast.IsParagraph(last) && last.Lines().Len() < maxLines && !beginsParagraph(parent, reader, pc) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// beginsParagraph reports whether a line is indented enough to begin a
// paragraph: by four columns or two U+3000, outside of lists and tables.
func beginsParagraph(parent ast.Node, reader text.Reader, pc parser.Context) bool {
	if pc.BlockIndent() < 4 || parent.Kind() != ast.KindDocument {
		return false
	}
	line, _ := reader.PeekLine()
	return bytes.IndexByte(line, '|') < 0
}

func (paragraphParser) CanInterruptParagraph() bool { return true }
func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// openingParser begins a new paragraph at a line that opens with a typed
// number or mark, so that lines of 1、…… are not run together. Rows of a table
// may open so too.
type openingParser struct{ paragraphParser }

func (openingParser) Trigger() []byte { return openingBytes }

// openingBytes are the first bytes of every mark that scanOpening knows.
var openingBytes = []byte("-(0123456789\xC2\xE2\xE3\xE4\xE5\xEF")

func (p openingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	kind, _ := scanOpening(util.TrimLeftSpace(line))
	if kind == noOpening || bytes.IndexByte(line, '|') >= 0 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// sectionParser reads lines such as 一、总体要求 and （一）指导思想 as headings where
// they stand on the top level and read like one.
type sectionParser struct{ headingBlock }

func (sectionParser) Trigger() []byte { return openingBytes }

func (sectionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	kind, n := scanOpening(util.TrimLeftSpace(line))
	title := segment.TrimLeftSpace(reader.Source())
	title = title.TrimRightSpace(reader.Source())
	if kind != section && kind != subsection || !readsLikeHeading(reader.Value(title), n) {
		return nil, parser.NoChildren
	}
	level := 2
	if kind == subsection {
		level = 3
	}
	return newHeading(level, title, reader), parser.NoChildren
}

// maxTitle is how many characters a line may have to read like a heading.
const maxTitle = 40

// readsLikeHeading reports whether line, after the n bytes of its mark, is a
// title: short, without a full stop, and not a clause that goes on.
func readsLikeHeading(line []byte, n int) bool {
	rest := skipBlanks(line[n:])
	if len(rest) == 0 || len(line) > maxTitle*utf8.UTFMax || utf8.RuneCount(line) > maxTitle || bytes.Contains(rest, fullStop) {
		return false
	}
	switch lastRune(rest) {
	case '；', '，', '、', ';', ',':
		return false
	}
	return true
}

var fullStop = []byte("。")

// listParser is goldmark's, but takes a number of more than maxListDigits
// digits for text.
type listParser struct{ parser.BlockParser }

func (p listParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	// Called first in any case: goldmark's keeps a note in pc about items.
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil || beginsWithYear(reader) || isDeep(pc) {
		return nil, parser.NoChildren
	}
	return node, state
}

func (p listParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if beginsWithYear(reader) {
		last := node.LastChild().(*ast.ListItem)
		line, _ := reader.PeekLine()
		indent, _ := util.IndentWidth(line, reader.LineOffset())
		if indent < last.Offset || !last.HasChildren() {
			return parser.Close
		}
	}
	return p.BlockParser.Continue(node, reader, pc)
}

func beginsWithYear(reader text.Reader) bool {
	line, _ := reader.PeekLine()
	return digits(util.TrimLeftSpace(line)) > maxListDigits
}

// nestedParser keeps quotations and footnotes from nesting too deep.
type nestedParser struct{ parser.BlockParser }

func (p nestedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if isDeep(pc) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// maxDepth is how many blocks may be open at once. Office text needs few, and
// time and stack grow with them.
const maxDepth = 40

func isDeep(pc parser.Context) bool { return len(pc.OpenedBlocks()) >= maxDepth }
