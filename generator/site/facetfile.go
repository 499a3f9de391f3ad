package site

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// reservedKeys are the other parts of a search's address.
var reservedKeys = []string{"q", "in", "from", "to", "sort", "page"}

func (r *searchReader) facets(values schema.Values) []Facet {
	var all []Facet
	items, _ := values[facetsKey].([]any)
	first := map[string]diag.Span{}
	for i, item := range items {
		v, _ := item.(map[string]any)
		f := Facet{Key: text(v["key"]), Title: text(v["title"])}
		at := r.at(facetsKey, i, "key")
		switch other, known := first[f.Key]; {
		case slices.Contains(reservedKeys, f.Key):
			r.report(at, "search-value.reserved", diag.Args{"value": f.Key})
		case known:
			finding := diag.At(at, "search-value.key", diag.Args{"value": f.Key})
			r.findings = append(r.findings, finding.WithRelated(other, "search-value.other", nil))
		}
		first[f.Key] = at
		if v["from"] != nil {
			f.From = r.collection(text(v["from"]), r.at(facetsKey, i, "from"))
		} else {
			f.Vocabulary = r.vocabulary(text(v["vocabulary"]), r.at(facetsKey, i, "vocabulary"))
		}
		f.find(r.set)
		all = append(all, f)
	}
	return all
}

func (r *searchReader) collection(id string, at diag.Span) *schema.Collection {
	c := r.set.Collection(id)
	if c == nil {
		r.suggest(at, "search-reference.collection", id, r.set.CollectionIDs())
	}
	return c
}

func (r *searchReader) vocabulary(id string, at diag.Span) *schema.Vocabulary {
	v := r.set.Vocabulary(id)
	if v == nil {
		r.suggest(at, "search-reference.vocabulary", id, r.set.VocabularyIDs())
	}
	return v
}

// suggest reports a name that is not known, with those most like it.
func (r *searchReader) suggest(at diag.Span, messageID, value string, known []string) {
	near := schema.Nearest(value, known, 3)
	if len(near) == 0 {
		r.report(at, messageID, diag.Args{"value": value})
		return
	}
	f := diag.At(at, messageID+"-near", diag.Args{"value": value, "candidates": near})
	r.findings = append(r.findings, f.WithFix(false, diag.Edit{Span: at, Text: near[0]}))
}
