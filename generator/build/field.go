package build

import (
	"slices"

	"zoufang/generator/schema"
)

// Field is one value of a record with what its schema says of it, so that a
// template can show a record of any collection.
type Field struct {
	Key   string   // in English
	Title string   // what the field is called on pages
	Help  string   // what the field wants, for its author
	Kind  string   // text, bool, number, date, term, ref, list, object or map
	Unit  string   // what a number counts
	Value any      // as in Params
	Ref   *Page    // of a ref
	Items []*Field // of a list, object or map

	columns []*schema.Field // of a list of objects
}

// Fields returns the record's values in the order of its schema.
func (p *Page) Fields() []*Field {
	if p.kind != kindPage {
		return nil
	}
	p.view.note(ofValues, p.record)
	return p.view.children(p.section.Collection.Root, p.record.Values)
}

// Field returns the record's value of a field, or nil.
func (p *Page) Field(key string) *Field {
	if p.kind != kindPage {
		return nil
	}
	p.view.note(ofValues, p.record)
	return p.view.child(p.section.Collection.Root.Field(key), p.record.Values[key])
}

// Cell returns the record's value in a column of its list, or nil.
func (p *Page) Cell(key string) *Field { return p.Field(key) }

// Column is a column of a list.
type Column struct {
	Key   string // of its field
	Title string // the column's head
	Kind  string // of its field
}

// Columns returns the columns of the page's list.
func (p *Page) Columns() []Column {
	if p.section == nil {
		return nil
	}
	p.view.noteSection(ofSchema, p.section)
	var columns []Column
	for _, f := range p.section.Collection.Columns {
		if f.Visible(p.view.site.Audience) {
			columns = append(columns, Column{f.Key, title(f), kindOf(f)})
		}
	}
	return columns
}

// Columns returns the fields that at least one item of a list of objects has, in
// the order of the schema.
func (f *Field) Columns() []Column {
	var columns []Column
	for _, sub := range f.columns {
		used := slices.ContainsFunc(f.Items, func(item *Field) bool { return item.has(sub.Key) })
		if used {
			columns = append(columns, Column{sub.Key, title(sub), kindOf(sub)})
		}
	}
	return columns
}

func (f *Field) has(key string) bool { return f.Field(key) != nil }

// Field returns the entry of an object or map under a key, or nil.
func (f *Field) Field(key string) *Field {
	for _, item := range f.Items {
		if item.Key == key {
			return item
		}
	}
	return nil
}

func title(f *schema.Field) string {
	if f.Title != "" {
		return f.Title
	}
	return f.Key
}

// eachValue calls found for every value of an object: its fields in the order of the
// schema, then those that it holds under the terms of a vocabulary, each with its
// term, in their order.
func eachValue(object *schema.Field, values map[string]any, found func(f *schema.Field, term *schema.Term, value any)) {
	for _, f := range object.Fields {
		if value := values[f.Key]; value != nil {
			found(f, nil, value)
		}
	}
	if object.Keys == nil || object.Extra == nil {
		return
	}
	for _, term := range object.Keys.Terms {
		if value := values[term.ID]; value != nil {
			found(object.Extra, term, value)
		}
	}
}

func (v *view) children(object *schema.Field, values map[string]any) []*Field {
	var fields []*Field
	eachValue(object, values, func(f *schema.Field, term *schema.Term, value any) {
		field := v.child(f, value)
		if term != nil {
			field.Key, field.Title, field.Help = term.ID, term.Name, term.Help
		}
		fields = append(fields, field)
	})
	return fields
}

// kinds are what templates call the types of a schema.
var kinds = [...]string{
	schema.TypeText: "text", schema.TypeInteger: "number", schema.TypeNumber: "number", schema.TypeBoolean: "bool",
	schema.TypeDate: "date", schema.TypeDateTime: "date", schema.TypeTerm: "term", schema.TypeRef: "ref",
	schema.TypeList: "list", schema.TypeObject: "object",
}

func kindOf(f *schema.Field) string {
	if f.Keys != nil {
		return "map"
	}
	return kinds[f.Type]
}

// child returns a value as a Field, or nil where there is none.
func (v *view) child(f *schema.Field, value any) *Field {
	if f == nil || value == nil {
		return nil
	}
	field := &Field{Key: f.Key, Title: title(f), Help: f.Help, Unit: f.Unit, Value: value, Kind: kindOf(f)}
	switch value := value.(type) {
	case schema.Ref:
		if r := v.site.Resolve(value); r != nil {
			field.Ref = v.page(r)
		}
	case []any:
		field.columns = f.Items.Fields
		for _, item := range value {
			if child := v.child(f.Items, item); child != nil {
				field.Items = append(field.Items, child)
			}
		}
	case map[string]any:
		if f.Extra != nil {
			field.columns = f.Extra.Fields
		}
		field.Items = v.children(f, value)
	}
	return field
}
