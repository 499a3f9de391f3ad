package record

import (
	"gopkg.in/yaml.v3"

	"zoufang/generator/diag"
)

// report passes f on as long as there are not too many: all are errors.
func (b *builder) report(f diag.Finding) {
	if len(b.findings) <= maxFindings {
		b.parser.report(f)
	}
}

// check reports what YAML has and records have no use for.
func (b *builder) check(n *Node, y *yaml.Node, depth int) {
	switch {
	case depth > MaxDepth && n.Kind != Scalar:
		b.refuse(n, "nesting", diag.Args{"limit": MaxDepth})
	case y.Kind == yaml.AliasNode:
		b.refuse(n, "alias", nil)
	case y.Anchor != "":
		b.refuse(n, "alias.anchor", nil)
	case y.Style&yaml.TaggedStyle != 0:
		b.refuse(n, "alias.tag", nil)
	}
}

// refuse reports a node, unless its line has an error already.
func (b *builder) refuse(n *Node, id string, args diag.Args) {
	if !b.errors[n.Start.Line] {
		b.report(diag.At(b.spanOf(n), id, args))
	}
}

// duplicates reports the keys that a group of fields has twice.
func (b *builder) duplicates(pairs []Pair) {
	const few = 32 // for which comparing all is quicker than an index
	var index map[string]*Node
	if len(pairs) > few {
		index = make(map[string]*Node, len(pairs))
	}
	for i, pair := range pairs {
		var first *Node
		if index == nil {
			first = keyOf(pairs[:i], pair.Key.Value)
		} else if first = index[pair.Key.Value]; first == nil {
			index[pair.Key.Value] = pair.Key
		}
		if first != nil {
			args := diag.Args{"key": pair.Key.Value, "line": first.Start.Line}
			f := diag.At(b.spanOf(pair.Key), "duplicate-key", args)
			b.report(f.WithRelated(b.spanOf(first), "duplicate-key.first", args))
		}
	}
}

// keyOf returns the first key of pairs that reads key, or nil.
func keyOf(pairs []Pair, key string) *Node {
	for _, p := range pairs {
		if p.Key.Value == key {
			return p.Key
		}
	}
	return nil
}

func (b *builder) spanOf(n *Node) diag.Span {
	return diag.Span{File: b.src.Path, Start: n.Start, End: n.End}
}
