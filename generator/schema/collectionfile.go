package schema

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// draftField is a field that every record has without its schema naming it.
// reservedKeys are those that no schema may give to a field of its own.
var (
	draftField   = &Field{Key: DraftKey, Title: "草稿", Type: TypeBoolean}
	reservedKeys = []string{IDKey, draftField.Key, draftField.Title}
)

// collection loads one collection.
func (l *loader) collection(name string) {
	f := l.read(name, schemaKeys)
	if f == nil {
		return
	}
	root := f.file.Front
	c := &Collection{ID: idOf(name), Span: f.span(root)}
	c.file, f.collection = f.file, c
	if n := root.Get("$schema"); n != nil {
		f.oneOf(n, dialect)
	}
	if definitions := root.Get("$defs"); definitions != nil && definitions.Kind != record.Mapping {
		f.report(definitions, "schema-type.mapping", nil)
	}
	c.Root = f.build(root, root)
	if c.Root.Type != TypeObject && !c.Root.broken {
		f.report(c.Root.typedAt(), "schema-value.root", nil)
	}
	f.consents(c.Root)
	f.addDraft(c.Root)
	c.Root.Span.End = diag.Pos{}
	c.Root.called = diag.Name{ZH: c.Root.Title, EN: c.ID}
	c.Root.call(c.Root.called)
	c.Title, c.Description, c.Audience = c.Root.Title, c.Root.Help, c.Root.Audience
	f.need(root, "title")
	if n := f.need(root, "x-collection"); n != nil {
		f.settings(c, n)
	}
	c.Workflow = f.workflow(root.Get("x-workflow"))
	l.set.Collections = append(l.set.Collections, c)
	l.loaded = append(l.loaded, f)
}

// dialect is the only dialect of JSON Schema that is read.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// addDraft gives the root its built-in field and keeps others off its keys.
func (f *schemaFile) addDraft(root *Field) {
	for _, child := range root.Fields {
		for _, key := range append([]string{child.Key, child.Title}, child.Also...) {
			if slices.Contains(reservedKeys, Fold(key)) {
				f.add(diag.At(child.Span, "schema-name.reserved", diag.Args{"value": key}))
			}
		}
	}
	if root.exact != nil {
		for _, key := range []string{draftField.Key, draftField.Title} {
			root.exact[key], root.folded[key] = draftField, draftField
		}
	}
}

var collectionKeywords = []string{"label", "path", "permalink", "id", "name", "title", "date", "end", "layout", "order",
	"columns", "filters", "paginate", "weight", "feed", "ahead", "entry_days", "committers", "attachments", "body", "unique", "sequences"}

// The keys within body of x-collection, and of each of its headings.
var (
	bodyKeywords    = []string{"min_chars", "headings"}
	headingKeywords = []string{"title", "vocabulary", "when"}
)

// settings reads x-collection.
func (f *schemaFile) settings(c *Collection, n *record.Node) {
	if !f.keys(n, collectionKeywords...) {
		return
	}
	c.Span = f.span(n)
	c.Label = f.text(f.need(n, "label"))
	c.Paginate, _ = f.integer(n.Get("paginate"))
	c.Weight, _ = f.integer(n.Get("weight"))
	c.Feed = f.boolean(n.Get("feed"))
	c.Ahead = f.boolean(n.Get("ahead"))
	c.NameField = f.fieldAt(n.Get("name"), TypeText)
	c.TitleParts = f.titlePattern(c, n.Get("title"))
	c.DateField = f.fieldAt(n.Get("date"), TypeDate, TypeDateTime)
	if end := n.Get("end"); end != nil {
		f.need(n, "date")
		c.EndField = f.fieldAt(end, TypeDate, TypeDateTime)
	}
	c.EntryDays = DefaultEntryDays
	if n := n.Get("entry_days"); n != nil {
		c.EntryDays, _ = f.integer(n)
	}
	c.CommitterField = f.fieldAt(n.Get("committers"), TypeText, TypeList)
	c.CheckedField = f.checked(n.Get("attachments"))
	c.LayoutField = f.layout(n.Get("layout"))
	if path := f.need(n, "path"); path != nil {
		c.Path = f.folder(path)
	}
	if permalink := f.need(n, "permalink"); permalink != nil {
		c.Permalink = f.permalink(c, permalink)
	}
	if id := n.Get("id"); id != nil {
		c.IDPattern = f.idPattern(c, id)
	}
	f.order(c, n.Get("order"))
	f.columns(c, n.Get("columns"))
	f.body(c, n.Get("body"))
	f.distinctions(c, n.Get("unique"))
	f.sequences(c, n.Get("sequences"))
}

