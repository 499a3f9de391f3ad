package schema

import (
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// Decode types the front matter of file, the record id, and validates it. The
// values are complete when the list has no errors.
func (c *Collection) Decode(file *record.File, id string) (Values, diag.List) {
	d := newDecoder(c, file)
	return d.record(id), d.findings
}

// decoder is one run of Decode.
type decoder struct {
	collection *Collection
	file       *record.File
	path       []step          // to what is being read
	seen       []seenKey       // of the groups being read, the outermost first
	wrong      map[string]bool // what is reported already, by its path
	unsure     bool            // the validator has to look at what was read
	findings   diag.List
}

func newDecoder(c *Collection, file *record.File) *decoder {
	return &decoder{collection: c, file: file, path: make([]step, 0, 8), seen: make([]seenKey, 0, 32)}
}

// record reads the record id.
func (d *decoder) record(id string) Values {
	front := d.file.Front
	if front == nil {
		front = &record.Node{Kind: record.Mapping}
	}
	values, ok := d.value(d.collection.Root, front, front).(map[string]any)
	if !ok {
		return Values{IDKey: id}
	}
	if d.unsure && d.collection.validator != nil {
		d.validate(values)
	}
	values[IDKey] = id
	return values
}

// step is one of a Path: a key, or an index that is not negative.
type step struct {
	key   string
	index int
}

// at returns the path to what is being read.
func (d *decoder) at() Path {
	path := make(Path, len(d.path), len(d.path)+1)
	for i, s := range d.path {
		if path[i] = s.key; s.index >= 0 {
			path[i] = s.index
		}
	}
	return path
}

func (d *decoder) span(n *record.Node) diag.Span {
	return diag.Span{File: d.file.Source.Path, Start: n.Start, End: n.End}
}

func (d *decoder) report(f diag.Finding) { d.findings = append(d.findings, f) }

// fail reports what is wrong with the value being read.
func (d *decoder) fail(f diag.Finding) any {
	d.report(f)
	return d.passOver()
}

// passOver takes no value from what is reported already.
func (d *decoder) passOver() any {
	d.mark(d.at())
	return Invalid{}
}

// read returns a value that was read for f, and notes whether the validator has
// to look at it.
func (d *decoder) read(f *Field, value any) any {
	d.unsure = d.unsure || !f.surely(value)
	return value
}

// unread reports whether n is text that YAML would not read as it stands, where
// the field wants something else than text: what it says is anybody's guess.
func (f *Field) unread(n *record.Node) bool { return n.Guessed && f.Type != TypeText }

// mark notes that the value at path is reported.
func (d *decoder) mark(path Path) {
	d.unsure = true
	if d.wrong == nil {
		d.wrong = map[string]bool{}
	}
	d.wrong[path.String()] = true
}

// failed reports whether a value at path, or what holds it, was found wrong.
func (d *decoder) failed(path Path) bool {
	for i := range path {
		if d.wrong[path[:i+1].String()] {
			return true
		}
	}
	return d.wrong[""]
}

// value reads a value of the field, nil where there is none. key is the node that
// names it.
func (d *decoder) value(f *Field, n, key *record.Node) any {
	switch {
	case f.unread(n):
		return d.passOver()
	case f.Type == TypeObject:
		return d.object(f, n, key)
	case f.Type == TypeList:
		return d.list(f, n, key)
	case n.Kind != record.Scalar:
		return d.fail(d.mistyped(f, n, key))
	}
	return d.scalar(f, element{node: n, text: n.Value})
}

// mistyped is a list or group of fields where one value belongs.
func (d *decoder) mistyped(f *Field, n, key *record.Node) diag.Finding {
	span := d.shown(n, key)
	args := diag.Args{"field": f.Name(), "type": typeName(f.Type)}
	if n.Kind == record.Mapping {
		return diag.At(span, "type.group", args)
	}
	finding := diag.At(span, "type.list", args)
	if len(n.Items) == 1 && n.Items[0].Kind == record.Scalar && d.isFlow(n) {
		return finding.WithFix(false, diag.Edit{Span: d.span(n), Text: n.Items[0].Value})
	}
	return finding
}

// shown is the span that a finding about a value is shown at: the value where it
// is one line, or else its key.
func (d *decoder) shown(n, key *record.Node) diag.Span {
	if n.Start.Line != n.End.Line && key != nil {
		return d.span(key)
	}
	return d.span(n)
}

// list reads a list.
func (d *decoder) list(f *Field, n, key *record.Node) any {
	if n.Kind == record.Scalar && f.Items.isNothing(n.Value) {
		return nil
	}
	if n.Kind == record.Scalar && f.Items.Type == TypeObject {
		return d.fail(diag.At(d.span(n), "type.want-list", diag.Args{"field": f.Name()}))
	}
	elements := f.elements(n)
	values := make([]any, len(elements))
	for i, e := range elements {
		d.path = append(d.path, step{"", i})
		values[i] = d.element(f.Items, e)
		d.path = d.path[:len(d.path)-1]
		d.unsure = d.unsure || values[i] == nil
	}
	return d.read(f, values)
}

func (d *decoder) element(f *Field, e element) any {
	if e.node.Kind != record.Scalar || f.Type == TypeObject || f.unread(e.node) {
		return d.value(f, e.node, e.node)
	}
	return d.scalar(f, e)
}

// isFlow reports whether a list or group of fields stands in brackets.
func (d *decoder) isFlow(n *record.Node) bool {
	line := []rune(d.file.Source.Line(n.Start.Line))
	return n.Start.Col <= len(line) && strings.ContainsRune("[{", line[n.Start.Col-1])
}
