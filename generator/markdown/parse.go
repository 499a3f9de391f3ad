package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// document is a parsed body.
type document struct {
	*source
	root  ast.Node
	ends  linkEnds
	notes []*extast.Footnote // as typed, also those that nothing refers to

	scratch []byte // for text on its way to a string
}

// dialect is the parser for any body; for most there is a quicker one, see
// parserFor. It keeps nothing between two of them and may be used by many
// goroutines at once.
var dialect = newParser(inlines)

func newParser(inlines []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(listParser{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(sectionParser{}, 500),
			util.Prioritized(hashParser{}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(nestedParser{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(nestedParser{noteParser{extension.NewFootnoteBlockParser()}}, 900),
			util.Prioritized(openingParser{paragraphs}, 950),
			util.Prioritized(paragraphs, 1000),
		),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 100),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 200),
		),
	)
}

var inlines = []util.PrioritizedValue{
	util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
	util.Prioritized(parser.NewCodeSpanParser(), 100),
	util.Prioritized(extension.NewFootnoteParser(), 150),
	util.Prioritized(newLinkParser(), 200),
	util.Prioritized(parser.NewAutoLinkParser(), 300),
	util.Prioritized(tagParser{}, 400),
	util.Prioritized(emphasisParser{}, 500),
	util.Prioritized(strikeParser{}, 500),
	util.Prioritized(urlParser{}, 600),
}

var paragraphs = paragraphParser{parser.NewParagraphParser()}

func parse(src *source) *document { return parseBy(parserFor(src), src) }

func parseBy(p parser.Parser, src *source) *document {
	pc := parser.NewContext()
	root := p.Parse(text.NewReader(src.text), parser.WithContext(pc))
	settle(root, src.text)
	d := &document{source: src, root: root, scratch: make([]byte, 0, 512)}
	d.ends, _ = pc.Get(linkEndsKey).(linkEnds)
	d.notes, _ = pc.Get(notesKey).([]*extast.Footnote)
	for _, n := range d.notes {
		n.SetPos(settled(n, src.text))
	}
	return d
}

// settle corrects where blocks begin. The parser counts a tab as the columns
// that it fills, and so places what stands behind one too far to the right,
// even past the end of the text.
func settle(root ast.Node, text []byte) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() != ast.TypeBlock {
			return
		}
		if at := settled(n, text); at != n.Pos() {
			n.SetPos(at)
		}
		settle(n, text)
	}
}

// settled returns where a block really begins: at the first mark of the word
// that its place lies in or behind.
func settled(n ast.Node, text []byte) int {
	at := min(n.Pos(), len(text))
	if n.Lines().Len() > 0 {
		at = min(at, n.Lines().At(0).Start)
	}
	if at < 0 {
		return n.Pos()
	}
	start := bytes.LastIndexByte(text[:at], '\n') + 1
	if bytes.IndexByte(text[start:at], '\t') < 0 {
		return at
	}
	for at > start && text[at-1] != ' ' && text[at-1] != '\t' {
		at--
	}
	return at
}
