package schema

import (
	"slices"
	"strconv"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// keys checks that n is a mapping with no keys but those allowed, and reports
// whether it is a mapping. A repeated key is the record package's to report.
func (f *schemaFile) keys(n *record.Node, allowed ...string) bool {
	if n.Kind != record.Mapping {
		f.report(n, "schema-type.mapping", nil)
		return false
	}
	for _, p := range n.Pairs {
		if !slices.Contains(allowed, p.Key.Value) {
			f.unknownKey(n, p.Key, allowed)
		}
	}
	return true
}

// unknownKey reports a key that a mapping cannot have.
func (f *schemaFile) unknownKey(n, key *record.Node, allowed []string) {
	meant := f.suggest(key, "schema-keyword.unknown", allowed)
	f.meant[n] = append(f.meant[n], meant)
}

// fieldKeys checks that n is a mapping whose keys are fields of the object.
func (f *schemaFile) fieldKeys(n *record.Node, object *Field) bool {
	if n.Kind != record.Mapping {
		f.report(n, "schema-type.mapping", nil)
		return false
	}
	for _, p := range n.Pairs {
		if object.Field(p.Key.Value) == nil {
			f.suggest(p.Key, "schema-reference.field", object.keys())
		}
	}
	return true
}

// need returns the value of a key that n must have, or reports that it is
// missing.
func (f *schemaFile) need(n *record.Node, key string) *record.Node {
	value := n.Get(key)
	if value == nil {
		f.missing(n, key)
	}
	return value
}

// missing reports that a mapping lacks a key, unless a misspelt one was meant
// for it.
func (f *schemaFile) missing(n *record.Node, key string) {
	if slices.Contains(f.meant[n], key) {
		return
	}
	at := &record.Node{Start: n.Start, End: n.Start}
	if len(n.Pairs) > 0 {
		at = n.Pairs[0].Key
	}
	f.report(at, "schema-missing", diag.Args{"key": key})
}

// text returns a scalar's text, which may not be empty. A nil node has none.
func (f *schemaFile) text(n *record.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != record.Scalar {
		f.report(n, "schema-type.text", nil)
		return ""
	}
	text := strings.TrimSpace(n.Value)
	if text == "" {
		f.report(n, "schema-type.empty", nil)
	}
	return text
}

// integer returns a number that is not negative.
func (f *schemaFile) integer(n *record.Node) (int, bool) {
	if n == nil {
		return 0, false
	}
	i, err := strconv.Atoi(n.Value)
	if n.Kind != record.Scalar || err != nil || i < 0 {
		f.report(n, "schema-type.integer", nil)
		return 0, false
	}
	return i, true
}

func (f *schemaFile) number(n *record.Node) (Decimal, bool) {
	d, ok := ParseDecimal(n.Value)
	if n.Kind != record.Scalar || !ok {
		f.report(n, "schema-type.number", nil)
		return Decimal{}, false
	}
	return d, true
}

func (f *schemaFile) boolean(n *record.Node) bool {
	if n == nil {
		return false
	}
	if n.Kind != record.Scalar || n.Value != "true" && n.Value != "false" {
		f.report(n, "schema-type.boolean", nil)
	}
	return n.Value == "true"
}

// list returns the items of a list. A nil node has none.
func (f *schemaFile) list(n *record.Node) []*record.Node {
	if n == nil {
		return nil
	}
	if n.Kind != record.Sequence {
		f.report(n, "schema-type.list", nil)
		return nil
	}
	return n.Items
}

// texts returns the items of a list of texts, those that are.
func (f *schemaFile) texts(n *record.Node) []*record.Node {
	var texts []*record.Node
	for _, item := range f.list(n) {
		if f.text(item) != "" {
			texts = append(texts, item)
		}
	}
	return texts
}

// oneOf checks that a text is one of those allowed.
func (f *schemaFile) oneOf(n *record.Node, allowed ...string) bool {
	if text := f.text(n); text == "" || slices.Contains(allowed, text) {
		return text != ""
	}
	f.suggest(n, "schema-value.choice", allowed)
	return false
}
