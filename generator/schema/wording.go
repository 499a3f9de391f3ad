package schema

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"zoufang/generator/diag"
)

// wording returns the message for a failure at a field, all but the field's name.
func wording(f *Field, k jsonschema.ErrorKind) (string, diag.Args) {
	for _, of := range []func(*Field, jsonschema.ErrorKind) (string, diag.Args){
		textWording, numberWording, itemsWording, fieldsWording,
	} {
		if id, args := of(f, k); id != "" {
			return id, args
		}
	}
	switch k := k.(type) {
	case *kind.Not:
		return "shape.not", diag.Args{}
	case *kind.AnyOf:
		return "shape.any", diag.Args{}
	case *kind.OneOf:
		return "shape.one", diag.Args{"count": len(k.Subschemas)}
	}
	return "shape", diag.Args{}
}

func textWording(f *Field, k jsonschema.ErrorKind) (string, diag.Args) {
	switch k := k.(type) {
	case *kind.MinLength:
		return "length.short", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.MaxLength:
		return "length.long", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.Pattern:
		return "pattern", diag.Args{"hint": patternHint(f, k.Want)}
	case *kind.Format:
		return "format", diag.Args{"format": formatName(k.Want)}
	case *kind.Enum:
		return "choice", diag.Args{"choices": f.texts(k.Want)}
	case *kind.Const:
		return "choice", diag.Args{"choices": f.texts([]any{k.Want})}
	}
	return "", nil
}

// patternHint says what a text should look like, in the words of the schema
// where it has any.
func patternHint(f *Field, pattern string) diag.Name {
	if f.Help != "" {
		help := strings.TrimRight(f.Help, "。.")
		return diag.Name{ZH: help, EN: help}
	}
	return diag.Name{ZH: "应符合 " + pattern, EN: "it should match " + pattern}
}

func numberWording(_ *Field, k jsonschema.ErrorKind) (string, diag.Args) {
	switch k := k.(type) {
	case *kind.Minimum:
		return "range.small", diag.Args{"want": ratText(k.Want)}
	case *kind.Maximum:
		return "range.large", diag.Args{"want": ratText(k.Want)}
	case *kind.ExclusiveMinimum:
		return "range.above", diag.Args{"want": ratText(k.Want)}
	case *kind.ExclusiveMaximum:
		return "range.below", diag.Args{"want": ratText(k.Want)}
	case *kind.MultipleOf:
		return "range.multiple", diag.Args{"want": ratText(k.Want)}
	}
	return "", nil
}

func itemsWording(_ *Field, k jsonschema.ErrorKind) (string, diag.Args) {
	switch k := k.(type) {
	case *kind.MinItems:
		return "items.few", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.MaxItems:
		return "items.many", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.UniqueItems:
		return "items.repeated", diag.Args{"place": k.Duplicates[0] + 1}
	case *kind.Contains:
		return "items.contains", diag.Args{}
	case *kind.MinContains:
		return "items.contains-few", diag.Args{"got": len(k.Got), "want": k.Want}
	case *kind.MaxContains:
		return "items.contains-many", diag.Args{"got": len(k.Got), "want": k.Want}
	}
	return "", nil
}

func fieldsWording(f *Field, k jsonschema.ErrorKind) (string, diag.Args) {
	switch k := k.(type) {
	case *kind.MinProperties:
		return "fields.few", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.MaxProperties:
		return "fields.many", diag.Args{"got": k.Got, "want": k.Want}
	case *kind.Required:
		return "fields.missing", diag.Args{"fields": f.names(k.Missing)}
	case *kind.DependentRequired:
		return "fields.dependent", diag.Args{"given": f.names([]string{k.Prop}), "fields": f.names(k.Missing)}
	}
	return "", nil
}

// names returns the names of an object's fields, for a message.
func (f *Field) names(keys []string) diag.Name {
	var zh []string
	for _, key := range keys {
		if child := f.Field(key); child != nil {
			zh = append(zh, child.Name().ZH)
		}
	}
	return diag.Name{ZH: strings.Join(zh, "、"), EN: strings.Join(keys, ", ")}
}

// formatName says what a text of the format is called.
func formatName(format string) diag.Name {
	names := map[string]diag.Name{
		"email": {ZH: "邮箱地址", EN: "an e-mail address"},
		"uri":   {ZH: "网址", EN: "a web address"},
		"uuid":  {ZH: "UUID", EN: "a UUID"},
		"time":  {ZH: "时间", EN: "a time"},
	}
	if name, ok := names[format]; ok {
		return name
	}
	return diag.Name{ZH: format, EN: format}
}

// texts returns values as they are shown: terms by their names.
func (f *Field) texts(values []any) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = fmt.Sprint(v)
		if f.Type == TypeTerm {
			if t := f.Vocabulary.Term(all[i]); t != nil {
				all[i] = t.Name
			}
		}
	}
	return all
}

// ratText returns a number in plain digits.
func ratText(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(maxDigits), "0")
}
