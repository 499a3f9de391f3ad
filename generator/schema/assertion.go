package schema

import (
	"encoding/json"
	"regexp"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// unknownKeywords reports the keywords that a field cannot have.
func (f *schemaFile) unknownKeywords(field *Field) {
	allowed := fieldKeywords
	if field.spec[0] == f.file.Front {
		allowed = append(slices.Clone(allowed), rootKeywords...)
	}
	for _, p := range field.spec.pairs() {
		switch name := p.Key.Value; {
		case slices.Contains(allowed, name):
		case slices.Contains(unsupported, name):
			f.report(p.Key, "schema-keyword.unsupported", diag.Args{"value": name})
		default:
			f.unknownKey(field.spec[0], p.Key, allowed)
		}
	}
}

// assertions checks every keyword that is not read elsewhere, and keeps what the
// JSON Schema validator is to check values by.
func (f *schemaFile) assertions(field *Field) {
	field.asserts = map[string]any{}
	for _, p := range field.spec.pairs() {
		k, known := keywords[p.Key.Value]
		if !known {
			continue
		}
		if !field.broken && k.on&families[field.Type] == 0 {
			f.misplaced(p.Key, field)
			continue
		}
		if v, ok := f.value(k.shape, field, p.Value); ok && k.asserts {
			field.asserts[p.Key.Value] = v
		}
	}
	f.checkBounds(field)
}

func (f *schemaFile) misplaced(key *record.Node, field *Field) {
	f.report(key, "schema-keyword.misplaced", diag.Args{"value": key.Value, "type": typeName(field.Type)})
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
