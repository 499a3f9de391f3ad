package build

import (
	"zoufang/generator/schema"
	"zoufang/generator/tally"
)

// TableRow is the figures of one record.
type TableRow struct {
	table *Table
	row   *tally.Row
}

// ID is that of the record.
func (r *TableRow) ID() string { return r.row.Record.ID }

// Title is the name of the record.
func (r *TableRow) Title() string { return r.row.Record.Title }

// Page is that of the record.
func (r *TableRow) Page() *Page { return r.table.view.page(r.row.Record) }

// Rank is the record's place in a ranking, from 1; equals share one. 0: it has no
// points, or ranks may not be shown.
func (r *TableRow) Rank() int { return r.row.Rank }

// State is how the record stands to its target as a whole, the worst of its
// figures. Its ID is "" where there is no target.
func (r *TableRow) State() schema.State { return r.table.view.tableState(r.row.Verdict()) }

// Cells returns the figures of each column.
func (r *TableRow) Cells() []*TableCell { return r.table.cells(r.row.Cells) }

// Total is the figure over all columns, every record counted once.
func (r *TableRow) Total() *TableCell {
	return &TableCell{r.table.whole(), r.table, &r.row.Total}
}

// Judged returns the figures that have a target: those of each column, or the
// total.
func (r *TableRow) Judged() []*TableCell {
	var judged []*TableCell
	for _, c := range append(r.Cells(), r.Total()) {
		if c.cell.State != tally.StateNone {
			judged = append(judged, c)
		}
	}
	return judged
}

// TableGroup is rows that belong together.
type TableGroup struct {
	ID    string // of the value that its rows share
	Title string // what it is called
	Page  *Page  // of a group that is a record, or else nil

	table *Table
	group *tally.Group
}

// Rows returns the rows of the group.
func (g *TableGroup) Rows() []*TableRow {
	var rows []*TableRow
	for _, r := range g.group.Rows {
		rows = append(rows, &TableRow{g.table, r})
	}
	return rows
}

// Cells returns the figures of each column over the group, every record counted
// once.
func (g *TableGroup) Cells() []*TableCell { return g.table.cells(g.group.Cells) }

// Total is the figure over the whole group.
func (g *TableGroup) Total() *TableCell {
	return &TableCell{g.table.whole(), g.table, &g.group.Total}
}

// Reached is how many rows have reached their target, of Judged.
func (g *TableGroup) Reached() int { return g.group.Met.Reached }

// Judged is how many rows have a target now.
func (g *TableGroup) Judged() int { return g.group.Met.Of }

// States returns how many rows of the group are in each state, those that occur.
func (g *TableGroup) States() []StateCount {
	count := map[tally.State]int{}
	for _, r := range g.group.Rows {
		count[r.Verdict()]++
	}
	return g.table.view.stateCounts(count)
}

// Group returns the group that is the record of a page, or nil.
func (t *Table) Group(page *Page) *TableGroup {
	for _, g := range t.Groups() {
		if g.group.Record != nil && g.group.Record == page.record {
			return g
		}
	}
	return nil
}

// Groups returns the groups of the rows, in the order of the rows.
func (t *Table) Groups() []*TableGroup {
	var groups []*TableGroup
	for i := range t.figures().Groups {
		g := &t.table.Groups[i]
		group := &TableGroup{ID: g.ID, Title: g.Title, table: t, group: g}
		if g.Record != nil {
			group.Page = t.view.page(g.Record)
		}
		groups = append(groups, group)
	}
	return groups
}

// Rows returns all rows.
func (t *Table) Rows() []*TableRow {
	var rows []*TableRow
	for i := range t.figures().Rows {
		rows = append(rows, &TableRow{t, &t.table.Rows[i]})
	}
	return rows
}

// Loose returns the rows that are in no group: all where the table has no groups.
func (t *Table) Loose() []*TableRow {
	grouped := map[*tally.Row]bool{}
	for _, g := range t.figures().Groups {
		for _, r := range g.Rows {
			grouped[r] = true
		}
	}
	var rows []*TableRow
	for _, r := range t.Rows() {
		if !grouped[r.row] {
			rows = append(rows, r)
		}
	}
	return rows
}

// Row returns the row of a record's page, or nil.
func (t *Table) Row(page *Page) *TableRow {
	if page.record == nil || t.Section() != page.record.Section.Collection.ID {
		return nil
	}
	t.view.note(ofStanding, page.record)
	if row := t.view.rowOf(t.table, page.record); row != nil {
		return &TableRow{t, row}
	}
	return nil
}
