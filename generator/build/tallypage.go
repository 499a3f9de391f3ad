package build

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// talliesPath is where the tables of a site are listed, under talliesTitle.
const talliesPath = "tallies/"

var talliesTitle = diag.Name{ZH: "统计表", EN: "Tables"}

func talliesNode() *node { return &node{kind: kindTallies, path: talliesPath} }

func tallyNode(id string) *node {
	return &node{kind: kindTally, table: id, path: talliesPath + id + "/"}
}

// tallies returns the list of all tables.
func (v *view) tallies() *Page { return &Page{talliesNode(), v} }

// Tallies returns the pages of all tables, in the order of their definitions.
func (s *Site) Tallies() Pages {
	s.view.noteSite(ofTables)
	var pages Pages
	for _, id := range s.view.tables.ids {
		pages = append(pages, &Page{tallyNode(id), s.view})
	}
	return pages
}

// Tally returns the page of the table with an id, or nil.
func (s *Site) Tally(id string) *Page {
	s.view.noteSite(ofTables)
	if !s.view.tables.has(id) {
		return nil
	}
	return &Page{tallyNode(id), s.view}
}

// Table returns the table that the page shows, or nil.
func (p *Page) Table() *Table {
	if p.kind != kindTally {
		return nil
	}
	p.view.noteTable(ofHead, p.table)
	return &Table{view: p.view, table: p.view.tables.table(p.table)}
}

// Standing is how a record stands in a table.
type Standing struct {
	Table *Table    // in which it has a row
	Row   *TableRow // of the record
}

// Standing returns every table in which the record is a row, in the order of the
// tables.
func (p *Page) Standing() []Standing {
	if p.kind != kindPage {
		return nil
	}
	p.view.note(ofStanding, p.record)
	if !p.view.tables.rowsOf[p.record.Section.Collection.ID] {
		return nil
	}
	var all []Standing
	for _, r := range p.view.rows()[p.record] {
		table := &Table{view: p.view, table: r.table}
		all = append(all, Standing{table, &TableRow{table, r.row}})
	}
	return all
}

// tableRow is a row with its table.
type tableRow struct {
	table *tally.Table
	row   *tally.Row
}

// recordRows finds the rows of every record.
func (p *plan) recordRows() map[*site.Record][]tableRow {
	rows := map[*site.Record][]tableRow{}
	for _, t := range p.tables.all() {
		for i := range t.Rows {
			r := &t.Rows[i]
			rows[r.Record] = append(rows[r.Record], tableRow{t, r})
		}
	}
	return rows
}

// rowOf returns the row of a record in a table, or nil.
func (p *plan) rowOf(t *tally.Table, r *site.Record) *tally.Row {
	rows := p.rows()[r]
	i := slices.IndexFunc(rows, func(r tableRow) bool { return r.table == t })
	if i < 0 {
		return nil
	}
	return rows[i].row
}

// dataPath is where the data of a table lie, without the ending of their form.
func dataPath(t *tally.Table) string { return "data/tallies/" + t.ID }
