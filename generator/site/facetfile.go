package site

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// reservedKeys are the other parts of a search's address.
var reservedKeys = []string{"q", "in", "from", "to", "sort", "page"}

func (r *searchReader) facets(values schema.Group) []Facet {
	var all []Facet
	first := map[string]diag.Span{}
	for i, v := range values.Groups(facetsKey) {
		f := Facet{Key: v.Text("key"), Title: v.Text("title")}
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
			f.From = r.collection(v.Text("from"), r.at(facetsKey, i, "from"))
		} else {
			f.Vocabulary = r.vocabulary(v.Text("vocabulary"), r.at(facetsKey, i, "vocabulary"))
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
	r.findings = append(r.findings, diag.Unknown(at, messageID, value, schema.Nearest(value, known, 3)))
}
