package schema

import (
	"maps"
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
	s := privateSearch{record: values}
	s.value(c.Root, values, PrivacyNone)
	return s.found
}

// privateSearch is one run of PrivateTexts.
type privateSearch struct {
	record Values
	path   Path
	found  []PrivateText
}

func (s *privateSearch) value(f *Field, v any, within Privacy) {
	if f.Privacy != PrivacyNone {
		within = f.Privacy
	}
	switch v := v.(type) {
	case string:
		if within != PrivacyNone {
			s.found = append(s.found, PrivateText{f, within, slices.Clone(s.path), v, f.Agreed(s.record)})
		}
	case []any:
		for i, item := range v {
			s.step(i, f.Items, item, within)
		}
	case map[string]any:
		s.object(f, v, within)
	}
}

func (s *privateSearch) object(f *Field, values map[string]any, within Privacy) {
	for _, child := range f.Fields {
		if v, there := values[child.Key]; there {
			s.step(child.step, child, v, within)
		}
	}
	if f.Extra == nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if f.holding(key) == f.Extra {
			s.step(key, f.Extra, values[key], within)
		}
	}
}

func (s *privateSearch) step(step any, f *Field, v any, within Privacy) {
	s.path = append(s.path, step)
	s.value(f, v, within)
	s.path = s.path[:len(s.path)-1]
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
	c.Root.persons(values, found)
}

func (f *Field) persons(v any, found func(string)) {
	if f.Privacy != PrivacyNone {
		return
	}
	switch v := v.(type) {
	case string:
		if f.Format == "person-name" {
			found(v)
		}
	case []any:
		for _, item := range v {
			f.Items.persons(item, found)
		}
	case map[string]any:
		for key, item := range v {
			if child := f.holding(key); child != nil {
				child.persons(item, found)
			}
		}
	}
}
