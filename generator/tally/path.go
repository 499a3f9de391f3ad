package tally

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// kinds says what a path may lead to.
type kinds uint8

const (
	onNumber kinds = 1 << iota
	onDate
	onOther                                 // text, booleans, terms and references
	onObjects                               // a list of objects, or a map of them
	onKeys                                  // an object whose keys are terms
	onValue   = onNumber | onDate | onOther // any single value
)

func kindsOf(f *schema.Field) kinds {
	switch f.Type {
	case schema.TypeInteger, schema.TypeNumber:
		return onNumber
	case schema.TypeDate, schema.TypeDateTime:
		return onDate
	case schema.TypeObject:
		if f.Keys != nil {
			return onKeys | onObjects
		}
		return 0
	}
	return onOther
}

// id is a field that every record has without its schema naming it.
var id = &schema.Field{Key: schema.IDKey, Title: "编号", Type: schema.TypeText}

// path reads a dotted path from a record inwards, through lists and references,
// and returns it with the field that it leads to. It reports keys that are not
// there, and values that are not wanted or are not to be shown.
func (r *reader) path(at schema.Path, v any, from *schema.Collection, wanted kinds) ([]string, *schema.Field) {
	if v == nil || from == nil {
		return nil, nil
	}
	path, _ := v.(string)
	keys := strings.Split(path, ".")
	field, far := from.Root, false // far: behind a list or in another record
	for i, key := range keys {
		far = far || field.Type == schema.TypeList || field.Type == schema.TypeRef
		object := into(r.set, field)
		next := object.Field(key)
		if key == schema.IDKey && next == nil {
			next = id
		}
		if next == nil && object.Extra != nil && object.Keys != nil && object.Keys.Term(key) != nil {
			next = object.Extra
		}
		if next == nil {
			r.noField(at, keys, i, object)
			return nil, nil
		}
		field = next
		if field.Privacy != schema.PrivacyNone || field.Audience != from.Audience && field.Audience != "" {
			r.report(at, "tally-value.private", diag.Args{"field": field.Name()})
			return nil, nil
		}
	}
	if wanted == onObjects {
		if !far && (field.Type == schema.TypeList && field.Items.Type == schema.TypeObject || kindsOf(field)&onObjects != 0) {
			return keys, field
		}
		r.report(at, "tally-value.each", diag.Args{"field": field.Name()})
		return nil, nil
	}
	if field.Type == schema.TypeList {
		field = field.Items
	}
	if kindsOf(field)&wanted == 0 {
		r.report(at, "tally-value.field", diag.Args{"field": field.Name()})
		return nil, nil
	}
	return keys, field
}

// noField reports a key of a path that no field of object has. With one that is like
// it, the rest of the path stays.
func (r *reader) noField(at schema.Path, keys []string, i int, object *schema.Field) {
	near := schema.Nearest(keys[i], fieldKeys(object), 3)
	f := diag.Unknown(r.at(at), "tally-reference.field", keys[i], near)
	if len(near) > 0 {
		right := slices.Replace(slices.Clone(keys), i, i+1, near[0])
		f = f.WithFix(false, diag.Edit{Span: f.Span, Text: strings.Join(right, ".")})
	}
	r.findings = append(r.findings, f)
}

// into returns the object whose fields follow a field on a path.
func into(set *schema.Set, field *schema.Field) *schema.Field {
	if field.Type == schema.TypeList {
		field = field.Items
	}
	if field.Type == schema.TypeRef {
		if c := set.Collection(field.Ref); c != nil {
			return c.Root
		}
	}
	return field
}

// leaf returns the field that a checked path leads to, or nil.
func leaf(set *schema.Set, from *schema.Collection, path []string) *schema.Field {
	field := from.Root
	for _, key := range path {
		if field = into(set, field).Field(key); field == nil {
			return nil
		}
	}
	if field.Type == schema.TypeList {
		return field.Items
	}
	return field
}

// alike reports whether the values of two fields can be the same.
func alike(a, b *schema.Field) bool {
	return a.Type == b.Type && a.Ref == b.Ref && a.Vocabulary == b.Vocabulary
}

func fieldKeys(object *schema.Field) []string {
	var keys []string
	for _, f := range object.Fields {
		if f.Key != schema.DraftKey {
			keys = append(keys, f.Key)
		}
	}
	return slices.Sorted(slices.Values(keys))
}
