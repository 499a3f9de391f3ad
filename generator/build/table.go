package build

import (
	"math/big"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// Table is what is counted of the records, as it stands at the day of the site:
// a row for each record of a collection, a figure for each column.
type Table struct {
	view  *view
	table *tally.Table

	ascending []*big.Rat // the figures that have shades; nil: not looked at yet
}

// figures notes that the page read what was counted, and returns it.
func (t *Table) figures() *tally.Table {
	t.view.noteTable(ofTable, t.table.ID)
	return t.table
}

// ID is that of the table's definition.
func (t *Table) ID() string { return t.table.ID }

// Title is the table's name.
func (t *Table) Title() string { return t.table.Title }

// Description says in a sentence what the table is for, "" where its definition
// does not.
func (t *Table) Description() string { return t.table.Description }

// Unit is what the figures count.
func (t *Table) Unit() string { return t.table.Unit }

// Definition says in sentences what counts, and what is asked for.
func (t *Table) Definition() []string { return t.table.Words(t.view.lang()) }

// Discreet is the number below which people are not counted for the site's audience,
// 0 where all are.
func (t *Table) Discreet() int64 {
	if t.view.site.Audience != site.Public {
		return 0
	}
	return t.figures().Discreet
}

// Discretion says in a sentence which figures are not told, "" where all are.
func (t *Table) Discretion() string { return t.figures().Discretion(t.view.lang()) }

// File is where the table is defined.
func (t *Table) File() SourceFile { return SourceFile{t.table.Tally.Span.File} }

// Page is the table's own page.
func (t *Table) Page() *Page { return &Page{tallyNode(t.table.ID), t.view} }

// Section is the id of the collection whose records have rows.
func (t *Table) Section() string { return t.table.Tally.Rows.From.ID }

// Label is what the record of a row is called.
func (t *Table) Label() string { return t.table.Tally.Rows.From.Title }

// JSON is the address of the table for programs, with all records counted.
func (t *Table) JSON() string { return t.view.urls.rel(dataPath(t.table) + ".json") }

// CSV is the address of the table for office programs.
func (t *Table) CSV() string { return t.view.urls.rel(dataPath(t.table) + ".csv") }

// XLSX is the address of the table as a workbook.
func (t *Table) XLSX() string { return t.view.urls.rel(dataPath(t.table) + ".xlsx") }

// HasTarget reports whether something is asked of the figures.
func (t *Table) HasTarget() bool { return t.table.Target != nil }

// IsRanking reports whether the columns are other tables, and the totals their
// points.
func (t *Table) IsRanking() bool { return t.table.Parts != nil }

// Ranked reports whether the ranks of a ranking may be shown.
func (t *Table) Ranked() bool { return t.table.Ranked }

// HasTotal reports whether the total over the columns says more than they do. The
// points of a ranking are shown with the ranks only.
func (t *Table) HasTotal() bool {
	if t.IsRanking() {
		return t.Ranked()
	}
	return len(t.table.Columns) > 1
}

// Reached is how many rows have reached their target, of Judged.
func (t *Table) Reached() int { return t.figures().Met.Reached }

// Judged is how many rows have a target now: those that are exempt, or whose time
// has not come, are left out.
func (t *Table) Judged() int { return t.figures().Met.Of }

// StateCount is how many rows of a table are in a state.
type StateCount struct {
	State schema.State // as a row stands to its target
	Count int          // of rows
}

// stateOrder is that in which states are told, from what is done to what is not
// asked for.
var stateOrder = []tally.State{
	tally.StateMet, tally.StateOver, tally.StateOnTrack, tally.StateBehind, tally.StateMissed, tally.StateUpcoming, tally.StateExempt,
}

// States returns how many rows are in each state, those that occur.
func (t *Table) States() []StateCount {
	count := map[tally.State]int{}
	for i := range t.figures().Rows {
		count[t.table.Rows[i].Verdict()]++
	}
	return t.view.stateCounts(count)
}

// stateCounts returns the states that occur, in their order.
func (p *plan) stateCounts(count map[tally.State]int) []StateCount {
	var all []StateCount
	for _, state := range stateOrder {
		if count[state] > 0 {
			all = append(all, StateCount{p.tableState(state), count[state]})
		}
	}
	return all
}

// tableState returns a state with its name.
func (p *plan) tableState(state tally.State) schema.State {
	return schema.State{ID: string(state), Title: state.In(p.lang())}
}

// TableColumn is a column of a table.
type TableColumn struct {
	ID    string    // of a period, a term, a state or a record
	Title string    // the column's head
	Due   time.Time // until when its target is to be met
	Page  *Page     // of a column that is a record, or else nil
}

// Columns returns the columns of the table.
func (t *Table) Columns() []TableColumn {
	var all []TableColumn
	for _, c := range t.table.Columns {
		column := TableColumn{ID: c.ID, Title: c.In(t.view.lang()), Due: c.Due}
		if c.Record != nil {
			column.Page = t.view.page(c.Record)
		}
		all = append(all, column)
	}
	return all
}

var totalTitle = diag.Name{ZH: "合计", EN: "Total"}

// whole is the column of totals.
func (t *Table) whole() TableColumn {
	return TableColumn{Title: totalTitle.In(t.view.lang()), Due: t.view.site.Config.Period.To}
}

// Totals returns the figures of each column over all rows, every record counted
// once.
func (t *Table) Totals() []*TableCell { return t.cells(t.figures().Totals) }

// Total is the figure over the whole table.
func (t *Table) Total() *TableCell { return &TableCell{t.whole(), t, &t.figures().Total} }
