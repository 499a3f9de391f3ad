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
	told     func() ([]*tally.Table, diag.List) // of countWhenAsked: what counting gave
}

// countTables counts the tables of a site.
func countTables(o Options, root fs.FS, s *site.Site) counted {
	return countedAs(tally.CountAll(root, o.Schemas, s))
}

func countedAs(tables []*tally.Table, findings diag.List) counted {
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

// countWhenAsked is the tables of definitions, counted when a page asks for one.
func countWhenAsked(definitions []*tally.Tally, s *site.Site) counted {
	c := counted{rowsOf: map[string]bool{}}
	for _, t := range definitions {
		c.ids = append(c.ids, t.ID)
		c.rowsOf[t.Rows.From.ID] = true
	}
	c.told = sync.OnceValues(func() ([]*tally.Table, diag.List) { return tally.CountLoaded(definitions, s) })
	c.all = sync.OnceValue(func() []*tally.Table {
		tables, _ := c.told()
		return eachOf(definitions, tables)
	})
	return c.numbered()
}

// eachOf returns a table for each definition: an empty one where it could not be
// counted.
func eachOf(definitions []*tally.Tally, tables []*tally.Table) []*tally.Table {
	all := make([]*tally.Table, len(definitions))
	for i, t := range definitions {
		all[i] = &tally.Table{Tally: t}
		if len(tables) > 0 && tables[0].ID == t.ID {
			all[i], tables = tables[0], tables[1:]
		}
	}
	return all
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
