package tally

import (
	"iter"
	"slices"
)

// margin is how the lines of a table, its rows or its columns, add up.
type margin struct {
	lines int
	above []int // of each line, the group that it belongs to; -1: none
	whole int   // the line of totals, which comes last; -1: there is none
}

// marginOf is the margin of lines, below which come groups and the totals.
func marginOf(lines, groups int) margin {
	m := margin{lines: lines, above: make([]int, lines), whole: lines + groups}
	for i := range m.above {
		m.above[i] = -1
	}
	return m
}

// step is a line that becomes more (1) or less (-1), and move is lines that do so
// together, so that all sums stay right.
type step struct{ at, sign int }
type move []step

// moves returns those by which a line becomes more: that line or one of those which
// make it up, with the sums above, by itself or at the cost of another line.
func (m margin) moves(line int) iter.Seq[move] {
	return func(yield func(move) bool) {
		for first := range m.lines {
			up := m.up(first)
			if !slices.Contains(up, line) {
				continue
			}
			if !yield(steps(up, nil)) {
				return
			}
			for other := range m.lines {
				from := m.up(other)
				if other != first && !slices.Contains(from, line) && !yield(steps(up, from)) {
					return
				}
			}
		}
	}
}

// up is a line with the sums that it is part of.
func (m margin) up(line int) []int {
	path := []int{line}
	for _, sum := range []int{m.above[line], m.whole} {
		if sum >= 0 {
			path = append(path, sum)
		}
	}
	return path
}

// steps is the move of lines that become more and of those that become less; one
// that is among both stays as it is.
func steps(more, less []int) move {
	var m move
	for _, at := range more {
		if !slices.Contains(less, at) {
			m = append(m, step{at, 1})
		}
	}
	for _, at := range less {
		if !slices.Contains(more, at) {
			m = append(m, step{at, -1})
		}
	}
	return m
}
