package build

import (
	"math/big"

	"zoufang/generator/schema"
	"zoufang/generator/tally"
)

// TableCell is one figure of a table. Numbers are digits, "" where there is none.
type TableCell struct {
	Column TableColumn // in which it stands

	table *Table
	cell  *tally.Cell
}

// cells are figures of each column.
func (t *Table) cells(figures []tally.Cell) []*TableCell {
	var all []*TableCell
	for i, column := range t.Columns() {
		all = append(all, &TableCell{column, t, &figures[i]})
	}
	return all
}

// Value is the figure, or what stands for one that is not told.
func (c *TableCell) Value() string { return c.cell.Value.String() }

// Concealed reports whether the figure is not told to the site's audience.
func (c *TableCell) Concealed() bool { return c.cell.Value.Concealed() }

// Min is how much is asked for at least.
func (c *TableCell) Min() string { return digits(c.cell.Min) }

// Max is how much is allowed at most.
func (c *TableCell) Max() string { return digits(c.cell.Max) }

// ToGo is how much is missing to Min.
func (c *TableCell) ToGo() string {
	if missing := c.cell.ToGo(); missing.Sign() > 0 {
		return digits(missing)
	}
	return ""
}

// Late is how many days after the column's due date the first record came, where
// none came in time.
func (c *TableCell) Late() int { return c.cell.Late }

// State is how the figure stands to its target. Its ID is "" where there is none.
func (c *TableCell) State() schema.State { return c.table.view.tableState(c.cell.State) }

// Count is how many records were counted. It costs nothing.
func (c *TableCell) Count() int { return len(c.cell.Records) }

// Records returns the pages of the records that were counted.
func (c *TableCell) Records() Pages { return c.table.view.pages(c.cell.Records) }

func digits(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return tally.Digits(r)
}
