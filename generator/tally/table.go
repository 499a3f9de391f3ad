package tally

import (
	"math/big"

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
}

// Row is one row of a table.
type Row struct {
	Record *site.Record
	Cells  []Cell // by column
	Total  Cell   // over all columns
}

// Group is the rows of one group together, each record counted once.
type Group struct {
	ID, Title string
	Record    *site.Record // the group, where it is a record
	Rows      []*Row
	Cells     []Cell
	Total     Cell
}

// Cell is one figure of a table.
type Cell struct {
	Value   Amount
	Min     *big.Rat // what is wanted at least; nil: nothing
	Max     *big.Rat // at most
	State   State
	Records []*site.Record // those that were counted, by name
}

// ToGo returns how much is missing to the minimum, 0 where nothing is.
func (c Cell) ToGo() *big.Rat {
	if c.Min == nil {
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
	eachValue(s, values, path, func(v any) {
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
