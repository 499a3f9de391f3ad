package compare

import (
	"math/big"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// Tables are the tallies that differ, in their order.
type Tables struct {
	Added, Gone []TableName
	Changed     []Table
}

// TableName names a tally.
type TableName struct{ ID, Title string }

// Table is what became of a tally that both sites have. Cells are those of rows
// and columns that both have; what a new row brings shows in Rows.
type Table struct {
	TableName
	Unit         string
	ColumnsAdded []Place
	ColumnsGone  []Place
	RowsAdded    []RowFigure
	RowsGone     []RowFigure
	Cells        []Cell
}

// Place is a row or column.
type Place struct {
	Kind PlaceKind
	ID   string // "" where Kind is Whole
	Name diag.Name
}

// PlaceKind says what a row or column stands for.
type PlaceKind string

// The kinds of rows and columns. Whole is all of them together.
const (
	Single PlaceKind = "single"
	Group  PlaceKind = "group"
	Whole  PlaceKind = "total"
)

// RowFigure is a row, and its figure over all columns.
type RowFigure struct {
	Place
	Figure
}

// Cell is a figure that changed.
type Cell struct {
	Row, Column   Place
	Before, After Figure
}

// Figure is a number of a table as readers see it.
type Figure struct {
	Value    string
	Min, Max string // what is wanted; "": nothing
	State    tally.State
	Rank     int // of a row in a composite; 0: none
}

func (t *Tables) same() bool {
	return t == nil || len(t.Added)+len(t.Gone)+len(t.Changed) == 0
}

func (t Table) same() bool {
	return len(t.ColumnsAdded)+len(t.ColumnsGone)+len(t.RowsAdded)+len(t.RowsGone)+len(t.Cells) == 0
}

// cells is how many figures of all tables changed.
func (t *Tables) cells() int {
	n := 0
	for _, table := range t.Changed {
		n += len(table.Cells)
	}
	return n
}

// tablesOf compares the tables of two sites.
func tablesOf(before, after []*tally.Table) *Tables {
	all := &Tables{}
	old := map[string]*tally.Table{}
	for _, t := range before {
		old[t.ID] = t
	}
	for _, t := range after {
		was := old[t.ID]
		delete(old, t.ID)
		if was == nil {
			all.Added = append(all.Added, TableName{t.ID, t.Title})
		} else if changed := tableOf(was, t); !changed.same() {
			all.Changed = append(all.Changed, changed)
		}
	}
	for _, t := range before {
		if old[t.ID] != nil {
			all.Gone = append(all.Gone, TableName{t.ID, t.Title})
		}
	}
	return all
}

// tableOf compares two tables of one tally.
func tableOf(before, after *tally.Table) Table {
	t := Table{TableName: TableName{after.ID, after.Title}, Unit: after.Unit}
	old, now := gridOf(before), gridOf(after)
	t.ColumnsGone, t.ColumnsAdded = apart(old.columns, now.columns)
	rowsGone, rowsAdded := apart(old.rows, now.rows)
	t.RowsGone, t.RowsAdded = old.figuresOf(rowsGone), now.figuresOf(rowsAdded)
	for _, row := range now.rows {
		for _, column := range now.columns {
			at := address{row.key(), column.key()}
			was, there := old.figures[at]
			is, here := now.figures[at]
			if there && here && was != is {
				t.Cells = append(t.Cells, Cell{row, column, was, is})
			}
		}
	}
	return t
}

// apart returns what only one of two lists of places has.
func apart(before, after []Place) (gone, added []Place) {
	return lacking(after, before), lacking(before, after)
}

// lacking returns the places of all that places lacks.
func lacking(places, all []Place) (rest []Place) {
	known := map[string]bool{}
	for _, p := range places {
		known[p.key()] = true
	}
	for _, p := range all {
		if !known[p.key()] {
			rest = append(rest, p)
		}
	}
	return rest
}

func (p Place) key() string { return string(p.Kind) + "/" + p.ID }

func figureOf(c tally.Cell) Figure {
	return Figure{Value: c.Value.String(), Min: digits(c.Min), Max: digits(c.Max), State: c.State}
}

func digits(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return tally.Digits(r)
}
