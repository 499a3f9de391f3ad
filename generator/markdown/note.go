package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteParser is goldmark's parser of footnotes, and remembers them all:
// goldmark drops those that nothing refers to.
type noteParser struct{ parser.BlockParser }

var notesKey = parser.NewContextKey()

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*extast.Footnote); ok {
		notes, _ := pc.Get(notesKey).([]*extast.Footnote)
		pc.Set(notesKey, append(notes, note))
	}
	return node, state
}
