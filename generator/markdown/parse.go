package markdown

import (
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
}

// dialect is the parser for all bodies. It keeps nothing between two of them
// and may be used by many goroutines at once.
var dialect = parser.NewParser(
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
	parser.WithInlineParsers(
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 150),
		util.Prioritized(newLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(tagParser{}, 400),
		util.Prioritized(emphasisParser{}, 500),
		util.Prioritized(strikeParser{}, 500),
		util.Prioritized(urlParser{}, 600),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(definitionTransformer{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
	),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 100),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 200),
	),
)

var paragraphs = paragraphParser{parser.NewParagraphParser()}

func parse(src *source) *document {
	pc := parser.NewContext()
	root := dialect.Parse(text.NewReader(src.text), parser.WithContext(pc))
	d := &document{source: src, root: root}
	d.ends, _ = pc.Get(linkEndsKey).(linkEnds)
	d.notes, _ = pc.Get(notesKey).([]*extast.Footnote)
	return d
}
