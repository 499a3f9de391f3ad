package tally

import (
	"math/big"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Table is a tally as counted over a site.
type Table struct {
	*Tally
	Columns []Column
	Rows    []Row
	Totals  []Cell  // of each column, over all rows
	Total   Cell    // over everything
	Groups  []Group // of the rows, where the tally groups them
	Ranked  bool    // ranks are published
	Met     Tallied // how many rows have reached their target

	came arrivals
}

// Tallied is how many rows have reached their target in every column that has
// come to its end or is met already, of those that have one.
type Tallied struct{ Reached, Of int }

// Row is one row of a table.
type Row struct {
	Record *site.Record
	Cells  []Cell // by column
	Total  Cell   // over all columns; of a composite the points
	Rank   int    // in a composite, from 1; equals share a rank; 0: none, for want of points
}

// Group is the rows of one group together, each record counted once.
type Group struct {
	ID, Title string
	Record    *site.Record // the group, where it is a record
	Rows      []*Row
	Cells     []Cell
	Total     Cell
	Met       Tallied
}

// Cell is one figure of a table.
type Cell struct {
	Value   Amount
	Min     *big.Rat // what is wanted at least; nil: nothing
	Max     *big.Rat // at most
	State   State
	Late    int            // days between the due date of the column and the first record that came after it, where nothing came in time
	Records []*site.Record // those that were counted, by name
}

// ToGo returns how much is missing to the minimum, 0 where nothing is or where that
// is not told.
func (c Cell) ToGo() *big.Rat {
	if c.Min == nil || c.Value.concealed {
		return new(big.Rat)
	}
	missing := new(big.Rat).Sub(c.Min, c.Value.Rat())
	if missing.Sign() < 0 {
		return new(big.Rat)
	}
	return missing
}

// State says how a figure stands to its target.
type State string

// The states. StateNone stands where there is no target.
const (
	StateNone     State = ""
	StateMet      State = "met"      // 已达标
	StateOver     State = "over"     // 超出
	StateUpcoming State = "upcoming" // 未到期
	StateMissed   State = "missed"   // 未完成
	StateOnTrack  State = "on-track" // 按进度
	StateBehind   State = "behind"   // 滞后
	StateExempt   State = "exempt"   // 不考核
)

// Verdict is how a row stands to its target as a whole: the worst of its cells,
// or StateNone where it has no target.
func (r *Row) Verdict() State {
	if r.Total.State != StateNone {
		return r.Total.State
	}
	worst := StateNone
	for _, c := range r.Cells {
		if rank(c.State) > rank(worst) {
			worst = c.State
		}
	}
	return worst
}

// gravity orders the states from what asks for nothing to what is lost.
var gravity = []State{StateNone, StateExempt, StateUpcoming, StateMet, StateOnTrack, StateOver, StateBehind, StateMissed}

func rank(s State) int { return slices.Index(gravity, s) }

// tallied counts the rows that have reached their target.
func tallied(rows []*Row) (met Tallied) {
	for _, r := range rows {
		switch r.Verdict() {
		case StateNone, StateExempt, StateUpcoming:
			continue
		case StateMet:
			met.Reached++
		}
		met.Of++
	}
	return met
}

// Discretion says in a sentence which figures of the table are not told, "" where
// all are.
func (t *Table) Discretion(lang diag.Lang) string {
	if t.Discreet == 0 || !t.conceals() {
		return ""
	}
	return diag.Say(lang, "tables.discretion", diag.Args{"count": int(t.Discreet), "unit": t.Unit})
}

// conceals reports whether a figure of the table is not told.
func (t *Table) conceals() bool {
	lines := [][]Cell{t.Totals, {t.Total}}
	for _, r := range t.Rows {
		lines = append(lines, r.Cells, []Cell{r.Total})
	}
	for _, g := range t.Groups {
		lines = append(lines, g.Cells, []Cell{g.Total})
	}
	return slices.ContainsFunc(slices.Concat(lines...), func(c Cell) bool { return c.Value.concealed })
}

// RowOf returns the row of a record, or nil.
func (t *Table) RowOf(r *site.Record) *Row {
	for i := range t.Rows {
		if t.Rows[i].Record == r {
			return &t.Rows[i]
		}
	}
	return nil
}

// groupKey is what a row is grouped by: the first value at the path.
func groupKey(s *site.Site, values schema.Values, path []string) (id, title string, record *site.Record) {
	s.EachValue(values, path, func(v any) {
		if id != "" {
			return
		}
		id, title = canonical(v), canonical(v)
		switch v := v.(type) {
		case *schema.Term:
			title = v.Name
		case schema.Ref:
			record = s.Resolve(v)
			title = record.Called()
		}
	})
	return id, title, record
}
