package schema

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// Export returns the files that editors need, by path relative to the site's
// root: a plain JSON Schema for each collection, and settings by which editors
// complete and check front matter.
//
// The JSON Schemas describe a record as its author writes it: keys in either
// language, terms by id or name, dates and numbers in any form. They use only
// what means the same from draft 7 to 2020-12, and name no draft, because
// editors' validators differ in which they know. What only makes sense on typed
// values (conditions, rules, references) is left to the check command.
func (s *Set) Export() map[string][]byte {
	files := map[string][]byte{}
	for _, c := range s.Collections {
		files[schemaFolder+c.ID+".json"] = marshal(c.authored())
	}
	for name, content := range s.editorFiles() {
		files[name] = content
	}
	return files
}

// schemaFolder is where exported JSON Schemas lie.
const schemaFolder = ".vscode/schemas/"

func marshal(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // maps, lists and texts can always be encoded
	}
	return b.Bytes()
}

// authored returns the JSON Schema of a record as its author writes it.
func (c *Collection) authored() map[string]any {
	doc := c.Root.authored()
	properties := doc["properties"].(map[string]any)
	for _, key := range draftField.keysOf() {
		properties[key] = draftField.authored()
	}
	return doc
}

// keysOf returns every key that a field answers to, the campaign's own first.
func (f *Field) keysOf() []string {
	keys := slices.Clone(f.Also)
	if f.Title != "" {
		keys = slices.Insert(keys, 0, f.Title)
	}
	return append(keys, f.Key)
}

// authored returns the JSON Schema of a field's value as its author writes it.
func (f *Field) authored() map[string]any {
	doc := f.authoredValue()
	if f.Title != "" {
		doc["title"] = f.Title
	}
	if help := f.markdownHelp(); help != "" {
		doc["description"] = f.Help
		doc["markdownDescription"] = help
	}
	return doc
}

func (f *Field) authoredValue() map[string]any {
	switch f.Type {
	case TypeInteger, TypeNumber:
		return f.authoredNumber()
	case TypeBoolean:
		return map[string]any{"enum": []any{true, false, "是", "否", "有", "无", "√", "×", "对", "错", nil}}
	case TypeTerm:
		return f.Vocabulary.authored()
	case TypeList:
		return f.authoredList()
	case TypeObject:
		return f.authoredObject()
	case TypeText:
		return f.authoredText()
	}
	return map[string]any{"type": []string{"string", "number", "null"}}
}

// authoredText is a text, which YAML may take for a number or a yes.
func (f *Field) authoredText() map[string]any {
	doc := map[string]any{"type": []string{"string", "number", "boolean", "null"}}
	for _, name := range []string{"minLength", "maxLength", "pattern", "enum"} {
		if v, ok := f.asserts[name]; ok {
			doc[name] = v
		}
	}
	if f.Format == "email" || f.Format == "uri" {
		doc["format"] = f.Format
	}
	return doc
}

// authoredNumber is a number within its limits, or one that is written out.
func (f *Field) authoredNumber() map[string]any {
	doc := map[string]any{"type": []string{"integer", "string", "null"}, "pattern": writtenNumber}
	if f.Type == TypeNumber {
		doc["type"] = []string{"number", "string", "null"}
	}
	for name, v := range f.asserts {
		if keywords[name].on == onNumber {
			doc[name] = v
		}
	}
	return doc
}

// writtenNumber is what a number that YAML takes for a text has in it, or what
// says that there is none.
const writtenNumber = "[0-9０-９〇零一二两三四五六七八九十百千万无/—]"

func (f *Field) authoredList() map[string]any {
	doc := map[string]any{"type": []string{"array", "string", "null"}, "items": f.Items.authored()}
	if f.Items.Type == TypeObject {
		doc["type"] = []string{"array", "null"}
	}
	if f.Items.separable() {
		return doc // one text may hold several: how many there are is not for an editor to say
	}
	for _, name := range []string{"minItems", "maxItems"} {
		if v, ok := f.asserts[name]; ok {
			doc[name] = v
		}
	}
	return doc
}

func (f *Field) authoredObject() map[string]any {
	properties, required := map[string]any{}, []any{}
	for _, child := range f.Fields {
		var either []any
		for _, key := range child.keysOf() {
			properties[key] = child.authored()
			either = append(either, map[string]any{"required": []string{key}})
		}
		if child.Required {
			required = append(required, map[string]any{"anyOf": either})
		}
	}
	doc := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		doc["allOf"] = required
	}
	if f.Extra != nil {
		doc["additionalProperties"] = f.Extra.authored()
	}
	if f.Keys != nil {
		doc["propertyNames"] = map[string]any{"enum": f.Keys.words()}
	}
	return doc
}

// authored lists everything that a term may be written as, names first.
func (v *Vocabulary) authored() map[string]any {
	var words, help []string
	for _, t := range v.Terms {
		for _, word := range append([]string{t.Name, t.ID}, t.Also...) {
			words = append(words, word)
			help = append(help, t.markdownHelp())
		}
	}
	return map[string]any{"enum": words, "markdownEnumDescriptions": help}
}

func (t *Term) markdownHelp() string {
	return strings.TrimSpace("**" + t.Name + "** `" + t.ID + "`\n\n" + t.Help)
}

// markdownHelp says what a field wants, for the editor.
func (f *Field) markdownHelp() string {
	parts := []string{f.Help}
	if f.Unit != "" {
		parts = append(parts, "单位："+f.Unit)
	}
	if f.Ref != "" {
		parts = append(parts, "→ `"+f.Ref+"`")
	}
	if f.Vocabulary != nil {
		var names []string
		for _, t := range f.Vocabulary.Terms {
			names = append(names, "- "+t.Name+" `"+t.ID+"`")
		}
		parts = append(parts, strings.Join(names, "\n"))
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}
