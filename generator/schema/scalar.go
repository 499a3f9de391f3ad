package schema

import (
	"encoding/json"
	"maps"
	"strings"
	"time"
	"unicode"

	"zoufang/generator/diag"
)

// scalar reads one value from its text.
func (d *decoder) scalar(f *Field, e element) any {
	if f.isNothing(e.text) {
		return nil
	}
	value, fault := f.read(e.text, d.file.Source.Path)
	if fault != nil {
		return d.fail(d.faultAt(f, e, fault))
	}
	if text, ok := value.(string); ok && f.Format != "" {
		d.canonical(f, e, text)
	}
	return d.read(f, value)
}

// isNothing reports whether a text says that the field has no value. A word for
// nothing may be one: 无 is a no, and may be a term.
func (f *Field) isNothing(text string) bool {
	switch {
	case !isAbsent(text):
		return false
	case f.Type == TypeBoolean:
		_, ok := booleans[Fold(text)]
		return !ok
	case f.Type == TypeTerm:
		return f.Vocabulary.Term(text) == nil
	}
	return true
}

// read reads a value of the field's type. near is the path of the file.
func (f *Field) read(text, near string) (any, *fault) {
	switch f.Type {
	case TypeInteger:
		return either(readInteger(text, f.Unit))
	case TypeNumber:
		return either(readNumber(text, f.Unit))
	case TypeBoolean:
		return either(readBoolean(text))
	case TypeDate:
		return either(readDate(text, near))
	case TypeDateTime:
		return either(readDateTime(text, near))
	case TypeTerm:
		return either(f.Vocabulary.read(text))
	case TypeRef:
		return Ref{f.Ref, strings.Clone(narrowSpaces(unquoted(text)))}, nil
	}
	return strings.Clone(f.text(text)), nil // a value outlives the text of its file
}

// either makes one result of a value of any type.
func either[T any](value T, f *fault) (any, *fault) {
	if f != nil {
		return nil, f
	}
	return value, nil
}

// text returns a text as it is kept: as written, but for the spaces around it,
// or in the canonical form of its format.
func (f *Field) text(text string) string {
	switch f.Format {
	case "":
		return strings.TrimFunc(text, unicode.IsSpace)
	case "person-name":
		return personName(text)
	case "document-number":
		return documentNumber(text)
	}
	return narrow(unquoted(text))
}

// unquoted returns a name or address without Chinese quotes around it.
func unquoted(text string) string {
	text = strings.TrimFunc(text, unicode.IsSpace)
	if inner, ok := strings.CutPrefix(text, "“"); ok && strings.HasSuffix(inner, "”") {
		return strings.TrimSuffix(inner, "”")
	}
	return text
}

// read returns the term that text names.
func (v *Vocabulary) read(text string) (*Term, *fault) {
	if term := v.Term(unquoted(text)); term != nil {
		return term, nil
	}
	wrong := &fault{id: "term", args: v.choices(text)}
	if near := Nearest(text, v.words(), 1); len(near) > 0 {
		wrong.instead = v.Term(near[0]).Name
	}
	return nil, wrong
}

// choices are the arguments of the message that text is none of the terms.
func (v *Vocabulary) choices(text string) diag.Args {
	var names []string
	for _, t := range v.Terms {
		names = append(names, t.Name)
	}
	return diag.Args{"value": text, "vocabulary": diag.Name{ZH: v.Title, EN: v.ID}, "choices": names}
}

// words returns everything that the terms answer to.
func (v *Vocabulary) words() []string {
	var all []string
	for _, t := range v.Terms {
		all = append(append(all, t.ID, t.Name), t.Also...)
	}
	return all
}

// instance returns a value as JSON. What was found wrong is null in it: the
// validator's complaints about it are not repeated.
func (f *Field) instance(value any) any {
	switch v := value.(type) {
	case Invalid:
		return nil
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = f.Items.instance(item)
		}
		return items
	case map[string]any:
		fields := make(map[string]any, len(v))
		for key, value := range v {
			if child := f.holding(key); child != draftField {
				fields[key] = child.instance(value)
			}
		}
		return fields
	case Decimal:
		return json.Number(v.String())
	case *Term:
		return v.ID
	case Ref:
		return v.ID
	case time.Time:
		if f.Type == TypeDate {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	}
	return value
}

// faultAt is the finding for a fault in an element.
func (d *decoder) faultAt(f *Field, e element, wrong *fault) diag.Finding {
	args := diag.Args{"field": f.Name()}
	maps.Copy(args, wrong.args)
	args["value"] = strings.TrimSpace(e.text)
	span := e.span(d.file.Source)
	finding := diag.At(span, wrong.id, args)
	if wrong.instead != "" {
		return finding.WithFix(false, diag.Edit{Span: span, Text: yamlText(wrong.instead)})
	}
	return finding
}

// canonical says that a text was read in another form than it was written in,
// unless only spaces went.
func (d *decoder) canonical(f *Field, e element, text string) {
	if text == narrowSpaces(e.text) || f.Format == "person-name" || e.node.Guessed {
		return
	}
	span := e.span(d.file.Source)
	d.report(diag.At(span, "value-form", diag.Args{"field": f.Name(), "value": narrowSpaces(e.text), "text": text}).
		WithFix(true, diag.Edit{Span: span, Text: yamlText(text)}))
}
