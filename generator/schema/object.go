package schema

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// object reads a group of fields.
func (d *decoder) object(f *Field, n, key *record.Node) typed {
	if n.Kind == record.Scalar && isAbsent(n.Value) {
		if f == d.collection.Root {
			n = &record.Node{Kind: record.Mapping, Start: n.Start, End: n.End}
		} else {
			return typed{}
		}
	}
	if n.Kind != record.Mapping {
		return d.fail(diag.At(d.shown(n, key), "type.want-group", diag.Args{"field": f.Name()}))
	}
	o := object{
		decoder: d, field: f, node: n,
		values:    make(map[string]any, len(n.Pairs)+1),
		instances: make(map[string]any, len(n.Pairs)),
	}
	for _, p := range n.Pairs {
		o.pair(p)
	}
	o.require()
	if len(o.values) == 0 && f != d.collection.Root {
		return o.nothing()
	}
	return typed{o.values, o.instances}
}

// object is a group of fields that is being read.
type object struct {
	*decoder
	field             *Field
	node              *record.Node
	values, instances map[string]any
	seen              []seenKey
	meant             []string // fields that an unknown key was probably meant for
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
	for _, s := range o.seen {
		if s.name == name {
			o.twice(s.node, p.Key)
			return
		}
	}
	o.seen = append(o.seen, seenKey{name, p.Key})
	if how == repaired {
		o.repaired(p.Key, f)
	}
	o.path = append(o.path, name)
	result := o.value(f, p.Value, p.Key)
	if result.value == nil && f.Required {
		result = o.fail(diag.At(o.emptySpan(p), "required.empty", diag.Args{"field": f.Name()}))
	}
	o.path = o.path[:len(o.path)-1]
	if result.value == nil {
		return
	}
	o.values[name] = result.value
	if f != draftField {
		o.instances[name] = result.instance
	}
}

// emptySpan is what a missing value is shown at: what stands for it, or the key.
func (o *object) emptySpan(p record.Pair) diag.Span {
	if p.Value.Start == p.Value.End {
		return o.span(p.Key)
	}
	return o.shown(p.Value, p.Key)
}

// nothing is what a group says in which no field is filled in: the same as one
// that is left out, unless it holds keys that were reported.
func (o *object) nothing() typed {
	if len(o.seen) < len(o.node.Pairs) {
		return o.passOver()
	}
	return typed{}
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
		o.mark(append(o.path, f.Key))
		o.values[f.Key], o.instances[f.Key] = invalid.value, invalid.instance
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
