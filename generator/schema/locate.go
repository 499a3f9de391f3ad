package schema

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// match says how a key was found.
type match uint8

const (
	unmatched match = iota
	matched
	repaired // but for width, case, spaces or invisible characters
)

// find returns the field that a key means, and the name of its value inside.
func (f *Field) find(key string) (name string, child *Field, how match) {
	if child := f.exact[key]; child != nil {
		return child.Key, child, matched
	}
	if f.Keys != nil {
		if term := f.Keys.Term(key); term != nil {
			return term.ID, f.Extra, matched
		}
	}
	if child := f.folded[Fold(key)]; child != nil {
		return child.Key, child, repaired
	}
	if f.Extra != nil && f.Keys == nil {
		return strings.Clone(key), f.Extra, matched
	}
	return "", nil, unmatched
}

// Locate returns the place of a value in file, or of the nearest thing around it
// that the author wrote. A value of several lines is shown by its key.
func (c *Collection) Locate(file *record.File, path Path) diag.Span {
	at, _ := c.locate(file, path)
	return at.span
}

// Code returns the expression that stands at path in file, for Set.Compile. Its
// node is nil where the author wrote none.
func (c *Collection) Code(file *record.File, path Path) Code {
	at, found := c.locate(file, path)
	if !found {
		at.node = nil
	}
	return Code{file.Source, at.node}
}

// locate goes along path as far as the author wrote it, and reports whether that
// is all the way.
func (c *Collection) locate(file *record.File, path Path) (at located, found bool) {
	at = located{node: file.Front, span: headOf(file)}
	field := c.Root
	for _, step := range path {
		if field, found = at.step(file.Source, field, step); !found {
			return at, false
		}
	}
	return at, true
}

// headOf returns the head of the front matter: its fence, or else its first
// character.
func headOf(file *record.File) diag.Span {
	const fence = "---"
	span := diag.Span{File: file.Source.Path, Start: diag.Pos{Line: 1, Col: 1}}
	switch {
	case strings.HasPrefix(file.Source.Line(1), fence):
		span.End = diag.Pos{Line: 1, Col: 1 + len(fence)}
	case file.Front != nil:
		span.Start = file.Front.Start
	}
	return span
}

// located is a node on the way to a value, and the place to show for it.
type located struct {
	node *record.Node
	span diag.Span
}

// step goes to a field or an item, and returns the schema of what is there. It
// stays where the author wrote no such thing.
func (l *located) step(src *record.Source, f *Field, step any) (*Field, bool) {
	switch step := step.(type) {
	case string:
		if l.node == nil {
			return nil, false
		}
		for _, p := range l.node.Pairs {
			if name, child, how := f.find(p.Key.Value); how != unmatched && name == step {
				l.node = p.Value
				l.show(src, p.Value, p.Key)
				return child, true
			}
		}
	case int:
		if f.Type != TypeList || l.node == nil {
			return nil, false
		}
		if elements := f.elements(l.node); step < len(elements) {
			e := elements[step]
			l.node = e.node
			l.show(src, e.node, nil)
			if e.to > e.from {
				l.span = e.span(src)
			}
			return f.Items, true
		}
	}
	return nil, false
}

// show sets the place to that of a value: the value itself where it stands on
// one line, or else its key, or its first line.
func (l *located) show(src *record.Source, value, key *record.Node) {
	l.span = diag.Span{File: src.Path, Start: value.Start, End: value.End}
	if value.Start.Line == value.End.Line && value.Start != value.End {
		return
	}
	if key != nil {
		l.span.Start, l.span.End = key.Start, key.End
		return
	}
	if len(value.Pairs) > 0 {
		l.span.Start, l.span.End = value.Pairs[0].Key.Start, value.Pairs[0].Key.End
		return
	}
	l.span.End = diag.Pos{}
}

// Place returns the breach as a finding at its place in file.
func (c *Collection) Place(file *record.File, b Breach) diag.Finding {
	span := c.Locate(file, b.Path)
	if b.body {
		span = diag.Span{File: file.Source.Path, Start: diag.Pos{Line: file.BodyLine, Col: 1}}
	}
	finding := b.Finding
	switch {
	case finding.Span.File != "": // in the schema: the value is the other place
	case b.other == nil:
		finding.Span = span
		return finding
	default:
		finding.Span, span = span, c.Locate(file, b.other)
	}
	finding.Related = slices.Clone(finding.Related)
	finding.Related[len(finding.Related)-1].Span = span
	return finding
}
