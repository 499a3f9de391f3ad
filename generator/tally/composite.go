package tally

import (
	"math/big"
	"slices"
	"time"

	"zoufang/generator/site"
)

// compose adds up the parts of a composite: a column for each, with its value of
// the row, and the points as the total.
func compose(t *Tally, s *site.Site, asOf time.Time, counted map[string]*Table) *Table {
	table := &Table{Tally: t, Ranked: t.Published || !asOf.Before(s.Config.Period.To)}
	rows := map[*site.Record]int{}
	for _, part := range t.Parts {
		from := counted[part.Tally]
		if from == nil {
			continue // it could not be counted, which was reported
		}
		table.Columns = append(table.Columns, Column{ID: from.ID, Title: from.Title, From: s.Config.Period.From, To: s.Config.Period.To, Due: s.Config.Period.To})
		table.Totals = append(table.Totals, from.Total)
		for _, row := range from.Rows {
			at, known := rows[row.Record]
			if !known {
				at = len(table.Rows)
				rows[row.Record] = at
				table.Rows = append(table.Rows, Row{Record: row.Record})
			}
			table.Rows[at].score(row.Total, part.Weight, len(table.Columns))
		}
	}
	for i := range table.Rows {
		table.Rows[i].score(Cell{}, nil, len(table.Columns)+1)
		table.Rows[i].Cells = table.Rows[i].Cells[:len(table.Columns)]
	}
	table.rank()
	return table
}

// score puts a part's figure into the column number, counted from 1, filling those
// before it that have none, and adds its points.
func (r *Row) score(figure Cell, weight *big.Rat, number int) {
	for len(r.Cells) < number-1 {
		r.Cells = append(r.Cells, Cell{})
	}
	figure.Min, figure.Max, figure.State = nil, nil, StateNone
	r.Cells = append(r.Cells, figure)
	if weight == nil || r.Total.Value.concealed {
		return
	}
	if figure.Value.concealed { // points would tell of it
		r.Total = Cell{Value: figure.Value}
		return
	}
	points := new(big.Rat).Mul(figure.Value.Rat(), weight)
	r.Total.Value = Amount{fraction: points.Add(points, r.Total.Value.Rat())}
	r.Total.Records = append(r.Total.Records, figure.Records...)
	slices.SortFunc(r.Total.Records, byName)
	r.Total.Records = slices.Compact(r.Total.Records)
}

// rank gives the rows their places by points. Equal points share a place, and the
// next one is passed over; without points there is no place.
func (t *Table) rank() {
	if !t.Ranked {
		return
	}
	for i := range t.Rows {
		own := t.Rows[i].Total.Value.Rat()
		if own.Sign() <= 0 {
			continue
		}
		t.Rows[i].Rank = 1
		for j := range t.Rows {
			if t.Rows[j].Total.Value.Rat().Cmp(own) > 0 {
				t.Rows[i].Rank++
			}
		}
	}
}
