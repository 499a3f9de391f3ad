package schema

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// schemaURL is what the validator takes the schema's address for.
const schemaURL = "urn:schema"

// compileValidator compiles the collection's JSON Schema.
func (f *schemaFile) compileValidator() {
	if f.findings.HasErrors() {
		return // a part may be missing, and nothing will be validated anyway
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	err := compiler.AddResource(schemaURL, f.collection.Root.document())
	if err == nil {
		f.collection.validator, err = compiler.Compile(schemaURL)
	}
	if err != nil {
		f.report(f.file.Front, "schema-file", diag.Args{"error": err.Error()})
	}
	f.collection.Root.bind()
}

// validation turns what the validator finds in one record into findings.
type validation struct {
	*decoder
	instance any
}

// validate checks the record's values by the JSON Schema.
func (d *decoder) validate(values Values) {
	instance := d.collection.Root.instance(values)
	err := d.collection.validator.Validate(instance)
	var failure *jsonschema.ValidationError
	if !errors.As(err, &failure) {
		return
	}
	v := validation{d, instance}
	for _, cause := range failure.Causes {
		v.failure(cause)
	}
}

// failure reports one failure, or those that make it up.
func (v validation) failure(e *jsonschema.ValidationError) {
	switch e.ErrorKind.(type) {
	case *kind.Group, *kind.AllOf, *kind.Reference, *kind.Schema:
		for _, cause := range e.Causes {
			v.failure(cause)
		}
		return
	}
	path := v.pathOf(e.InstanceLocation)
	if v.failed(path) {
		return
	}
	field := v.fieldAt(path)
	if repeated, ok := e.ErrorKind.(*kind.UniqueItems); ok {
		if v.failed(append(slices.Clone(path), repeated.Duplicates[0])) {
			return
		}
		path = append(path, repeated.Duplicates[1])
	}
	id, args := wording(field, e.ErrorKind)
	args["field"] = field.Name()
	if wanting, ok := e.ErrorKind.(*kind.DependentRequired); ok {
		path = append(path, wanting.Prop)
	}
	finding := diag.At(v.collection.Locate(v.file, path), id, args).
		WithRelated(v.collection.keywordSpan(e), "rule.defined", nil)
	if id == "items.few" {
		finding = v.separate(finding, path)
	}
	v.report(finding)
}

// separate suggests, for a list that has too few items because several free
// texts stand in one, to write them apart.
func (v validation) separate(f diag.Finding, path Path) diag.Finding {
	items, _ := v.at(path).([]any)
	if len(items) != 1 {
		return f
	}
	text, _ := items[0].(string)
	parts := strings.FieldsFunc(text, isSeparator)
	if len(parts) < 2 {
		return f
	}
	for i, part := range parts {
		parts[i] = yamlText(strings.TrimSpace(part))
	}
	item, apart := v.collection.Locate(v.file, append(path, 0)), strings.Join(parts, ", ")
	switch {
	case item == f.Span:
		apart = "[" + apart + "]"
	case !v.isFlow(&record.Node{Start: f.Span.Start}):
		return f
	}
	return f.WithFix(false, diag.Edit{Span: item, Text: apart})
}

// at returns what stands at a path of the instance.
func (v validation) at(path Path) any {
	at := v.instance
	for _, step := range path {
		switch parent := at.(type) {
		case []any:
			at = parent[step.(int)]
		case map[string]any:
			at = parent[step.(string)]
		}
	}
	return at
}

// fieldAt returns the field that a path leads to.
func (v validation) fieldAt(path Path) *Field {
	f := v.collection.Root
	for _, step := range path {
		key, isKey := step.(string)
		next := f.Items
		if isKey {
			if next = f.Field(key); next == nil {
				next = f.Extra
			}
		}
		if next == nil {
			break
		}
		f = next
	}
	return f
}

// pathOf turns a location inside the instance into a path.
func (v validation) pathOf(location []string) Path {
	var path Path
	at := v.instance
	for _, token := range location {
		switch parent := at.(type) {
		case []any:
			i, _ := strconv.Atoi(token)
			path, at = append(path, i), parent[i]
		case map[string]any:
			path, at = append(path, token), parent[token]
		}
	}
	return path
}

// keywordSpan returns the place in the schema of the keyword that failed.
func (c *Collection) keywordSpan(e *jsonschema.ValidationError) diag.Span {
	_, pointer, _ := strings.Cut(e.SchemaURL, "#")
	tokens := append(strings.Split(pointer, "/")[1:], e.ErrorKind.KeywordPath()...)
	if _, ok := e.ErrorKind.(*kind.Not); ok {
		tokens = append(tokens, "not") // which the validator does not say
	}
	field, node := c.Root, (*record.Node)(nil)
	for i := 0; i < len(tokens) && field != nil; i++ {
		token := unescape(tokens[i])
		switch {
		case node != nil:
			node = nodeAt(node, token)
		case token == "properties":
			i++
			field = field.Field(unescape(tokens[i]))
		case token == "items":
			field = field.Items
		case token == "additionalProperties":
			field = field.Extra
		default:
			node = field.spec.get(token)
		}
	}
	switch {
	case node != nil:
		return diag.Span{File: c.file.Source.Path, Start: node.Start, End: node.End}
	case field != nil:
		return field.Span
	}
	return c.Span
}

// nodeAt goes down one token of a JSON pointer, or stays where that leads
// nowhere.
func nodeAt(n *record.Node, token string) *record.Node {
	next := n.Get(token)
	if n.Kind == record.Sequence {
		i, _ := strconv.Atoi(token)
		next = n.At(i)
	}
	if next == nil {
		return n
	}
	return next
}

func unescape(token string) string {
	return strings.NewReplacer("~1", "/", "~0", "~", "%25", "%").Replace(token)
}
