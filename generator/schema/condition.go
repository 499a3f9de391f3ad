package schema

import "zoufang/generator/record"

// dependencies reads dependentRequired: fields that want others.
func (f *schemaFile) dependencies(field *Field, n *record.Node) (any, bool) {
	if !f.fieldKeys(n, field) {
		return nil, false
	}
	wanted := map[string]any{}
	for _, p := range n.Pairs {
		wanted[p.Key.Value] = f.names(field, p.Value)
	}
	return wanted, true
}

// conditional are the keywords of a schema inside if, anyOf and the like: it
// speaks about the field's value and declares nothing.
var conditional = func() []string {
	names := []string{"properties", "required", "items", "type", "$comment"}
	for _, name := range fieldKeywords {
		if keywords[name].asserts {
			names = append(names, name)
		}
	}
	return names
}()

// condition reads such a schema.
func (f *schemaFile) condition(field *Field, n *record.Node) (any, bool) {
	if field == nil || field.broken || !f.keys(n, conditional...) {
		return nil, false
	}
	schema := map[string]any{}
	for _, p := range n.Pairs {
		k := keywords[p.Key.Value]
		switch {
		case p.Key.Value == "properties":
			schema["properties"] = f.conditionsOf(field, p.Value)
		case p.Key.Value == "required":
			schema["required"] = f.names(field, p.Value)
		case p.Key.Value == "items":
			schema["items"], _ = f.condition(field.Items, p.Value)
		case k.asserts && k.on&families[field.Type] == 0:
			f.misplaced(p.Key, field)
		case k.asserts:
			if v, ok := f.value(k.shape, field, p.Value); ok {
				schema[p.Key.Value] = v
			}
		}
	}
	return schema, true
}

func (f *schemaFile) conditionsOf(field *Field, n *record.Node) map[string]any {
	properties := map[string]any{}
	if !f.fieldKeys(n, field) {
		return properties
	}
	for _, p := range n.Pairs {
		if child := field.Field(p.Key.Value); child != nil {
			if schema, ok := f.condition(child, p.Value); ok {
				properties[child.Key] = schema
			}
		}
	}
	return properties
}

// names reads a list of the object's fields.
func (f *schemaFile) names(field *Field, n *record.Node) []any {
	names := []any{}
	for _, item := range f.texts(n) {
		if field.Field(item.Value) == nil {
			f.suggest(item, "schema-reference.field", field.keys())
			continue
		}
		names = append(names, item.Value)
	}
	return names
}
