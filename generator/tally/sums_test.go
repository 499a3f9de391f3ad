package tally_test

import (
	"math/big"
	"testing"

	"zoufang/generator/tally"
)

// place is where a figure stands: the line and its column, both counted from 0.
type place struct{ line, column int }

// sums is a table as a system of sums: in each equation, one place is the sum of the
// others.
type sums struct {
	values    map[place]int64 // -1: not told
	equations [][]place       // the sum first
}

func newSums(table *tally.Table) *sums {
	s := &sums{values: map[place]int64{}}
	line := 0
	add := func(cells []tally.Cell, total tally.Cell) {
		equation := []place{{line, len(cells)}}
		for i, c := range append(cells[:len(cells):len(cells)], total) {
			if s.values[place{line, i}] = c.Value.Int(); c.Value.Concealed() {
				s.values[place{line, i}] = -1
			}
			if i < len(cells) {
				equation = append(equation, place{line, i})
			}
		}
		s.equations = append(s.equations, equation)
		line++
	}
	at := map[*tally.Row]int{}
	for i := range table.Rows {
		at[&table.Rows[i]] = i
		add(table.Rows[i].Cells, table.Rows[i].Total)
	}
	for column := range len(table.Columns) + 1 {
		whole := []place{{len(table.Rows) + len(table.Groups), column}}
		for i := range table.Rows {
			whole = append(whole, place{i, column})
		}
		s.equations = append(s.equations, whole)
		for g := range table.Groups {
			part := []place{{len(table.Rows) + g, column}}
			for _, r := range table.Groups[g].Rows {
				part = append(part, place{at[r], column})
			}
			s.equations = append(s.equations, part)
		}
	}
	for _, g := range table.Groups {
		add(g.Cells, g.Total)
	}
	add(table.Totals, table.Total)
	return s
}

func (s *sums) hidden() (n int) {
	for _, value := range s.values {
		if value < 0 {
			n++
		}
	}
	return n
}

// compare holds what is told against the truth, and returns how much is not.
func (s *sums) compare(t *testing.T, truth *sums, name string) int {
	t.Helper()
	for at, value := range s.values {
		switch is := truth.values[at]; {
		case value < 0 && is == 0:
			t.Errorf("%s: nothing is concealed at %v", name, at)
		case value >= 0 && value != is:
			t.Errorf("%s: %v is told as %d, but is %d", name, at, value, is)
		case value > 0 && value < 5:
			t.Errorf("%s: %v is told: %d", name, at, value)
		}
	}
	return s.hidden()
}

// narrowed returns the places not told of which there is only one value that fits.
func (s *sums) narrowed() map[place]bool {
	found := s.solved()
	low, high := map[place]int64{}, map[place]int64{}
	for at, value := range s.values {
		if low[at], high[at] = value, value; value < 0 {
			low[at], high[at] = 1, 1<<30
		}
	}
	for changed := true; changed; {
		changed = false
		for _, equation := range s.equations {
			changed = tighten(equation, low, high) || changed
		}
	}
	for at, value := range s.values {
		if value < 0 && low[at] == high[at] {
			found[at] = true
		}
	}
	return found
}

// tighten draws what follows from one sum for its parts.
func tighten(equation []place, low, high map[place]int64) (changed bool) {
	sign := func(i int) int64 {
		if i == 0 {
			return -1
		}
		return 1
	}
	for i, at := range equation {
		var least, most int64 // of all others, with their signs
		for j, other := range equation {
			if j == i {
				continue
			}
			if sign(j) > 0 {
				least, most = least+low[other], most+high[other]
			} else {
				least, most = least-high[other], most-low[other]
			}
		}
		from, to := -most, -least
		if sign(i) < 0 {
			from, to = least, most
		}
		if from > low[at] {
			low[at], changed = from, true
		}
		if to < high[at] {
			high[at], changed = to, true
		}
	}
	return changed
}

// solved returns the places not told that follow from the equations alone.
func (s *sums) solved() map[place]bool {
	var unknown []place
	for line := range 64 {
		for column := range 64 {
			if value, is := s.values[place{line, column}]; is && value < 0 {
				unknown = append(unknown, place{line, column})
			}
		}
	}
	var matrix [][]*big.Rat
	for _, equation := range s.equations {
		row := make([]*big.Rat, len(unknown))
		for i, at := range unknown {
			row[i] = new(big.Rat)
			for j, other := range equation {
				if other == at {
					row[i].SetInt64(map[bool]int64{true: -1, false: 1}[j == 0])
				}
			}
		}
		matrix = append(matrix, row)
	}
	found := map[place]bool{}
	for _, row := range reduced(matrix, len(unknown)) {
		last, n := 0, 0
		for i, v := range row {
			if v.Sign() != 0 {
				last, n = i, n+1
			}
		}
		if n == 1 {
			found[unknown[last]] = true
		}
	}
	return found
}

// reduced returns a matrix in reduced echelon form.
func reduced(m [][]*big.Rat, columns int) [][]*big.Rat {
	top := 0
	for column := range columns {
		pivot := top
		for pivot < len(m) && m[pivot][column].Sign() == 0 {
			pivot++
		}
		if pivot == len(m) {
			continue
		}
		m[top], m[pivot] = m[pivot], m[top]
		for i := range m {
			if i == top || m[i][column].Sign() == 0 {
				continue
			}
			factor := new(big.Rat).Quo(m[i][column], m[top][column])
			for j := range columns {
				m[i][j] = new(big.Rat).Sub(m[i][j], new(big.Rat).Mul(factor, m[top][j]))
			}
		}
		top++
	}
	return m
}
