package schema

import (
	"slices"
	"strings"

	"zoufang/generator/record"
)

// spec is where a field is described: its schema and, with $ref, the definition
// that it refers to. What stands in the first counts.
type spec []*record.Node

// get returns the value of a keyword, or nil.
func (s spec) get(key string) *record.Node {
	for _, n := range s {
		if value := n.Get(key); value != nil {
			return value
		}
	}
	return nil
}

// pairs returns the keywords that count, in order.
func (s spec) pairs() []record.Pair {
	var all []record.Pair
	for _, n := range s {
		for _, p := range n.Pairs {
			if s.get(p.Key.Value) == p.Value {
				all = append(all, p)
			}
		}
	}
	return all
}

// build reads the schema n of a field. at is what names the field: its key, or n
// itself.
func (f *schemaFile) build(n, at *record.Node) *Field {
	field := &Field{Span: f.span(at), broken: true}
	if n.Kind != record.Mapping {
		f.report(n, "schema-type.mapping", nil)
		return field
	}
	depth := len(f.definition)
	field.spec = f.resolve(spec{n})
	f.unknownKeywords(field)
	f.describe(field)
	field.broken = !f.setType(field)
	f.children(field)
	f.definition = f.definition[:depth]
	f.assertions(field)
	return field
}

// resolve follows $ref to a definition of the same file.
func (f *schemaFile) resolve(s spec) spec {
	ref := s[len(s)-1].Get("$ref")
	if ref == nil {
		return s
	}
	name, local := strings.CutPrefix(f.text(ref), "#/$defs/")
	definitions := f.file.Front.Get("$defs")
	definition := definitions.Get(name)
	switch {
	case !local:
		f.report(ref, "schema-reference.ref", nil)
	case definition == nil:
		f.suggest(ref, "schema-reference.definition", prefixed("#/$defs/", keysOf(definitions)))
	case slices.Contains(f.definition, name):
		f.report(ref, "schema-reference.recursive", nil)
	case definition.Kind != record.Mapping:
		f.report(definition, "schema-type.mapping", nil)
	default:
		f.definition = append(f.definition, name)
		return f.resolve(append(s, definition))
	}
	return s
}

func keysOf(n *record.Node) []string {
	if n == nil {
		return nil
	}
	var keys []string
	for _, p := range n.Pairs {
		keys = append(keys, p.Key.Value)
	}
	return keys
}

func prefixed(prefix string, names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = prefix + name
	}
	return all
}

// describe reads what people see of a field.
func (f *schemaFile) describe(field *Field) {
	s := field.spec
	field.Title = f.text(s.get("title"))
	field.Help = f.text(s.get("description"))
	field.Unit = f.text(s.get("x-unit"))
	for _, also := range f.texts(s.get("x-also")) {
		field.Also = append(field.Also, strings.TrimSpace(also.Value))
	}
	if n := s.get("x-privacy"); n != nil && f.oneOf(n, privacies...) {
		field.Privacy = Privacy(n.Value)
	}
	if n := s.get("x-audience"); n != nil {
		field.Audience = f.text(n)
	}
}

// setType finds out the field's type, and reports whether there is one.
func (f *schemaFile) setType(field *Field) bool {
	s := field.spec
	written, ref, vocabulary := s.get("type"), s.get("x-ref"), s.get("x-vocabulary")
	if written != nil && !f.oneOf(written, typeNames...) {
		return false
	}
	if ref != nil || vocabulary != nil {
		return f.setTarget(field, written, ref, vocabulary)
	}
	switch {
	case written != nil:
		return f.setPlainType(field, written.Value)
	case s.get("properties") != nil:
		return f.setPlainType(field, "object")
	case s.get("items") != nil:
		return f.setPlainType(field, "array")
	}
	if s[len(s)-1].Get("$ref") == nil { // otherwise the reference is what is wrong
		f.missing(s[0], "type")
	}
	return false
}

// setTarget sets the type of a reference or term.
func (f *schemaFile) setTarget(field *Field, written, ref, vocabulary *record.Node) bool {
	if written != nil && written.Value != "string" {
		f.report(written, "schema-value.target-type", nil)
	}
	if ref != nil && vocabulary != nil {
		f.report(vocabulary, "schema-value.two-targets", nil)
		return false
	}
	if ref != nil {
		field.Type, field.Ref = TypeRef, f.text(ref)
		if !slices.Contains(f.ids, field.Ref) {
			f.suggest(ref, "schema-reference.collection", f.ids)
			return false
		}
		return true
	}
	field.Type, field.Vocabulary = TypeTerm, f.vocabularyAt(vocabulary)
	return field.Vocabulary != nil
}

// typedAt returns the keyword that gives a field its type.
func (f *Field) typedAt() *record.Node {
	for _, keyword := range []string{"x-ref", "x-vocabulary", "type", "properties", "items"} {
		if n := f.spec.get(keyword); n != nil {
			return n
		}
	}
	return f.spec[0]
}

// vocabularyAt returns the vocabulary that n names, or reports that there is none.
func (f *schemaFile) vocabularyAt(n *record.Node) *Vocabulary {
	v := f.set.Vocabulary(f.text(n))
	if v == nil && n.Value != "" {
		f.suggest(n, "schema-reference.vocabulary", f.set.VocabularyIDs())
	}
	return v
}

func (f *schemaFile) setPlainType(field *Field, name string) bool {
	field.Type = map[string]Type{
		"string": TypeText, "integer": TypeInteger, "number": TypeNumber,
		"boolean": TypeBoolean, "array": TypeList, "object": TypeObject,
	}[name]
	format := field.spec.get("format")
	if format == nil || field.Type != TypeText || !f.oneOf(format, formats...) {
		return true
	}
	switch format.Value {
	case "date":
		field.Type = TypeDate
	case "date-time":
		field.Type = TypeDateTime
	default:
		field.Format = format.Value
	}
	return true
}
