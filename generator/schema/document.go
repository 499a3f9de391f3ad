package schema

// document returns the JSON Schema that a field's value is validated by once it
// is typed: references are texts, terms their ids, dates ISO dates. Which keys
// there may be and which there must be is checked when keys are read.
func (f *Field) document() map[string]any {
	doc := map[string]any{}
	switch f.Type {
	case TypeText, TypeDate, TypeDateTime, TypeRef:
		doc["type"] = "string"
		if f.Format != "" {
			doc["format"] = f.Format
		}
	case TypeTerm:
		doc["type"] = "string"
		doc["enum"] = f.Vocabulary.ids()
	case TypeInteger:
		doc["type"] = "integer"
	case TypeNumber:
		doc["type"] = "number"
	case TypeBoolean:
		doc["type"] = "boolean"
	case TypeList:
		doc["type"] = "array"
		doc["items"] = f.Items.document()
	case TypeObject:
		f.describeObject(doc)
	}
	for name, value := range f.asserts {
		doc[name] = value
	}
	if f.distinctRefs {
		delete(doc, "uniqueItems") // two texts may mean one record: seen in phase two
	}
	return doc
}

func (f *Field) describeObject(doc map[string]any) {
	doc["type"] = "object"
	properties := map[string]any{}
	for _, child := range f.Fields {
		properties[child.Key] = child.document()
	}
	doc["properties"] = properties
	if f.Extra != nil {
		doc["additionalProperties"] = f.Extra.document()
	}
}

// ids returns the ids of the terms, in order.
func (v *Vocabulary) ids() []any {
	ids := make([]any, len(v.Terms))
	for i, t := range v.Terms {
		ids[i] = t.ID
	}
	return ids
}
