package build

import (
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/search"
	"zoufang/generator/site"
)

// document is what a search finds of the page being rendered, and whether it finds
// it at all.
func (v *view) document() (d search.Document, found bool, err error) {
	p := &Page{v.self, v}
	switch {
	case !p.searchable():
		return d, false, nil
	case p.kind == kindPage:
		d, err = v.recordDocument(p)
		return d, true, err
	}
	d = search.Document{Page: p.path, Title: p.Title(), Kind: p.kind}
	if text := p.Description(); text != "" {
		d.Text = []string{text}
	}
	return d, true, nil
}

// recordDocument is what a search finds of a record: the words of its fields, as
// the audience may see them, and then its text.
func (v *view) recordDocument(p *Page) (search.Document, error) {
	r := p.record
	d := search.Document{Page: p.path, Title: p.Title(), Kind: p.Section()}
	if date := p.Date(); !date.IsZero() {
		d.Day = date.Format(time.DateOnly)
	}
	w := fieldWords{view: v}
	for _, text := range w.paragraphs(r.Section.Collection, r.Values) {
		if text != d.Title {
			d.Text = append(d.Text, text)
		}
	}
	for _, facet := range v.site.Search.Facets {
		d.Facets = append(d.Facets, v.facetValues(facet, r))
	}
	text, err := v.text(r)
	if err != nil {
		return d, err
	}
	d.Text = append(d.Text, text.Paragraphs()...)
	return d, nil
}

// facetValues are the ids of a facet's values that a record has. A document shows
// them by their names.
func (v *view) facetValues(f site.Facet, r *site.Record) []string {
	ids := f.Values(v.site, r, func(other *site.Record) { v.note(ofValues, other) })
	if f.From != nil {
		for _, id := range ids {
			v.note(ofName, v.site.Record(f.From.ID, id))
		}
	}
	return ids
}

// searchFacets are what found records can be narrowed by, with all the values that
// there may be, in the order of their collection or vocabulary.
func (p *plan) searchFacets() []search.Facet {
	var all []search.Facet
	for _, f := range p.site.Search.Facets {
		facet := search.Facet{Key: f.Key, Title: f.Title}
		if f.From != nil {
			facet.Values = searchRecords(p.site.Section(f.From.ID))
		} else {
			facet.Values = searchTerms(f.Vocabulary)
		}
		all = append(all, facet)
	}
	return all
}

func searchRecords(s *site.Section) []search.Value {
	if s == nil {
		return nil
	}
	var all []search.Value
	for _, r := range s.Records {
		all = append(all, search.Value{ID: r.ID, Name: r.Title})
	}
	return all
}

func searchTerms(vocabulary *schema.Vocabulary) []search.Value {
	var all []search.Value
	for _, term := range vocabulary.Terms {
		all = append(all, search.Value{ID: term.ID, Name: term.Name})
	}
	return all
}
