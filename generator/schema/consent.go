package schema

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// consents finds, once all fields of a record are known, those that tell of the
// consent to show a name in full.
func (f *schemaFile) consents(field *Field) {
	if n := field.spec.get("x-consent"); n != nil && field.Type == TypeText {
		field.Consent = f.consent(field, n)
	}
	for _, part := range field.parts() {
		f.consents(part)
	}
}

// consent returns the field that n names, or nil where it proves nothing.
func (f *schemaFile) consent(field *Field, n *record.Node) *Field {
	if field.Privacy != PrivacyName {
		f.report(n, "schema-value.alone", diag.Args{"value": "x-consent", "other": "x-privacy: name"})
		return nil
	}
	consent := f.fieldAt(n)
	if consent == nil || consent.broken {
		return nil
	}
	if consent.Type != TypeObject || !consent.shownTo(field.Audience) || !slices.ContainsFunc(consent.Fields, dated) {
		f.report(n, "schema-value.consent", diag.Args{"field": consent.Name()})
		return nil
	}
	return consent
}

// shownTo reports whether everyone who sees a field of that audience sees f.
func (f *Field) shownTo(audience string) bool {
	return f.Privacy == PrivacyNone && (f.Audience == "" || f.Audience == audience)
}

// dated reports whether a field says for certain on which day something was.
func dated(f *Field) bool {
	return (f.Type == TypeDate || f.Type == TypeDateTime) && f.Required && f.shownTo("")
}

// Agreed reports whether a private name of the field may be shown in full: the
// record says, with all that this takes, that there is consent. A part of a record
// is no record; nil says nothing.
func (f *Field) Agreed(record Values) bool {
	if f.Consent == nil {
		return false
	}
	given, _ := record[f.Consent.Key].(map[string]any)
	return given != nil && !slices.ContainsFunc(f.Consent.Fields, func(part *Field) bool {
		return part.Required && isBlank(given[part.Key])
	})
}

// isBlank reports whether a value is absent, empty or known to be wrong.
func isBlank(v any) bool {
	_, wrong := v.(Invalid)
	return wrong || v == nil || v == ""
}

// Agreed calls found for every private name of values that everyone who may see its
// field may see in full.
func (c *Collection) Agreed(values Values, found func(name string)) {
	c.eachText(values, func(t textAt) {
		if t.field().Agreed(values) {
			found(t.text)
		}
	})
}
