package site

import "zoufang/generator/schema"

// Search says how readers search the site: schemas/search/facets.yaml and
// schemas/search/synonyms.yaml. Its zero value is that of a site without them.
type Search struct {
	Facets   []Facet             // in the order in which pages show them
	Synonyms map[string][]string // by a word that somebody looks for: what is found, too
}

// Facet is something that found records can be narrowed by. Its values are the
// records of a collection or the terms of a vocabulary.
type Facet struct {
	Key   string // for names and addresses
	Title string // what it is called on pages

	From       *schema.Collection // whose records are its values; nil: they are terms
	Vocabulary *schema.Vocabulary // whose terms are its values; nil: they are records

	bears map[*schema.Field]bool // which fields are values of it, or hold some
}

// FacetsSum is the digest of the facets, and of which collections of set have fields
// that are values of them. Such a field may be filled in where there was none.
func (s Search) FacetsSum(set *schema.Set) Sum {
	var all Summer
	for _, f := range s.Facets {
		all.Text(f.Key)
		all.Text(f.Title)
		if f.From != nil {
			all.Text("from " + f.From.ID)
		} else {
			all.Text("vocabulary " + f.Vocabulary.ID)
		}
		for _, c := range set.Collections {
			if f.bears[c.Root] {
				all.Text(c.ID)
			}
		}
	}
	return all.Sum()
}
