package schema

import (
	"zoufang/generator/record"
)

// TitlePart is a part of the title that records without a name of their own
// get: words, or the value of a field.
type TitlePart struct {
	Text  string
	Field *Field // nil: Text
}

// titlePattern reads the pattern of a collection's titles, such as
// "{group}{date} log". A token is a field of the record.
func (f *schemaFile) titlePattern(c *Collection, n *record.Node) []TitlePart {
	pattern := f.text(n)
	var parts []TitlePart
	words := func(text string) {
		if text != "" {
			parts = append(parts, TitlePart{Text: text})
		}
	}
	at := 0
	for _, token := range idToken.FindAllStringSubmatchIndex(pattern, -1) {
		words(pattern[at:token[0]])
		at = token[1]
		name := pattern[token[2]:token[3]]
		field := c.Root.Field(name)
		switch {
		case field == nil:
			f.token(f.part(n, name), c.Root.keys())
		case !field.broken && (field.Type == TypeList || field.Type == TypeObject):
			f.report(f.part(n, name), "schema-value.title-token", nil)
		default:
			parts = append(parts, TitlePart{Field: field})
		}
	}
	words(pattern[at:])
	return parts
}
