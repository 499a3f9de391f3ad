package schema

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// object reads a group of fields.
func (d *decoder) object(f *Field, n, key *record.Node) any {
	if n.Kind == record.Scalar && isAbsent(n.Value) {
		if f == d.collection.Root {
			n = &record.Node{Kind: record.Mapping, Start: n.Start, End: n.End}
		} else {
			return nil
		}
	}
	if n.Kind != record.Mapping {
		return d.fail(diag.At(d.shown(n, key), "type.want-group", diag.Args{"field": f.Name()}))
	}
	o := object{decoder: d, field: f, node: n, values: make(map[string]any, len(n.Pairs)+1), first: len(d.seen)}
	for _, p := range n.Pairs {
		o.pair(p)
	}
	o.require()
	all := len(d.seen)-o.first == len(n.Pairs)
	d.seen = d.seen[:o.first]
	switch {
	case len(o.values) > 0 || f == d.collection.Root:
		return d.read(f, o.values)
	case all:
		return nil // a group in which no field is filled in is one that is left out
	}
	return d.passOver() // it holds keys that were reported
}

// object is a group of fields that is being read.
type object struct {
	*decoder
	field  *Field
	node   *record.Node
	values map[string]any
	first  int      // where its keys begin in seen
	meant  []string // fields that an unknown key was probably meant for
}

// seenKey is a key that was read, by the name that it has inside.
type seenKey struct {
	name string
	node *record.Node
}

// pair reads one field.
func (o *object) pair(p record.Pair) {
	name, f, how := o.field.find(p.Key.Value)
	if how == unmatched {
		o.unknown(p.Key)
		return
	}
	for _, s := range o.seen[o.first:] {
		if s.name == name {
			o.twice(s.node, p.Key)
			return
		}
	}
	o.seen = append(o.seen, seenKey{name, p.Key})
	if how == repaired {
		o.repaired(p.Key, f)
	}
	o.path = append(o.path, step{name, -1})
	value := o.value(f, p.Value, p.Key)
	if value == nil && f.Required {
		value = o.fail(diag.At(o.emptySpan(p), "required.empty", diag.Args{"field": f.Name()}))
	}
	o.path = o.path[:len(o.path)-1]
	if value != nil {
		o.values[name] = value
	}
}

// emptySpan is what a missing value is shown at: what stands for it, or the key.
func (o *object) emptySpan(p record.Pair) diag.Span {
	if p.Value.Start == p.Value.End {
		return o.span(p.Key)
	}
	return o.shown(p.Value, p.Key)
}

// twice reports a field that is given under two keys. One key written twice is
// the record package's to report.
func (o *object) twice(first, second *record.Node) {
	if first.Value == second.Value {
		return
	}
	o.report(diag.At(o.span(second), "both-keys", diag.Args{"first": first.Value, "second": second.Value}).
		WithRelated(o.span(first), "both-keys.first", nil))
}

// require reports the required fields that the author did not write, unless a
// key that was reported as unknown was meant for them.
func (o *object) require() {
	for _, f := range o.field.Fields {
		if _, there := o.values[f.Key]; there || !f.Required {
			continue
		}
		if !slices.Contains(o.meant, f.Key) {
			o.report(o.missing(f))
		}
		o.mark(append(o.at(), f.Key))
		o.values[f.Key] = Invalid{}
	}
}

func (o *object) missing(f *Field) diag.Finding {
	span := headOf(o.file)
	if o.node != o.file.Front && len(o.node.Pairs) > 0 {
		span = o.span(o.node.Pairs[0].Key)
	}
	finding := diag.At(span, "required", diag.Args{"field": f.Name()})
	if edit, ok := o.insertion(f); ok {
		return finding.WithFix(false, edit)
	}
	return finding
}
