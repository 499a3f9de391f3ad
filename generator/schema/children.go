package schema

import (
	"regexp"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// children reads what a list or an object holds.
func (f *schemaFile) children(field *Field) {
	switch field.Type {
	case TypeList:
		f.items(field)
	case TypeObject:
		f.properties(field)
		f.extra(field)
		f.required(field)
		field.index(f)
	}
	if field.Privacy != PrivacyNone && field.Privacy != PrivacyOmit && field.Type != TypeText {
		f.report(field.spec.get("x-privacy"), "schema-value.privacy", nil)
	}
}

func (f *schemaFile) items(field *Field) {
	n := field.spec.get("items")
	if n == nil {
		if !field.broken {
			f.missing(field.spec[0], "items")
		}
		field.Items = &Field{broken: true}
		return
	}
	field.Items = f.build(n, n)
	if field.Items.Type == TypeList {
		f.report(n, "schema-value.nested-list", nil)
	}
}

// fieldKey is what an English key must look like for rules to name it.
var fieldKey = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// celWords cannot be the name of a field in a rule.
var celWords = []string{"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import",
	"in", "let", "loop", "namespace", "null", "package", "return", "true", "var", "void", "while"}

func (f *schemaFile) properties(field *Field) {
	n := field.spec.get("properties")
	if n == nil {
		return
	}
	if n.Kind != record.Mapping {
		f.report(n, "schema-type.mapping", nil)
		return
	}
	for _, p := range n.Pairs {
		if !fieldKey.MatchString(p.Key.Value) || slices.Contains(celWords, p.Key.Value) {
			f.report(p.Key, "schema-name.field", nil)
		}
		child := f.build(p.Value, p.Key)
		child.Key = p.Key.Value
		field.Fields = append(field.Fields, child)
	}
}

// extra reads what an object may hold beside its fields. Nothing, where the
// schema says nothing: unlike in JSON Schema, an object is closed, because what
// no schema names is not published.
func (f *schemaFile) extra(field *Field) {
	more, names := field.spec.get("additionalProperties"), field.spec.get("propertyNames")
	switch {
	case more == nil:
	case more.Kind == record.Mapping:
		field.Extra = f.build(more, more)
	case more.Value == "true":
		finding := f.report(more, "schema-open", nil)
		*finding = finding.WithFix(false, diag.Edit{Span: f.span(more), Text: "false"})
	default:
		f.boolean(more)
	}
	if names == nil || !f.keys(names, "x-vocabulary") {
		return
	}
	if field.Extra == nil {
		f.report(names, "schema-keyword.names", nil)
		return
	}
	if n := f.need(names, "x-vocabulary"); n != nil {
		field.Keys = f.vocabularyAt(n)
	}
}

func (f *schemaFile) required(field *Field) {
	for _, n := range f.texts(field.spec.get("required")) {
		child := field.Field(n.Value)
		switch {
		case child == nil:
			f.suggest(n, "schema-reference.field", field.keys())
		case child.Required:
			f.report(n, "schema-duplicate", diag.Args{"value": n.Value})
		default:
			child.Required = true
		}
	}
}

// keys returns the English keys of an object's fields.
func (f *Field) keys() []string {
	var keys []string
	for _, child := range f.Fields {
		keys = append(keys, child.Key)
	}
	return keys
}

// index prepares the object for looking fields up by any of their keys, and
// reports keys that mean two fields.
func (f *Field) index(file *schemaFile) {
	f.exact, f.folded = map[string]*Field{}, map[string]*Field{}
	for _, child := range f.Fields {
		for _, key := range append([]string{child.Key, child.Title}, child.Also...) {
			if key == "" {
				continue
			}
			if other := f.folded[Fold(key)]; other != nil && other != child {
				file.collide(child, other, key)
				continue
			}
			f.exact[key], f.folded[Fold(key)] = child, child
		}
	}
}

// collide reports that two fields answer to one key, at the later field.
func (f *schemaFile) collide(field, other *Field, key string) {
	at := field.spec.wordAt(key)
	span := field.Span
	if at != nil {
		span = f.span(at)
	}
	f.add(diag.At(span, "schema-duplicate.key", diag.Args{"value": key, "field": other.Name()}).
		WithRelated(other.Span, "schema-duplicate.other", nil))
}

// wordAt returns the node that gives a field the key in the campaign's language,
// or nil when it is the English key itself.
func (s spec) wordAt(key string) *record.Node {
	if n := s.get("title"); n != nil && n.Value == key {
		return n
	}
	if n := s.get("x-also"); n != nil {
		for _, item := range n.Items {
			if item.Value == key {
				return item
			}
		}
	}
	return nil
}
