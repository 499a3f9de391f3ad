package tally

import "zoufang/generator/site"

// discreet reports whether some of the table's figures are not to be told to
// those whom the site is for.
func (c *counter) discreet() bool {
	return c.tally.Discreet > 0 && c.site.Audience == site.Public
}

// conceal takes out of a table the figures that are more than nothing and less
// than the tally's bound, and those from which they could be computed.
//
// A figure follows from the others of its row or column and their total. So with
// every small one a few others go, such that all of them together could be larger
// or smaller while each total that is still told stays right: another figure of
// its row, another of its column, and the one where these two cross. The totals
// count as a row and a column, as do the groups. Of all such choices the one that
// takes least is made.
func (t *Table) conceal() {
	v := newVeil(t)
	for row := range v.figures {
		for column := range v.figures[row] {
			v.hidden[row][column] = v.small(row, column)
		}
	}
	for row := range v.figures {
		for column := range v.figures[row] {
			if v.small(row, column) {
				v.cover(row, column)
			}
		}
	}
	v.drop()
}

// veil is one run of conceal: the figures of a table in lines, first those of the
// rows, then of the groups, last the totals. The last of each line is its total,
// unless there is but one column.
type veil struct {
	bound   int64
	figures [][]*Cell
	totals  []*Cell // of each line
	values  [][]int64
	hidden  [][]bool
	rows    margin
	columns margin
	single  bool
}

func newVeil(t *Table) *veil {
	v := &veil{bound: t.Discreet, single: t.Tally.Columns.Period == PeriodCampaign}
	v.rows, v.columns = marginOf(len(t.Rows), len(t.Groups)), marginOf(len(t.Columns), 0)
	at := map[*Row]int{}
	for i := range t.Rows {
		at[&t.Rows[i]] = i
		v.line(t.Rows[i].Cells, &t.Rows[i].Total)
	}
	for g := range t.Groups {
		v.line(t.Groups[g].Cells, &t.Groups[g].Total)
		for _, r := range t.Groups[g].Rows {
			v.rows.above[at[r]] = len(t.Rows) + g
		}
	}
	v.line(t.Totals, &t.Total)
	if v.single {
		v.columns.whole = -1
	}
	return v
}

// line adds a line of figures.
func (v *veil) line(cells []Cell, total *Cell) {
	var line []*Cell
	for i := range cells {
		line = append(line, &cells[i])
	}
	if !v.single {
		line = append(line, total)
	}
	values := make([]int64, len(line))
	for i, c := range line {
		values[i] = c.Value.Int()
		if values[i] == 0 && c.Value.Rat().Sign() > 0 {
			values[i] = 1 // a part of one is not nothing
		}
	}
	v.figures, v.totals, v.values = append(v.figures, line), append(v.totals, total), append(v.values, values)
	v.hidden = append(v.hidden, make([]bool, len(line)))
}

// small reports whether a figure is too small to be told.
func (v *veil) small(row, column int) bool {
	value := v.values[row][column]
	return 0 < value && value < v.bound
}

// cover hides with a small figure what it could be computed from.
func (v *veil) cover(row, column int) {
	var best *choice
	columns := v.columns.moves(column)
	for across := range v.rows.moves(row) {
		for down := range columns {
			c := v.choice(v.values[row][column], across, down)
			if c != nil && (best == nil || c.cost < best.cost) {
				best = c
			}
		}
	}
	if best == nil {
		return // no total tells of it
	}
	for _, r := range best.across {
		for _, c := range best.down {
			v.hidden[r.at][c.at] = true
		}
	}
}

// choice is figures that change together: where lines of the table cross.
type choice struct {
	across, down move
	cost         int64
}

// What a choice costs: what is told without it, sums more than the figures of rows,
// and most of all those of the rows, which other tables tell as well; and something
// where it does not leave every number below the bound possible.
const (
	dear    = 8
	dearest = 32
	narrow  = 24
)

// choice returns the figures where moves cross, or nil where they do not leave open
// what the small value is.
func (v *veil) choice(value int64, across, down move) *choice {
	c := &choice{across: across, down: down}
	more, less := v.bound, value // how far all can move together, up and down with the small one
	for _, row := range across {
		for _, column := range down {
			other := v.values[row.at][column.at]
			if row.sign != column.sign {
				more = min(more, other-1)
			} else {
				less = min(less, other-1)
			}
			if !v.hidden[row.at][column.at] {
				c.cost += other * v.weight(row.at, column.at)
			}
		}
	}
	if min(more, less) < 0 || max(more, less) < 1 {
		return nil
	}
	if more < v.bound-1-value || less < value-1 {
		c.cost += narrow
	}
	return c
}

// weight is what a unit of a figure is worth.
func (v *veil) weight(row, column int) int64 {
	switch {
	case column >= v.columns.lines:
		return dearest
	case row >= v.rows.lines:
		return dear
	}
	return 1
}

// drop takes out what is hidden.
func (v *veil) drop() {
	for row := range v.figures {
		for column, c := range v.figures[row] {
			if v.hidden[row][column] {
				c.conceal()
			}
		}
		if v.single && v.hidden[row][0] {
			v.totals[row].conceal()
		}
	}
}

// conceal leaves of a figure what its tally asks for.
func (c *Cell) conceal() {
	*c = Cell{Value: Amount{concealed: true}, Min: c.Min, Max: c.Max}
}
