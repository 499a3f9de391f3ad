package schema

import (
	"cmp"
	"slices"

	"zoufang/generator/diag"
)

// Type says what a field's value is, beyond what JSON knows.
type Type uint8

// The types, each with the Go value that it has in Values.
const (
	TypeText     Type = iota // string
	TypeInteger              // int64
	TypeNumber               // Decimal
	TypeBoolean              // bool
	TypeDate                 // time.Time, midnight UTC
	TypeDateTime             // time.Time
	TypeTerm                 // *Term
	TypeRef                  // Ref
	TypeList                 // []any
	TypeObject               // map[string]any
)

// Privacy says how much of a value may be shown.
type Privacy string

// The kinds of privacy. PrivacyNone shows everything.
const (
	PrivacyNone    Privacy = ""
	PrivacyName    Privacy = "name"      // 张某某
	PrivacyPhone   Privacy = "phone"     // 138****1234
	PrivacyID      Privacy = "id-number" // never shown
	PrivacyAddress Privacy = "address"   // down to district and street
	PrivacyOmit    Privacy = "omit"      // never shown
)

// Field is one value that a record may hold: a property of an object, the items
// of a list, or the object itself.
type Field struct {
	Key   string   // English key; "" for items, extra properties and the root
	Title string   // the other key, in the campaign's language; also the label
	Also  []string // further keys that are accepted
	Help  string   // what the field wants

	Type       Type
	Format     string      // of text: email, person-name, document-number, …
	Ref        string      // of a reference: the collection's id
	Vocabulary *Vocabulary // of a term
	Keys       *Vocabulary // of an object: the terms that are its keys
	Items      *Field      // of a list
	Fields     []*Field    // of an object, in the schema's order
	Extra      *Field      // of an object: its values under keys that Fields lacks

	Required bool // by its object
	Privacy  Privacy
	Consent  *Field // of a private name: the record's field that tells of the consent to show it; may be nil
	Audience string // the only audience that may see the field; "": everyone
	Unit     string

	Span diag.Span // of the field's key in its schema

	spec    spec              // where the schema says all this
	called  diag.Name         // in messages, where that is neither title nor key
	broken  bool              // its schema is wrong, so that nothing follows from it
	exact   map[string]*Field // of an object: every key that is accepted as it stands
	folded  map[string]*Field // of an object: the same keys, folded
	asserts map[string]any    // what the JSON Schema validator checks, by keyword
	limits  limits            // the same, as far as it is checked without
	rules   []*rule           // of an object
	celName string            // of an object: its type in rules
	ruled   bool              // it or something in it has rules
	refers  bool              // it or something in it is a reference
	step    any               // Key, as a step of a Path

	referring []*Field // of an object: those of Fields that refer, by key

	distinctRefs bool // of a list of references: none may occur twice
}

// Field returns the field with the English key, or nil.
func (f *Field) Field(key string) *Field {
	for _, child := range f.Fields {
		if child.Key == key {
			return child
		}
	}
	return nil
}

// holding returns the field whose value an object keeps under key.
func (f *Field) holding(key string) *Field {
	if child := f.Field(key); child != nil {
		return child
	}
	if f.exact[key] == draftField {
		return draftField
	}
	return f.Extra
}

// isRecord reports whether f is a record as a whole, which has an id.
func (f *Field) isRecord() bool { return f.exact[draftField.Key] == draftField }

// Visible reports whether audience may see the field.
func (f *Field) Visible(audience string) bool {
	return (f.Audience == "" || f.Audience == audience) && f.Privacy != PrivacyOmit && f.Privacy != PrivacyID
}

// Name returns the field's title and key, for messages. Items are called what
// their list is called, and the root what its collection is.
func (f *Field) Name() diag.Name {
	if f.called != (diag.Name{}) {
		return f.called
	}
	return diag.Name{ZH: cmp.Or(f.Title, f.Key), EN: cmp.Or(f.Key, f.Title)}
}

// call gives names to what f holds and has none.
func (f *Field) call(name diag.Name) {
	if f.Title == "" && f.Key == "" {
		f.called = name
	}
	for _, child := range f.parts() {
		child.call(f.Name())
	}
}

// parts returns the fields that f holds: properties, items and extra properties.
func (f *Field) parts() []*Field {
	parts := slices.Clone(f.Fields)
	for _, part := range []*Field{f.Items, f.Extra} {
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}
