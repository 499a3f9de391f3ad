package build

import (
	"strings"
	"sync"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/schema"
	"zoufang/generator/search"
	"zoufang/generator/signal"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// plan is every page of a site, in the order in which they are written.
type plan struct {
	site  *site.Site
	theme *theme.Theme
	urls  urls
	nodes []*node
	alone []string // kinds of the pages that stand alone

	relative bool // pages are for a site without a server
	noSearch bool // nobody searches it

	tables  counted
	filters map[*site.Section]func() []Filter  // of lists, counted when first asked for
	changed map[*site.Section]func() time.Time // when the last commit to one of its records was, found when first asked for
	rows    func() map[*site.Record][]tableRow // that records have in tables, found when first asked for
	names   func() func(schema.Ref) string     // what records are called, found when first asked for

	board *signal.Board // what is to be checked; nil: this audience has none

	definitions site.Sum // of what the tables are defined by, where the build is traced
	templates   templateSums
	files       *numbers // of the theme
	words       *numbers // by which authors name records, collection/word
	memo        memo
	indexer     *search.Indexer // of what readers search; nil: there is no page to search with
}

func newPlan(s *site.Site, t *theme.Theme, templates templateSums) *plan {
	p := &plan{
		site: s, theme: t, urls: newURLs(s.Config.BaseURL), filters: map[*site.Section]func() []Filter{}, changed: map[*site.Section]func() time.Time{},
		templates: templates, files: newNumbers(), words: newNumbers(), memo: memo{},
	}
	p.rows = sync.OnceValue(p.recordRows)
	p.names = sync.OnceValue(func() func(schema.Ref) string { return history.Names(s) })
	return p
}

// lay makes the list of pages, once it is known which tables there are.
func (p *plan) lay() {
	p.add(&node{kind: kindHome})
	for _, section := range p.site.Sections() {
		p.addSection(section)
	}
	if len(p.tables.ids) > 0 {
		p.add(talliesNode())
	}
	for _, id := range p.tables.ids {
		p.add(tallyNode(id))
	}
	p.addBoard()
	if !p.noSearch {
		p.addAlone(kindSearch)
	}
	p.addAlone(kindSitemap)
	p.add(&node{kind: kind404, path: "404.html"})
}

func (p *plan) addSection(section *site.Section) {
	p.filters[section] = p.sectionFilters(section)
	p.changed[section] = sync.OnceValue(func() time.Time { return lastCommitOf(section.Records) })
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

// lang is the language of the site.
func (p *plan) lang() diag.Lang { return p.site.Config.Lang() }

func (p *plan) add(n *node) { p.nodes = append(p.nodes, n) }

// records is how many records the site shows.
func (p *plan) records() int {
	n := 0
	for _, s := range p.site.Sections() {
		n += len(s.Records)
	}
	return n
}

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

// memo keeps sums that take long to make.
type memo map[read]site.Sum

func (m memo) of(r read, sum func() site.Sum) site.Sum {
	kept, known := m[r]
	if !known {
		kept = sum()
		m[r] = kept
	}
	return kept
}
