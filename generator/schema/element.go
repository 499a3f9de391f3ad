package schema

import (
	"slices"
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
		return f.appendElements(nil, n)
	}
	all := make([]element, 0, len(n.Items))
	for _, item := range n.Items {
		switch {
		case item.Kind == record.Scalar && f.Items.isNothing(item.Value):
		case item.Kind == record.Scalar && item.Style != record.Plain:
			all = append(all, element{node: item, text: item.Value}) // quoted: one, whatever it contains
		default:
			all = f.appendElements(all, item)
		}
	}
	return all
}

// appendElements adds the items that a single node holds.
func (f *Field) appendElements(all []element, n *record.Node) []element {
	switch {
	case n.Kind != record.Scalar || !f.Items.separable():
		return append(all, element{node: n, text: n.Value})
	case isFolded(n.Value) && !strings.ContainsAny(n.Value, ",;[]") && !f.Items.isNothing(n.Value):
		return append(all, element{n, n.Value, 0, runeLen(n.Value)}) // there is nothing to divide it at
	}
	text := []rune(n.Value)
	start, end := unbracketed(text, 0, len(text))
	for start < end {
		stop := f.stop(text[:end], start)
		from, to := unbracketed(text, start, stop)
		if part := string(text[from:to]); !f.Items.isNothing(part) {
			all = append(all, element{n, part, from, to})
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

func isSeparator(r rune) bool {
	switch r {
	case '，', '、', '；', ',', ';', '\n':
		return true
	}
	return false
}

// stop returns where the item that begins at start ends: at the next separator,
// unless a term of the vocabulary contains it.
func (f *Field) stop(text []rune, start int) int {
	if v := f.Items.Vocabulary; v != nil && v.separated > 0 {
		const spaces = 8 // that the author may have typed around the separators
		for i := min(len(text), start+v.separated+spaces); i > start; i-- {
			ends := i == len(text) || isSeparator(text[i])
			if ends && v.Term(string(text[start:i])) != nil {
				return i
			}
		}
	}
	if i := slices.IndexFunc(text[start:], isSeparator); i >= 0 {
		return start + i
	}
	return len(text)
}

// unbracketed returns the part of text[from:to] without spaces around it, and
// without 【】 or [] around all of it.
func unbracketed(text []rune, from, to int) (int, int) {
	from, to = trimmed(text, from, to)
	if to-from < 2 {
		return from, to
	}
	inner := string(text[from+1 : to-1])
	switch string(text[from]) + string(text[to-1]) {
	case "【】", "[]", "［］":
		if !strings.ContainsRune(inner, text[to-1]) {
			return trimmed(text, from+1, to-1)
		}
	}
	return from, to
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
