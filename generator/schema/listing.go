package schema

import (
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// order reads what a list of records is sorted by.
func (f *schemaFile) order(c *Collection, n *record.Node) {
	for _, item := range f.texts(n) {
		key, desc := strings.CutPrefix(item.Value, "-")
		if key == IDKey {
			c.Order = append(c.Order, OrderKey{Desc: desc})
			continue
		}
		named := *item
		named.Value = key
		if desc {
			named.Start.Col++
		}
		if field := f.fieldAt(&named); field != nil {
			if field.Type == TypeList || field.Type == TypeObject {
				f.report(item, "schema-value.order", diag.Args{"field": field.Name()})
			}
			c.Order = append(c.Order, OrderKey{Field: field, Desc: desc})
		}
	}
}

// columns reads what a list of records shows.
func (f *schemaFile) columns(c *Collection, n *record.Node) {
	for _, item := range f.texts(n) {
		field := f.fieldAt(item)
		if field == nil {
			continue
		}
		compound := field.Type == TypeObject || field.Type == TypeList && field.Items.Type == TypeObject
		if compound || field.Privacy == PrivacyOmit || field.Privacy == PrivacyID {
			f.report(item, "schema-value.column", diag.Args{"field": field.Name()})
		}
		c.Columns = append(c.Columns, field)
	}
}

// body reads what a record's text must have.
func (f *schemaFile) body(c *Collection, n *record.Node) {
	if n == nil || !f.keys(n, bodyKeywords...) {
		return
	}
	if least := n.Get("min_chars"); least != nil {
		c.Body.MinChars, _ = f.integer(least)
		c.Body.span = f.span(least)
	}
	for _, item := range f.list(n.Get("headings")) {
		if f.keys(item, headingKeywords...) {
			c.Body.Headings = append(c.Body.Headings, f.heading(item))
		}
	}
}

func (f *schemaFile) heading(n *record.Node) RequiredHeading {
	h := RequiredHeading{Span: f.span(n), code: n.Get("when")}
	title, vocabulary := n.Get("title"), n.Get("vocabulary")
	switch {
	case title != nil && vocabulary != nil:
		f.report(vocabulary, "schema-value.two-headings", nil)
	case title != nil:
		h.Span = f.span(title)
		h.want(f.text(title))
	case vocabulary != nil:
		h.Span = f.span(vocabulary)
		if terms := f.vocabularyAt(vocabulary); terms != nil {
			for _, t := range terms.Terms {
				h.want(t.Name, append([]string{t.ID}, t.Also...)...)
			}
		}
	default:
		f.missing(n, "title")
	}
	return h
}

// want adds a heading, and what else it may be called.
func (h *RequiredHeading) want(title string, also ...string) {
	forms := []string{headingText(title)}
	for _, other := range also {
		forms = append(forms, headingText(other))
	}
	h.Titles, h.forms = append(h.Titles, title), append(h.forms, forms)
}

// compareCollections reports what two collections may not have in common.
func (l *loader) compareCollections() {
	paths, links := map[string]claim{}, map[string]claim{}
	for _, f := range l.loaded {
		settings := f.file.Front.Get("x-collection")
		f.unique(paths, f.collection.Path, settings.Get("path"))
		f.unique(links, skeleton(f.collection.Permalink), settings.Get("permalink"))
	}
}

// claim is what a collection has for its own, and where its schema says so.
type claim struct {
	collection string
	span       diag.Span
}

// unique reports at n that another schema says the same, if one does.
func (f *schemaFile) unique(seen map[string]claim, key string, n *record.Node) {
	if key == "" || n == nil {
		return
	}
	other, taken := seen[key]
	if !taken {
		seen[key] = claim{f.collection.ID, f.span(n)}
		return
	}
	f.add(diag.At(f.span(n), "schema-duplicate.collection", diag.Args{"value": n.Value, "other": other.collection}).
		WithRelated(other.span, "schema-duplicate.other", nil))
}

// skeleton returns a permalink with every token alike: two patterns with one
// skeleton may give two records one address.
func skeleton(permalink string) string {
	parts := strings.Split(permalink, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = ":"
		}
	}
	return strings.Join(parts, "/")
}
