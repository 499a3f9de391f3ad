package schema

import (
	"strings"
	"unicode"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// element is one item of a list: a node, or a part of a scalar's text.
type element struct {
	node     *record.Node
	text     string
	from, to int // the part, in characters of the node's value; 0, 0: all of it
}

// span returns where the element stands.
func (e element) span(src *record.Source) diag.Span {
	span := diag.Span{File: src.Path, Start: e.node.Start, End: e.node.End}
	if e.to > e.from {
		span.Start = inside(src, e.node, e.from)
		span.End = inside(src, e.node, e.to-1)
		span.End.Col++
	}
	return span
}

// elements returns the items of a list as its author wrote them: a sequence, one
// value alone, or several in one text. Empty items are left out.
func (f *Field) elements(n *record.Node) []element {
	if n.Kind != record.Sequence {
		return f.elementsOf(n)
	}
	all := make([]element, 0, len(n.Items))
	for _, item := range n.Items {
		switch {
		case item.Kind == record.Scalar && isAbsent(item.Value):
		case item.Kind == record.Scalar && item.Style != record.Plain:
			all = append(all, element{node: item, text: item.Value}) // quoted: one, whatever it contains
		default:
			all = append(all, f.elementsOf(item)...)
		}
	}
	return all
}

// elementsOf returns the items that a single node holds.
func (f *Field) elementsOf(n *record.Node) []element {
	if n.Kind != record.Scalar || !f.Items.separable() {
		return []element{{node: n, text: n.Value}}
	}
	text := []rune(n.Value)
	start, end := unbracketed(text)
	var all []element
	for start < end {
		stop := f.stop(text[:end], start)
		from, to := trimmed(text, start, stop)
		if from < to {
			all = append(all, element{n, string(text[from:to]), from, to})
		}
		start = stop + 1
	}
	return all
}

// separable reports whether several values of the field may stand in one text:
// names and choices may, free text may not.
func (f *Field) separable() bool {
	switch f.Type {
	case TypeTerm, TypeRef, TypeDate:
		return true
	case TypeText:
		return f.Format != "" || f.asserts["enum"] != nil
	}
	return false
}

func isSeparator(r rune) bool { return strings.ContainsRune("，、；,;\n", r) }

// stop returns where the item that begins at start ends: at the next separator,
// unless a term of the vocabulary contains it.
func (f *Field) stop(text []rune, start int) int {
	first := len(text)
	for i := len(text); i > start; i-- {
		if i < len(text) && !isSeparator(text[i]) {
			continue
		}
		first = i
		if v := f.Items.Vocabulary; v != nil && v.Term(string(text[start:i])) != nil {
			return i
		}
	}
	return first
}

// unbracketed returns the part of text within 【】 or [] around all of it.
func unbracketed(text []rune) (start, end int) {
	start, end = trimmed(text, 0, len(text))
	if end-start < 2 {
		return start, end
	}
	switch string(text[start]) + string(text[end-1]) {
	case "【】", "[]", "［］":
		return start + 1, end - 1
	}
	return start, end
}

// trimmed returns the part of text[from:to] without spaces around it.
func trimmed(text []rune, from, to int) (int, int) {
	for from < to && unicode.IsSpace(text[from]) {
		from++
	}
	for from < to && unicode.IsSpace(text[to-1]) {
		to--
	}
	return from, to
}
