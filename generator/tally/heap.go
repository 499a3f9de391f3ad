package tally

import (
	"math/bits"
	"slices"
	"strings"

	"zoufang/generator/site"
)

// heap is what lies in one cell while it is counted.
type heap struct {
	records []*site.Record // in the order of their names
	sum     Amount
	values  []int    // numbers of different values, some of them several times
	days    []uint64 // a bit for each day of the campaign
}

// share is what an entry adds to each cell that it is put into.
type share struct {
	sum    Amount
	values []int
}

// placement is an entry, known by its place in its record, in a cell.
type placement struct {
	cell int
	each string
	at   int
}

// share works out what an entry adds. It is good until the next call.
func (c *counter) share(e entry) share {
	var s share
	switch path := c.tally.Measure.Path; c.tally.Measure.Kind {
	case KindCount:
		s.sum.whole = 1
	case KindSum:
		e.eachValue(c.site, path, s.sum.add)
	case KindDistinct:
		c.values = c.values[:0]
		for _, key := range e.keys(c.site, path) {
			c.values = append(c.values, c.number(key))
		}
		s.values = c.values
	}
	return s
}

// number returns the number of a value, a new one for a new value.
func (c *counter) number(key string) int {
	n, known := c.numbers[key]
	if !known {
		n = len(c.numbers)
		c.numbers[key] = n
	}
	return n
}

// put adds an entry to a cell, of its days those in the column. What was there
// already adds nothing to a sum; days and different values are the same however
// often they are found.
func (c *counter) put(e entry, s share, row, column int) {
	at := c.place(row, column)
	if kind := c.tally.Measure.Kind; len(c.sources) > 1 && (kind == KindCount || kind == KindSum) {
		p := placement{at, strings.Join(e.each, "."), e.at}
		if slices.Contains(c.placed, p) {
			return
		}
		c.placed = append(c.placed, p)
	}
	h := c.cells[at]
	if h == nil {
		h = &heap{}
		c.cells[at] = h
	}
	if n := len(h.records); n == 0 || h.records[n-1] != e.record {
		h.records = append(h.records, e.record)
	}
	switch c.tally.Measure.Kind {
	case KindDistinct:
		h.values = append(h.values, s.values...)
	case KindDays:
		h.addDays(c.within(e, column))
	default:
		h.sum.plus(s.sum)
	}
}

// within returns the days of an entry that lie in a column, up to the as-of date.
func (c *counter) within(e entry, column int) (first, last int) {
	period := c.site.Config.Period
	first, last = c.day(e.from), min(c.day(earlier(e.to, period.To)), c.day(c.env.AsOf))
	if column != all {
		first, last = max(first, c.spans[column].first), min(last, c.spans[column].last)
	}
	return first, last
}

func (h *heap) addDays(first, last int) {
	for day := first; day <= last; day++ {
		for len(h.days) <= day/64 {
			h.days = append(h.days, 0)
		}
		h.days[day/64] |= 1 << (day % 64)
	}
}

// join adds another heap, of records that come later.
func (h *heap) join(other *heap) {
	h.records = append(h.records, other.records...)
	h.values = append(h.values, other.values...)
	h.sum.plus(other.sum)
	for len(h.days) < len(other.days) {
		h.days = append(h.days, 0)
	}
	for i, word := range other.days {
		h.days[i] |= word
	}
}

// figure turns what lies in a cell into a figure.
func (c *counter) figure(row, column int) Cell {
	h := c.cells[c.place(row, column)]
	if h == nil {
		return Cell{}
	}
	cell := Cell{Records: h.records, Value: h.sum}
	switch c.tally.Measure.Kind {
	case KindDistinct:
		slices.Sort(h.values)
		h.values = slices.Compact(h.values) // a figure may be asked for twice
		cell.Value = Amount{whole: int64(len(h.values))}
	case KindDays:
		for _, word := range h.days {
			cell.Value.whole += int64(bits.OnesCount64(word))
		}
	}
	return cell
}
