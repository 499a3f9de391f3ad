package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// plainDepth is how deep plain lists and groups of fields may lie in each other.
const plainDepth = 8

// group reads the fields that begin at an indentation, from the current line on.
// A line that it does not know what to do with stays the current one.
func (p *plain) group(indent, depth int) *Node {
	n := p.node(Node{Kind: Mapping, Start: p.pos(indent)})
	open := len(p.openPairs)
	for p.line.kind == fieldLine && p.line.indent == indent && depth <= plainDepth {
		if keyOf(p.openPairs[open:], p.line.key) != nil {
			p.line.kind = otherLine
			break
		}
		key := p.scalar(p.line.key, p.pos(indent))
		value := p.value(indent, depth, key.End)
		p.openPairs = append(p.openPairs, Pair{key, value})
		n.End = value.End
	}
	n.Pairs = p.closePairs(open)
	return n
}

// value reads the value of the current line, which has its colon at the place
// given, or the lines further in that are its value.
func (p *plain) value(indent, depth int, colon diag.Pos) *Node {
	text := p.line.value
	p.next()
	switch {
	case text != "":
		return p.scalar(text, diag.Pos{Line: colon.Line, Col: colon.Col + len(": ")})
	case p.line.indent <= indent:
		return p.scalar("", diag.Pos{Line: colon.Line, Col: colon.Col + len(":")})
	case p.line.kind == itemLine:
		return p.list(p.line.indent, depth+1)
	}
	return p.group(p.line.indent, depth+1)
}

// list reads the items that begin at an indentation.
func (p *plain) list(indent, depth int) *Node {
	n := p.node(Node{Kind: Sequence, Start: p.pos(indent)})
	open := len(p.openItems)
	for p.line.kind == itemLine && p.line.indent == indent && depth <= plainDepth {
		item := p.item(depth)
		p.openItems = append(p.openItems, item)
		n.End = item.End
	}
	n.Items = p.closeItems(open)
	return n
}

// item reads what stands behind a dash, and below.
func (p *plain) item(depth int) *Node {
	p.line.kind = fieldLine
	p.line.indent += len("- ")
	if p.line.key != "" {
		return p.group(p.line.indent, depth+1)
	}
	n := p.scalar(p.line.value, p.pos(p.line.indent))
	p.next()
	return n
}

func (p *plain) scalar(text string, at diag.Pos) *Node {
	end := diag.Pos{Line: at.Line, Col: at.Col + utf8.RuneCountInString(text)}
	return p.node(Node{Kind: Scalar, Start: at, End: end, Value: text})
}

// pos is a place in the current line, behind spaces and dashes.
func (p *plain) pos(indent int) diag.Pos { return diag.Pos{Line: p.number, Col: indent + 1} }

// room is where the nodes of a file lie side by side, and what they hold.
type room struct {
	nodes []Node
	pairs []Pair
	items []*Node

	// What is being read, of the outermost group or list first.
	openPairs []Pair
	openItems []*Node
}

// reserve makes room for the front matter that text begins with.
func (r *room) reserve(text string) {
	front, _, _ := strings.Cut(text, "\n---")
	lines, dashes := strings.Count(front, "\n")+1, strings.Count(front, "- ")
	r.nodes = make([]Node, 0, 2*lines+dashes+1)
	r.pairs, r.openPairs = make([]Pair, 0, lines), make([]Pair, 0, lines)
	r.items, r.openItems = make([]*Node, 0, dashes), make([]*Node, 0, dashes)
}

// node keeps n. There is room for it: a line is at most a field, and an item
// where it has a dash.
func (r *room) node(n Node) *Node {
	r.nodes = append(r.nodes, n)
	return &r.nodes[len(r.nodes)-1]
}

func (r *room) closePairs(open int) []Pair {
	from := len(r.pairs)
	r.pairs = append(r.pairs, r.openPairs[open:]...)
	r.openPairs = r.openPairs[:open]
	return r.pairs[from:len(r.pairs):len(r.pairs)]
}

func (r *room) closeItems(open int) []*Node {
	from := len(r.items)
	r.items = append(r.items, r.openItems[open:]...)
	r.openItems = r.openItems[:open]
	return r.items[from:len(r.items):len(r.items)]
}
