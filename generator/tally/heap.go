package tally

import (
	"slices"
	"time"

	"zoufang/generator/site"
)

// heap is what lies in one cell while it is counted.
type heap struct {
	records  []*site.Record
	count    int64
	sum      Amount
	distinct map[string]bool
	days     map[time.Time]bool
	seen     map[string]bool // where two sources may find the same
}

// add counts an entry, of its days those in the column.
func (h *heap) add(c *counter, e entry, column Column) {
	if c.united && h.known(e) {
		return
	}
	if n := len(h.records); n == 0 || h.records[n-1] != e.record {
		h.records = append(h.records, e.record)
	}
	switch m := c.tally.Measure; m.Kind {
	case KindCount:
		h.count++
	case KindSum:
		eachValue(c.site, e.values, m.Path, h.sum.add)
	case KindDistinct:
		if h.distinct == nil {
			h.distinct = map[string]bool{}
		}
		for _, key := range keysAt(c.site, e.values, m.Path) {
			h.distinct[key] = true
		}
	case KindDays:
		h.addDays(later(e.from, column.From), earlier(e.to, column.To, c.env.AsOf))
	}
}

// known notes an entry, and reports whether it was there already. Days and
// distinct values are the same however often they are found.
func (h *heap) known(e entry) bool {
	if h.seen == nil {
		h.seen = map[string]bool{}
	}
	key := e.record.Name() + "#" + e.item
	known := h.seen[key]
	h.seen[key] = true
	return known
}

func (h *heap) addDays(from, to time.Time) {
	if h.days == nil {
		h.days = map[time.Time]bool{}
	}
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		h.days[day] = true
	}
}

// cell turns the heap into a figure. A nil heap is an empty one.
func (h *heap) cell(kind Kind) Cell {
	if h == nil {
		return Cell{}
	}
	cell := Cell{Records: slices.Clone(h.records)}
	slices.SortFunc(cell.Records, byName)
	cell.Records = slices.Compact(cell.Records)
	switch kind {
	case KindCount:
		cell.Value = Amount{whole: h.count}
	case KindSum:
		cell.Value = h.sum
	case KindDistinct:
		cell.Value = Amount{whole: int64(len(h.distinct))}
	case KindDays:
		cell.Value = Amount{whole: int64(len(h.days))}
	}
	return cell
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(first time.Time, others ...time.Time) time.Time {
	for _, t := range others {
		if t.Before(first) {
			first = t
		}
	}
	return first
}
