package build

import (
	"zoufang/generator/search"
	"zoufang/generator/site"
)

// packCard packs what the search index has of a page for the manifest.
func packCard(c search.Card) string {
	var out packer
	out.text(c.Kind)
	out.text(c.Day)
	out.number(c.Pairs)
	out.sum(site.Sum(c.Sum))
	out.number(len(c.Facets))
	for _, ids := range c.Facets {
		out.texts(ids)
	}
	return string(out.data)
}

// unpackCard does the reverse.
func unpackCard(packed string) search.Card {
	in := unpacker{rest: packed}
	c := search.Card{Kind: in.text(), Day: in.text(), Pairs: in.number(), Sum: uint64(in.sum())}
	c.Facets = make([][]string, in.length())
	for i := range c.Facets {
		c.Facets[i] = in.texts()
	}
	return c
}
