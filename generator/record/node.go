package record

import "zoufang/generator/diag"

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// Style says how a scalar was written.
type Style uint8

// The styles of scalars.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal // a block that begins with |
	Folded  // a block that begins with >
)

// Node is a value of the front matter and where it stands in the file. End is
// exclusive. A field without a value is a plain Scalar with Value "", placed
// right after its colon.
type Node struct {
	Kind       Kind
	Start, End diag.Pos
	Value      string  // of a Scalar, always its text: nothing is guessed from it
	Style      Style   // of a Scalar
	Guessed    bool    // of a Scalar that YAML would not read as text: an error says so
	Items      []*Node // of a Sequence
	Pairs      []Pair  // of a Mapping, in the order of the file
}

// Pair is a field of a Mapping. Key is a Scalar.
type Pair struct{ Key, Value *Node }

// Get returns the value of the field key, or nil where n is no Mapping or has no
// such field.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Value
		}
	}
	return nil
}

// At follows path, keys as strings and places in a list as ints, and returns the
// node there, or nil.
func (n *Node) At(path ...any) *Node {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			n = n.Get(step)
		case int:
			n = n.item(step)
		default:
			n = nil
		}
	}
	return n
}

func (n *Node) item(i int) *Node {
	if n == nil || i < 0 || i >= len(n.Items) {
		return nil
	}
	return n.Items[i]
}
