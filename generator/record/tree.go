package record

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// build has YAML read the mended text and makes nodes of it. It returns nil where
// no tree can be relied on.
func (p *parser) build(m mended) *Node {
	root, err := parseYAML(m.text)
	if err != nil {
		p.complain(m, err)
		return nil
	}
	if root == nil || len(root.Content) == 0 {
		file := startOf(p.src.Text)
		start := file.pos(m.from)
		return &Node{Kind: Mapping, Start: start, End: start}
	}
	b := builder{parser: p, mended: &m, text: newCursor(m.text)}
	b.nodes = make([]Node, 0, count(root))
	node := b.node(root.Content[0], 1)
	if b.failed {
		return nil
	}
	return node
}

// parseYAML parses text. What the parser of YAML panics about is an error, too:
// the text comes from anywhere.
func parseYAML(text string) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errUnreadable
		}
	}()
	root = new(yaml.Node)
	return root, yaml.Unmarshal([]byte(text), root)
}

func count(n *yaml.Node) int {
	total := 1
	for _, c := range n.Content {
		total += count(c)
	}
	return total
}

// builder makes Nodes of those of YAML.
type builder struct {
	*parser
	mended *mended
	text   cursor
	nodes  []Node // room for all of them
	failed bool
}

func (b *builder) node(y *yaml.Node, depth int) *Node {
	b.nodes = append(b.nodes, Node{})
	n := &b.nodes[len(b.nodes)-1]
	b.text.seek(y.Line, y.Column)
	n.Start = b.mended.pos(b.text.line, b.text.col)
	switch {
	case y.Kind != yaml.MappingNode && y.Kind != yaml.SequenceNode:
		b.scalar(n, y)
	case depth > MaxDepth:
		n.Kind, b.failed = Mapping, true
	case y.Kind == yaml.MappingNode:
		b.mapping(n, y, depth)
	default:
		b.sequence(n, y, depth)
	}
	n.End = b.mended.end(b.text.line, b.text.col)
	if n.End.Before(n.Start) || n.Kind == Scalar && n.Style == Plain && n.Value == "" {
		n.Start = n.End
	}
	b.check(n, y, depth)
	return n
}

func (b *builder) mapping(n *Node, y *yaml.Node, depth int) {
	n.Kind = Mapping
	n.Pairs = make([]Pair, 0, len(y.Content)/2)
	for pair := range slices.Chunk(y.Content, 2) {
		key := b.node(pair[0], depth+1)
		value := b.node(pair[1], depth+1)
		if key.Kind != Scalar {
			b.refuse(key, "front-matter.key", nil)
			continue
		}
		if pair[0].Value == "<<" && pair[0].Style == 0 {
			b.refuse(key, "alias.merge", nil)
		}
		n.Pairs = append(n.Pairs, Pair{key, value})
	}
	b.duplicates(n.Pairs)
	b.closeFlow(y)
}

func (b *builder) sequence(n *Node, y *yaml.Node, depth int) {
	n.Kind = Sequence
	n.Items = make([]*Node, 0, len(y.Content))
	for _, item := range y.Content {
		n.Items = append(n.Items, b.node(item, depth+1))
	}
	b.closeFlow(y)
}

// closeFlow goes behind the bracket that ends y, if it is in brackets.
func (b *builder) closeFlow(y *yaml.Node) {
	if y.Style&yaml.FlowStyle != 0 {
		b.text.behindBracket()
	}
}

func (b *builder) scalar(n *Node, y *yaml.Node) {
	n.Value = y.Value
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		b.quoted(n, DoubleQuoted)
	case y.Style&yaml.SingleQuotedStyle != 0:
		b.quoted(n, SingleQuoted)
	case y.Style&yaml.LiteralStyle != 0:
		n.Style = Literal
		b.text.behindBlock(y.Value)
	case y.Style&yaml.FoldedStyle != 0:
		n.Style = Folded
		b.text.behindBlock(y.Value)
	default:
		b.text.behindWords(y.Value)
	}
}

// quoted goes behind a value in quotes. It is a plain one, and a guess, if the
// quotes stand in the mended text only.
func (b *builder) quoted(n *Node, style Style) {
	n.Style = style
	if l := b.mended.line(b.text.line); l != nil && l.quoted == b.text.col {
		n.Style, n.Guessed = Plain, true
	}
	b.text.behindQuotes()
}
