package build

import (
	"math/big"
	"slices"

	"zoufang/generator/tally"
)

// heatClasses is how many shades there are for the figures of a table.
const heatClasses = 5

// HeatClass is figures of a table that get the same shade.
type HeatClass struct {
	Class int    // from 1, the smallest figures, to 5
	From  string // the smallest of them
	To    string // the greatest of them
}

// HasHeat reports whether shades help to compare the figures: they stand in
// several columns, and nothing is asked of them.
func (t *Table) HasHeat() bool {
	return len(t.table.Columns) > 1 && !t.HasTarget() && !t.IsRanking()
}

// HeatClasses returns the shades that occur in the table, from the smallest
// figures to the greatest.
func (t *Table) HeatClasses() []HeatClass {
	var all []HeatClass
	for _, n := range t.shaded() {
		class, text := t.class(n), digits(n)
		if last := len(all) - 1; last >= 0 && all[last].Class == class {
			all[last].To = text
			continue
		}
		all = append(all, HeatClass{class, text, text})
	}
	return all
}

// Heat is the shade of the figure among those of all rows, from 1 to 5: as many
// figures have each, but equal ones have the same. 0 is that of nothing.
func (c *TableCell) Heat() int {
	if value := c.cell.Value.Rat(); value.Sign() > 0 {
		return c.table.class(value)
	}
	return 0
}

// class is the shade of a figure: by how many others are smaller.
func (t *Table) class(value *big.Rat) int {
	all := t.shaded()
	smaller, _ := slices.BinarySearchFunc(all, value, (*big.Rat).Cmp)
	return min(heatClasses, 1+heatClasses*smaller/max(1, len(all)))
}

// shaded returns the figures of all rows that are more than nothing, in ascending
// order. They are sorted once for a page.
func (t *Table) shaded() []*big.Rat {
	if t.ascending == nil {
		t.ascending = figuresOf(t.figures())
	}
	return t.ascending
}

func figuresOf(t *tally.Table) []*big.Rat {
	var all []*big.Rat
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			if value := c.Value.Rat(); value.Sign() > 0 {
				all = append(all, value)
			}
		}
	}
	slices.SortFunc(all, (*big.Rat).Cmp)
	return all
}
