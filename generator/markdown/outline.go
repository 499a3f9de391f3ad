package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// outline returns the headings of a body with the levels and ids that they have
// on the page.
func (d *document) outline() []Heading {
	nodes := make([]*ast.Heading, 0, 16)
	collectHeadings(d.root, &nodes)
	shift := 0
	for _, n := range nodes {
		if n.Level == 1 {
			shift = 1
		}
	}
	headings := make([]Heading, len(nodes))
	places := numbering{levels: make([]int, 0, 8), counts: make([]int, 0, 8), id: make([]byte, 0, 32)}
	var taken labels
	for i, n := range nodes {
		headings[i] = Heading{
			Level: min(n.Level+shift, 6),
			ID:    places.next(n.Level),
			Text:  d.plainText(n),
			Pos:   d.pos(n.Pos()),
		}
		if id := typedID(n); id != "" && !taken[id] {
			headings[i].ID = id
			taken.add(id)
		}
	}
	return headings
}

// collectHeadings appends the headings below n that have a text, in its order.
func collectHeadings(n ast.Node, headings *[]*ast.Heading) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok && h.HasChildren() {
			*headings = append(*headings, h)
			continue
		}
		collectHeadings(c, headings)
	}
}

// typedID returns the id that a heading's author gave it, or "".
func typedID(n *ast.Heading) string {
	id, _ := n.AttributeString("id")
	typed, _ := id.([]byte)
	return string(typed)
}

// numbering names headings by their place: s2 is the second on the outermost
// level, s2-1 the first below it, however deep the marks jump.
type numbering struct {
	levels []int // marks of the open headings, rising
	counts []int // counts[i] headings so far below levels[:i]
	id     []byte
}

func (p *numbering) next(level int) string {
	for len(p.levels) > 0 && p.levels[len(p.levels)-1] >= level {
		p.levels = p.levels[:len(p.levels)-1]
	}
	depth := len(p.levels)
	p.levels = append(p.levels, level)
	if depth < len(p.counts) {
		p.counts = p.counts[:depth+1]
		p.counts[depth]++
	} else {
		p.counts = append(p.counts, 1)
	}
	id := append(p.id[:0], 's')
	for i, n := range p.counts {
		if i > 0 {
			id = append(id, '-')
		}
		id = strconv.AppendInt(id, int64(n), 10)
	}
	p.id = id
	return string(id)
}
