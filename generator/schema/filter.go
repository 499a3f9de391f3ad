package schema

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// ProgressFilter is the path of the filter by how far records have come in their
// workflow.
const ProgressFilter = "progress"

// Filter is something that a list of records can be narrowed by.
type Filter struct {
	Path  []string // keys from the record inwards, through lists and references
	Title string   // of the last field on the path; "" for ProgressFilter
	Field *Field   // the values' own, never a list; nil for ProgressFilter
}

// Key is the filter's name in pages and addresses.
func (f Filter) Key() string { return strings.Join(f.Path, "-") }

// filters reads what the lists of every collection can be narrowed by. A path
// may lead through any collection, so all must have been read.
func (l *loader) filters() {
	for _, f := range l.loaded {
		seen := map[string]bool{}
		for _, n := range f.texts(f.file.Front.Get("x-collection").Get("filters")) {
			if seen[n.Value] {
				f.report(n, "schema-duplicate", diag.Args{"value": n.Value})
				continue
			}
			seen[n.Value] = true
			if filter, ok := f.filter(n); ok {
				f.collection.Filters = append(f.collection.Filters, filter)
			}
		}
	}
}

// filter reads one filter. It is refused where its values could tell what is
// private, or would be too many to choose from.
func (f *schemaFile) filter(n *record.Node) (Filter, bool) {
	filter := Filter{Path: strings.Split(f.text(n), ".")}
	if n.Value == ProgressFilter && f.file.Front.Get("x-workflow") != nil {
		return filter, true
	}
	field, private := f.collection.Root, false
	for i, key := range filter.Path {
		object := f.inner(field)
		if object == nil || object.broken {
			return filter, false // as was reported where it stands
		}
		if field = object.Field(key); field == nil {
			f.suggest(f.pathKey(n, i), "schema-reference.field", object.keys())
			return filter, false
		}
		private = private || field.private()
	}
	filter.Title, filter.Field = field.Title, field
	if field.Type == TypeList {
		filter.Field = field.Items
	}
	if filter.Field.broken {
		return filter, false
	}
	if private || !slices.Contains(filterTypes, filter.Field.Type) {
		f.report(n, "schema-value.filter", diag.Args{"field": field.Name()})
		return filter, false
	}
	return filter, true
}

// filterTypes are the types of values that a list can be narrowed to.
var filterTypes = []Type{TypeText, TypeInteger, TypeBoolean, TypeTerm, TypeRef}

// private reports whether the field, or an item of it, is masked.
func (f *Field) private() bool {
	return f.Privacy != PrivacyNone || f.Type == TypeList && f.Items != nil && f.Items.private()
}

// inner returns the object whose fields follow a field on a path: an item of its
// list, or the record that it refers to, or else the field itself.
func (f *schemaFile) inner(field *Field) *Field {
	if field.Type == TypeList && field.Items != nil {
		field = field.Items
	}
	if field.Type != TypeRef {
		return field
	}
	if c := f.set.Collection(field.Ref); c != nil {
		return c.Root
	}
	return nil
}

// pathKey returns one key of a dotted path as a node of its own.
func (f *schemaFile) pathKey(n *record.Node, index int) *record.Node {
	keys := strings.Split(n.Value, ".")
	start := len(strings.Join(keys[:index], "."))
	if index > 0 {
		start++
	}
	return f.slice(n, start, start+len(keys[index]))
}
