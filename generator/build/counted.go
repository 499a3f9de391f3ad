package build

import (
	"io/fs"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// counted is the tables of a site. Where an earlier build counted the same, they
// are counted only when a page asks for them.
type counted struct {
	ids      []string        // in the order of their definitions
	numbers  map[string]int  // places in ids
	rowsOf   map[string]bool // ids of the collections whose records have rows
	findings diag.List
	all      func() []*tally.Table
}

// countTables counts the tables of a site.
func countTables(o Options, root fs.FS, s *site.Site) counted {
	tables, findings := tally.CountAll(root, o.Schemas, s)
	c := counted{rowsOf: map[string]bool{}, findings: findings, all: func() []*tally.Table { return tables }}
	for _, t := range tables {
		c.ids = append(c.ids, t.ID)
		c.rowsOf[t.Tally.Rows.From.ID] = true
	}
	return c.numbered()
}

// countLater is the tables of a site of which an earlier build told the outcome.
func countLater(o Options, root fs.FS, s *site.Site, old *manifest) (counted, bool) {
	c := counted{ids: old.tables, rowsOf: map[string]bool{}}
	for _, id := range old.rowsOf {
		c.rowsOf[id] = true
	}
	c.all = sync.OnceValue(func() []*tally.Table {
		tables, _ := tally.CountAll(root, o.Schemas, s)
		return tables
	})
	var ok bool
	c.findings, ok = site.UnpackFindings(old.counted)
	return c.numbered(), ok
}

func (c counted) numbered() counted {
	c.numbers = map[string]int{}
	for i, id := range c.ids {
		c.numbers[id] = i
	}
	return c
}

// has reports whether there is a table of that id.
func (c counted) has(id string) bool {
	_, known := c.numbers[id]
	return known
}

// table returns the table of an id, which must be known.
func (c counted) table(id string) *tally.Table { return c.all()[c.numbers[id]] }

// count counts the tables, now or later.
func (p *plan) count(o Options, root fs.FS, old *manifest) {
	if o.Cache != nil {
		p.definitions = tally.Sum(site.SchemaFiles(root, o.Schemas, p.site.Config))
	}
	if old != nil && old.base == p.baseSum(o) && old.base != 0 && old.everything != 0 && old.everything == p.siteSum(ofEverything) {
		var ok bool
		if p.tables, ok = countLater(o, root, p.site, old); ok {
			return
		}
	}
	p.tables = countTables(o, root, p.site)
}
