package build

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/theme"
)

// The kinds of pages that stand alone: about no record, list or table. A site has
// those that it has templates for.
const (
	kindSearch  = "search"
	kindSitemap = "sitemap"    // all lists and tables, for people
	kindStyles  = "styleguide" // what parts of pages look like; only in a preview
)

// aloneTitles are the titles of the pages that stand alone.
var aloneTitles = map[string]diag.Name{
	kindSearch:  {ZH: "搜索", EN: "Search"},
	kindSitemap: {ZH: "网站地图", EN: "Site map"},
	kindStyles:  {ZH: "样式一览", EN: "Style guide"},
}

// addAlone adds the pages that stand alone.
func (p *plan) addAlone(kinds ...string) {
	for _, kind := range kinds {
		if _, found := p.theme.Lookup(theme.Layout{Kind: kind}); found {
			p.add(aloneNode(kind))
			p.alone = append(p.alone, kind)
		}
	}
}

func aloneNode(kind string) *node { return &node{kind: kind, path: kind + "/"} }

// has reports whether the site has a page of a kind that stands alone.
func (p *plan) has(kind string) bool { return slices.Contains(p.alone, kind) }
