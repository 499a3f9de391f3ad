package tally

import (
	"fmt"
	"math/big"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// table turns what was counted into figures with states.
func (c *counter) table() (*Table, error) {
	if c.err != nil {
		return nil, c.err
	}
	t := &Table{Tally: c.tally, came: c.came, Columns: c.columns, Groups: c.groups, Total: c.figure(all, all)}
	for i := range c.columns {
		t.Totals = append(t.Totals, c.figure(all, i))
	}
	for i, r := range c.rows {
		row := Row{Record: r, Total: c.figure(i, all)}
		for j := range c.columns {
			row.Cells = append(row.Cells, c.figure(i, j))
		}
		if err := c.judge(&row); err != nil {
			return nil, fmt.Errorf("%s: %w", r.Name(), err)
		}
		t.Rows = append(t.Rows, row)
	}
	for g := range t.Groups {
		group := &t.Groups[g]
		group.Total = c.figure(groupRow(g), all)
		for j := range c.columns {
			group.Cells = append(group.Cells, c.figure(groupRow(g), j))
		}
	}
	var rows []*Row
	for i := range t.Rows {
		rows = append(rows, &t.Rows[i])
		if g := c.groupOf[i]; g >= 0 {
			t.Groups[g].Rows = append(t.Groups[g].Rows, &t.Rows[i])
		}
	}
	if c.discreet() {
		t.conceal()
	}
	t.Met = tallied(rows)
	for g := range t.Groups {
		t.Groups[g].Met = tallied(t.Groups[g].Rows)
	}
	return t, nil
}

// judge gives the cells of a row their targets and states.
func (c *counter) judge(row *Row) error {
	goal := c.tally.Target
	if goal == nil {
		return nil
	}
	exempt := false
	if goal.Exempt != nil {
		var err error
		if exempt, err = test(goal.Exempt, row.Record.Values, nil, c.env); err != nil {
			return err
		}
	}
	whole := Column{From: c.site.Config.Period.From, To: c.site.Config.Period.To, Due: c.site.Config.Period.To}
	if goal.Whole {
		c.judgeCell(&row.Total, row.Record, whole, exempt)
		return nil
	}
	for i := range row.Cells {
		c.judgeCell(&row.Cells[i], row.Record, c.columns[i], exempt)
		if c.tally.Columns.Due != nil {
			row.Cells[i].Late = lateness(row.Cells[i].Records, c.columns[i].Due)
		}
	}
	return nil
}

func (c *counter) judgeCell(cell *Cell, row *site.Record, column Column, exempt bool) {
	goal := c.tally.Target
	cell.Min, cell.Max = goal.Min, goal.Max
	if own := ownMinimum(c.site, row, goal.MinField); own != nil {
		cell.Min = own
	}
	from, to, who := column.From, column.To, &thing{record: row}
	if start, ok := who.firstDate(c.site, goal.From); ok {
		from = later(from, start)
	}
	if end, ok := who.firstDate(c.site, goal.To); ok {
		to = earlier(to, end)
	}
	if exempt || from.After(to) {
		cell.Min, cell.Max, cell.State = nil, nil, StateExempt
		return
	}
	part := inProportion(cell.Min, length(from, to), length(column.From, column.To))
	if part != nil && part.Sign() == 0 && cell.Min.Sign() > 0 { // nobody has met what was not asked for
		cell.Min, cell.Max, cell.State = nil, nil, StateExempt
		return
	}
	cell.Min = part
	cell.State = stateOf(cell.Value.Rat(), cell.Min, cell.Max, from, column.Due, c.env.AsOf)
}

// lateness returns how many days after due the first of the records came, 0 where
// one came in time or none did.
func lateness(records []*site.Record, due time.Time) int {
	var first time.Time
	for _, r := range records {
		if day := r.HandedIn(); first.IsZero() || day.Before(first) {
			first = day
		}
	}
	if first.IsZero() || !first.After(due) {
		return 0
	}
	return schema.DaysBetween(due, first)
}

// stateOf judges a value on a day: the column begins at from, and its target is
// to be met by due.
func stateOf(value, least, most *big.Rat, from, due, asOf time.Time) State {
	switch {
	case most != nil && value.Cmp(most) > 0:
		return StateOver
	case least != nil && value.Cmp(least) >= 0:
		return StateMet
	case from.After(asOf):
		return StateUpcoming
	case least == nil:
		return StateMet
	case !asOf.Before(due): // the as-of day is gone
		return StateMissed
	}
	wanted := new(big.Rat).Mul(least, big.NewRat(length(from, asOf), length(from, due)))
	if value.Cmp(new(big.Rat).SetInt64(floor(wanted))) >= 0 {
		return StateOnTrack
	}
	return StateBehind
}

// inProportion is the part of a minimum that falls to someone who takes part on
// some of the days only, rounded down.
func inProportion(least *big.Rat, part, whole int64) *big.Rat {
	if least == nil || part >= whole {
		return least
	}
	return new(big.Rat).SetInt64(floor(new(big.Rat).Mul(least, big.NewRat(part, whole))))
}

// length counts the days from one to another, both included.
func length(from, to time.Time) int64 { return int64(to.Sub(from)/(24*time.Hour)) + 1 }

func ownMinimum(s *site.Site, row *site.Record, path []string) (least *big.Rat) {
	if path == nil {
		return nil
	}
	s.EachValue(row.Values, path, func(v any) {
		if number, ok := rational(v); ok && least == nil {
			least = number
		}
	})
	return least
}
