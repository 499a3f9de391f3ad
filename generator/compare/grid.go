package compare

import (
	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// grid is a table with its margins: every figure that its page shows.
type grid struct {
	table         *tally.Table
	rows, columns []Place
	figures       map[address]Figure
}

// address is where a figure stands: the keys of its row and column.
type address struct{ row, column string }

// The margins of a table.
var (
	allRows    = Place{Kind: Whole, Name: diag.Both("diff.all-rows", nil)}
	allColumns = Place{Kind: Whole, Name: diag.Both("diff.all-columns", nil)}
)

func gridOf(t *tally.Table) *grid {
	g := &grid{table: t, figures: map[address]Figure{}}
	for _, c := range t.Columns {
		g.columns = append(g.columns, Place{Single, c.ID, diag.Name{ZH: c.In(diag.ZH), EN: c.In(diag.EN)}})
	}
	g.columns = append(g.columns, allColumns)
	for _, r := range t.Rows {
		g.line(Place{Single, r.Record.Name(), same(r.Record.Called())}, r.Cells, r.Total, r.Rank)
	}
	for _, group := range t.Groups {
		g.line(Place{Group, group.ID, same(group.Title)}, group.Cells, group.Total, 0)
	}
	g.line(allRows, t.Totals, t.Total, 0)
	return g
}

func same(name string) diag.Name { return diag.Name{ZH: name, EN: name} }

// line enters the figures of a row. Where there is but one column, its figure is
// that of the row, with the target unless that is for all columns together. The
// points of a composite are not told before its ranks.
func (g *grid) line(row Place, cells []tally.Cell, total tally.Cell, rank int) {
	t := g.table
	g.rows = append(g.rows, row)
	if t.Parts == nil && len(cells) == 1 {
		if t.Target == nil || !t.Target.Whole {
			total = cells[0]
		}
		cells = nil
	}
	for i, c := range cells {
		g.figures[address{row.key(), g.columns[i].key()}] = figureOf(c)
	}
	if t.Parts == nil || t.Ranked && row.Kind == Single {
		whole := figureOf(total)
		whole.Rank = rank
		g.figures[address{row.key(), allColumns.key()}] = whole
	}
}

func (g *grid) figuresOf(rows []Place) []RowFigure {
	var all []RowFigure
	for _, row := range rows {
		all = append(all, RowFigure{row, g.figures[address{row.key(), allColumns.key()}]})
	}
	return all
}
