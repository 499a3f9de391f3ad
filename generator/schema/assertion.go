package schema

import (
	"encoding/json"
	"regexp"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// checkKeywords checks every keyword of a field that is not read elsewhere, and
// keeps what the JSON Schema validator is to check values by.
func (f *schemaFile) checkKeywords(field *Field) {
	field.asserts = map[string]any{}
	allowed := fieldKeywords
	root := field.spec[0] == f.file.Front
	if root {
		allowed = append(slices.Clone(allowed), rootKeywords...)
	}
	for _, p := range field.spec.pairs() {
		name := p.Key.Value
		k, known := keywords[name]
		switch {
		case root && slices.Contains(rootKeywords, name):
		case slices.Contains(unsupported, name):
			f.report(p.Key, "schema-keyword.unsupported", diag.Args{"value": name})
		case !known:
			meant := f.suggest(p.Key, "schema-keyword.unknown", allowed)
			f.meant[field.spec[0]] = append(f.meant[field.spec[0]], meant)
		case !field.broken && k.on&families[field.Type] == 0:
			f.report(p.Key, "schema-keyword.misplaced", diag.Args{"value": name, "type": typeName(field.Type)})
		default:
			if v, ok := f.value(k.shape, field, p.Value); ok && k.asserts {
				field.asserts[name] = v
			}
		}
	}
	f.checkBounds(field)
}

// value reads the value of a keyword as JSON.
func (f *schemaFile) value(s shape, field *Field, n *record.Node) (any, bool) {
	switch s {
	case shapeText:
		return n.Value, f.text(n) != ""
	case shapeCount:
		return f.integer(n)
	case shapeNumber:
		d, ok := f.number(n)
		return json.Number(d.String()), ok
	case shapeBoolean:
		return f.boolean(n), true
	case shapePattern:
		return n.Value, f.pattern(n)
	case shapeValue:
		return f.instance(field, n)
	case shapeValues:
		return f.each(n, func(item *record.Node) (any, bool) { return f.instance(field, item) })
	case shapeTexts:
		return f.each(n, func(item *record.Node) (any, bool) { return item.Value, f.text(item) != "" })
	case shapeLists:
		return f.dependencies(field, n)
	case shapeSchema:
		return f.condition(field, n)
	case shapeSchemas:
		return f.each(n, func(item *record.Node) (any, bool) { return f.condition(field, item) })
	case shapeItems:
		return f.condition(field.Items, n)
	}
	return nil, false
}

// each reads every item of a list.
func (f *schemaFile) each(n *record.Node, read func(*record.Node) (any, bool)) (any, bool) {
	values := []any{}
	for _, item := range f.list(n) {
		if v, ok := read(item); ok {
			values = append(values, v)
		}
	}
	return values, len(values) > 0
}

func (f *schemaFile) pattern(n *record.Node) bool {
	if f.text(n) == "" {
		return false
	}
	if _, err := regexp.Compile(n.Value); err != nil {
		f.report(n, "schema-value.pattern", diag.Args{"error": err.Error()})
		return false
	}
	return true
}

// instance reads a value of the field, such as its default.
func (f *schemaFile) instance(field *Field, n *record.Node) (any, bool) {
	if field.broken {
		return nil, false
	}
	if field.Type == TypeList || field.Type == TypeObject {
		f.report(n, "schema-value.compound", nil)
		return nil, false
	}
	value, fault := field.read(n.Value, "")
	if n.Kind != record.Scalar || fault != nil {
		f.report(n, "schema-value.value", diag.Args{"type": typeName(field.Type)})
		return nil, false
	}
	return field.instance(value), true
}

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
var conditional = append([]string{"properties", "required", "items", "type", "$comment"}, assertions()...)

func assertions() []string {
	var names []string
	for _, name := range fieldKeywords {
		if keywords[name].asserts {
			names = append(names, name)
		}
	}
	return names
}

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
			f.report(p.Key, "schema-keyword.misplaced", diag.Args{"value": p.Key.Value, "type": typeName(field.Type)})
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

// bounds are the keywords of which the first may not exceed the second.
var bounds = [][2]string{
	{"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"},
	{"minContains", "maxContains"}, {"minimum", "maximum"},
}

func (f *schemaFile) checkBounds(field *Field) {
	for _, pair := range bounds {
		low, high := field.spec.get(pair[0]), field.spec.get(pair[1])
		if low == nil || high == nil {
			continue
		}
		least, ok := ParseDecimal(low.Value)
		most, ok2 := ParseDecimal(high.Value)
		if ok && ok2 && least.Rat().Cmp(most.Rat()) > 0 {
			f.report(low, "schema-value.bounds", diag.Args{"low": pair[0], "high": pair[1]})
		}
	}
}

// typeName says what a value of the type is called.
func typeName(t Type) diag.Name {
	return [...]diag.Name{
		TypeText:     {ZH: "文字", EN: "text"},
		TypeInteger:  {ZH: "整数", EN: "a whole number"},
		TypeNumber:   {ZH: "数", EN: "a number"},
		TypeBoolean:  {ZH: "是或否", EN: "yes or no"},
		TypeDate:     {ZH: "日期", EN: "a date"},
		TypeDateTime: {ZH: "日期和时间", EN: "a date and time"},
		TypeTerm:     {ZH: "词表中的一项", EN: "a term"},
		TypeRef:      {ZH: "对另一记录的引用", EN: "a reference"},
		TypeList:     {ZH: "列表", EN: "a list"},
		TypeObject:   {ZH: "一组字段", EN: "a group of fields"},
	}[t]
}
