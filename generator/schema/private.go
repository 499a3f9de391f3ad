package schema

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// PrivateText is a text of a record that may be shown in part or not at all.
type PrivateText struct {
	Field   *Field
	Privacy Privacy // the field's, or that of what it lies in
	Path    Path
	Text    string
	Agreed  bool // it is a name that everyone who sees the field may see in full
}

// Shown is what may be shown of the text without consent, "" when nothing may.
func (p PrivateText) Shown() string { return Mask(p.Privacy, p.Text) }

// PrivateTexts returns the texts of values that are private, in the order of the
// schema.
func (c *Collection) PrivateTexts(values Values) []PrivateText {
	var all []PrivateText
	c.eachText(values, func(t textAt) {
		if privacy := t.privacy(); privacy != PrivacyNone {
			all = append(all, PrivateText{t.field(), privacy, slices.Clone(t.path), t.text, t.field().Agreed(values)})
		}
	})
	return all
}

// Extent returns all that the author wrote of a value, which may take several lines.
// It is empty where there is no such value.
func (c *Collection) Extent(file *record.File, path Path) diag.Span {
	at, found := c.locate(file, path)
	switch {
	case !found || at.node == nil:
		return diag.Span{}
	case at.span.End != (diag.Pos{}) && !at.span.Start.Before(at.node.Start):
		return at.span
	}
	return diag.Span{File: file.Source.Path, Start: at.node.Start, End: at.node.End}
}

// Persons calls found for every name of a person in values that no field hides.
func (c *Collection) Persons(values Values, found func(name string)) {
	c.eachText(values, func(t textAt) {
		if t.privacy() == PrivacyNone && t.field().Format == "person-name" {
			found(t.text)
		}
	})
}
