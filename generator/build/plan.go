package build

import (
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
	"zoufang/generator/theme"
)

// plan is every page of a site, in the order in which they are written.
type plan struct {
	site  *site.Site
	theme *theme.Theme
	urls  urls
	nodes []*node

	tables  []*tally.Table
	filters map[*site.Section]func() []Filter  // of lists, counted when first asked for
	rows    func() map[*site.Record][]tableRow // that records have in tables, found when first asked for
	names   func() func(schema.Ref) string     // what records are called, found when first asked for
}

func newPlan(s *site.Site, tables []*tally.Table, t *theme.Theme) *plan {
	p := &plan{site: s, theme: t, urls: newURLs(s.Config.BaseURL), tables: tables, filters: map[*site.Section]func() []Filter{}}
	p.rows = sync.OnceValue(p.recordRows)
	p.names = sync.OnceValue(func() func(schema.Ref) string { return history.Names(s) })
	p.add(&node{kind: kindHome})
	for _, section := range s.Sections() {
		p.filters[section] = p.sectionFilters(section)
		for number := 1; number <= listLength(section); number++ {
			p.add(&node{kind: kindSection, section: section, number: number, path: listPath(section, number)})
		}
		for _, r := range section.Records {
			p.add(&node{kind: kindPage, record: r, section: section, path: strings.TrimPrefix(r.Permalink, "/")})
			if p.hasHistory(r) {
				p.add(historyNode(r))
			}
		}
	}
	if len(tables) > 0 {
		p.add(talliesNode())
	}
	for _, t := range tables {
		p.add(tallyNode(t))
	}
	p.add(&node{kind: kind404, path: "404.html"})
	return p
}

// lang is the language of the site.
func (p *plan) lang() diag.Lang { return p.site.Config.Lang() }

func (p *plan) add(n *node) { p.nodes = append(p.nodes, n) }

// layout says which template shows a page.
func (n *node) layout() theme.Layout {
	l := theme.Layout{Kind: n.kind}
	if n.section == nil {
		return l
	}
	l.Section = n.section.Collection.ID
	if field := n.section.Collection.LayoutField; field != nil && n.kind == kindPage {
		l.Name, _ = n.record.Values[field.Key].(string)
	}
	return l
}