// fieldAt returns the field that n names, which must have one of the types. A
// nil node names none.
func (f *schemaFile) fieldAt(n *record.Node, types ...Type) *Field {
	key := f.text(n)
	if key == "" {
		return nil
	}
	root := f.collection.Root
	field := root.Field(key)
	if field == nil {
		f.suggest(n, "schema-reference.field", root.keys())
		return nil
	}
	if len(types) > 0 && !field.broken && !slices.Contains(types, field.Type) {
		f.report(n, "schema-value.field-type", diag.Args{"field": field.Name(), "type": typeName(types[0])})
		return nil
	}
	return field
}

// layout reads which field's value picks a record's template.
func (f *schemaFile) layout(n *record.Node) *Field {
	field := f.fieldAt(n, TypeText)
	if field != nil && !field.broken && field.asserts["enum"] == nil {
		f.report(n, "schema-value.layout", diag.Args{"field": field.Name()})
	}
	return field
}

// folder reads the path of a collection's records.
func (f *schemaFile) folder(n *record.Node) string {
	path := f.text(n)
	if path != "" && (!fs.ValidPath(path) || path == "." || strings.Contains(path, `\`)) {
		f.report(n, "schema-value.path", nil)
	}
	return path
}

var permalinkTokens = []string{":id", ":year", ":month", ":day"}

// permalink reads the pattern of a collection's addresses.
func (f *schemaFile) permalink(c *Collection, n *record.Node) string {
	pattern := f.text(n)
	if pattern == "" {
		return ""
	}
	if !strings.HasPrefix(pattern, "/") || !strings.HasSuffix(pattern, "/") ||
		strings.Contains(pattern, "//") || strings.Contains(pattern, "..") {
		f.report(n, "schema-value.permalink", nil)
	}
	parts := strings.Split(pattern, "/")
	meant := ""
	for _, part := range parts {
		switch {
		case !strings.Contains(part, ":"):
		case !slices.Contains(permalinkTokens, part):
			meant += f.token(f.part(n, part), permalinkTokens)
		case part != ":id" && (c.DateField == nil || !c.DateField.Required):
			f.report(f.part(n, part), "schema-value.permalink-date", diag.Args{"token": part})
		case part != ":id" && c.DateField.Audience != "" && c.DateField.Audience != c.Audience:
			f.report(f.part(n, part), "schema-value.private-date", diag.Args{"field": c.DateField.Name()})
		}
	}
	if !slices.Contains(parts, ":id") && !strings.Contains(meant, ":id") {
		f.report(n, "schema-value.permalink-id", nil)
	}
	return pattern
}

// part returns a part of a scalar as a node of its own.
func (f *schemaFile) part(n *record.Node, text string) *record.Node {
	start := max(0, strings.Index(n.Value, text))
	return f.slice(n, start, start+len(text))
}

// slice returns the bytes of a scalar from start to end as a node of its own.
func (f *schemaFile) slice(n *record.Node, start, end int) *record.Node {
	part := *n
	part.Start = f.inside(n, runeLen(n.Value[:start]))
	part.End = f.inside(n, runeLen(n.Value[:end]))
	part.Value = n.Value[start:end]
	return &part
}

// token reports an unknown token inside a pattern, and returns the one it was
// probably meant for, or "".
func (f *schemaFile) token(n *record.Node, known []string) string {
	return f.offer(n, "schema-reference.token", known, func(name string) string { return name })
}

var idToken = regexp.MustCompile(`\{([^{}]*)\}`)

// idPattern reads how ids are made: from fields, the date, a running number (nn,
// as wide as it has letters) and a free part (id).
func (f *schemaFile) idPattern(c *Collection, n *record.Node) string {
	pattern := f.text(n)
	known := append(c.Root.keys(), IDKey, "nn")
	if c.DateField != nil {
		known = append(known, "date")
	}
	for _, token := range idToken.FindAllStringSubmatch(pattern, -1) {
		name := token[1]
		field := c.Root.Field(name)
		switch {
		case name != "" && strings.Trim(name, "n") == "":
		case field == nil && !slices.Contains(known, name):
			f.token(f.part(n, name), known)
		case field != nil && (field.Privacy != PrivacyNone || field.Audience != "" && field.Audience != c.Audience):
			f.report(f.part(n, name), "schema-value.private-id", diag.Args{"field": field.Name()})
		}
	}
	return pattern
}
