package sheet

import (
	"math/big"
	"strconv"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// grid is a table as lines of cells: heads, a line for each row, and below them
// the total and the groups.
type grid struct {
	heads  []string
	rows   [][]cell
	totals [][]cell
	fixed  int // how many columns say which row it is
}

// cell is text or an exact number.
type cell struct {
	text   string
	number bool
}

// amount is a number, or what stands for one that is not told.
func amount(a tally.Amount) cell { return cell{a.String(), !a.Concealed()} }

func word(text string) cell { return cell{text: text} }

func figure(value *big.Rat) cell {
	if value == nil {
		return cell{}
	}
	return cell{tally.Digits(value), true}
}

// liner lays out the lines of one table.
type liner struct {
	Writer
	*tally.Table
}

// grid lays a table out.
func (w Writer) grid(t *tally.Table) grid {
	l := liner{w, t}
	g := grid{heads: l.heads(), fixed: 2}
	groups := l.groupOf()
	for i := range t.Rows {
		row := &t.Rows[i]
		line := []cell{word(row.Record.ID), word(row.Record.Title)}
		if len(t.Groups) > 0 {
			line = append(line, word(groups[row]))
		}
		line = append(line, l.figures(row.Cells, row.Total)...)
		g.rows = append(g.rows, append(line, l.judgement(row)...))
	}
	g.totals = append(g.totals, l.sums(w.say("tables.total", nil), t.Totals, t.Total))
	for _, group := range t.Groups {
		g.totals = append(g.totals, l.sums(group.Title, group.Cells, group.Total))
	}
	return g
}

// groupOf names the group of each row.
func (l liner) groupOf() map[*tally.Row]string {
	names := map[*tally.Row]string{}
	for _, group := range l.Groups {
		for _, row := range group.Rows {
			names[row] = group.Title
		}
	}
	return names
}

// summed reports whether there is a column for the total: there is none beside a
// single column, nor in a composite whose order is not published yet.
func (l liner) summed() bool {
	return len(l.Columns) > 1 && (l.Parts == nil || l.Ranked) || len(l.Parts) > 0 && l.Ranked
}

// byCell reports whether each of several columns has a target of its own.
func (l liner) byCell() bool { return l.Target != nil && !l.Target.Whole && len(l.Columns) > 1 }

func (l liner) heads() []string {
	heads := []string{l.say("tables.id", nil), l.say("tables.name", nil)}
	if len(l.Groups) > 0 {
		heads = append(heads, l.say("tables.group", nil))
	}
	for _, c := range l.Columns {
		heads = append(heads, c.In(l.Lang))
		if l.byCell() {
			heads = append(heads, l.say("tables.column-state", diag.Args{"column": c.In(l.Lang)}))
		}
	}
	switch {
	case l.summed() && l.Parts != nil:
		heads = append(heads, l.say("tables.points", nil), l.say("tables.rank", nil))
	case l.summed():
		heads = append(heads, l.say("tables.total", nil))
	}
	if l.bounded() {
		heads = append(heads, l.say("tables.target", nil))
	}
	if l.capped() {
		heads = append(heads, l.say("tables.at-most", nil))
	}
	if l.Target != nil {
		heads = append(heads, l.say("tables.state", nil))
	}
	return heads
}

// bounded reports whether a column says the least that is wanted.
func (l liner) bounded() bool {
	return l.Target != nil && !l.byCell() && (l.Target.Min != nil || l.Target.MinField != nil)
}

// capped reports whether a column says the most that is wanted.
func (l liner) capped() bool { return l.Target != nil && !l.byCell() && l.Target.Max != nil }

// figures are the cells of a line with their total.
func (l liner) figures(cells []tally.Cell, total tally.Cell) []cell {
	var line []cell
	for _, c := range cells {
		line = append(line, amount(c.Value))
		if l.byCell() {
			line = append(line, word(c.State.In(l.Lang)))
		}
	}
	if l.summed() {
		line = append(line, amount(total.Value))
	}
	return line
}

// judgement is the end of a row's line: its rank, its target and how it stands.
func (l liner) judgement(row *tally.Row) []cell {
	var line []cell
	if l.summed() && l.Parts != nil {
		rank := cell{}
		if row.Rank > 0 {
			rank = cell{strconv.Itoa(row.Rank), true}
		}
		line = append(line, rank)
	}
	judged := row.Total
	if l.Target != nil && !l.Target.Whole && len(row.Cells) == 1 {
		judged = row.Cells[0]
	}
	if l.bounded() {
		line = append(line, figure(judged.Min))
	}
	if l.capped() {
		line = append(line, figure(judged.Max))
	}
	if l.Target != nil {
		line = append(line, word(row.Verdict().In(l.Lang)))
	}
	return line
}

// sums is a line of the total, or of a group's.
func (l liner) sums(name string, cells []tally.Cell, total tally.Cell) []cell {
	line := []cell{{}, word(name)}
	if len(l.Groups) > 0 {
		line = append(line, cell{})
	}
	line = append(line, l.figures(cells, total)...)
	if l.Parts != nil && l.summed() {
		line[len(line)-1] = cell{} // points belong to rows
	}
	for len(line) < len(l.heads()) {
		line = append(line, cell{})
	}
	return line
}
