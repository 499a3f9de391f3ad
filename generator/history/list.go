package history

import (
	"cmp"
	"slices"

	"zoufang/generator/diag"
)

// list compares two lists item by item, of which one may be missing.
func (c *comparison) list(before, after *value) {
	old, items := before.all(), after.all()
	switch {
	case before == nil && !items[0].describes():
		c.add(Change{After: after.summary()})
		return
	case after == nil && !old[0].describes():
		c.add(Change{Before: before.summary()})
		return
	}
	places := match(old, items)
	taken := make([]bool, len(old))
	for _, place := range places {
		if place >= 0 {
			taken[place] = true
		}
	}
	numbered := max(len(old), len(items)) > 1
	for i, item := range old {
		if !taken[i] {
			c.item(item, i, numbered, func() { c.add(Change{Before: item.summary()}) })
		}
	}
	last, ordered := -1, true
	for i, item := range items {
		place := places[i]
		if place < 0 {
			c.item(item, i, numbered, func() { c.add(Change{After: item.summary()}) })
			continue
		}
		c.item(item, i, numbered, func() { c.value(old[place], item) })
		last, ordered = max(last, place), ordered && place > last
	}
	if !ordered {
		c.add(Change{Note: Reordered})
	}
}

// item calls do with the comparison standing at an item. What is known by itself,
// such as a term, goes without its number.
func (c *comparison) item(item *value, i int, numbered bool, do func()) {
	name := c.name
	if numbered && item.describes() {
		name = under(name, diag.Both("log.item", diag.Args{"number": i + 1}))
	}
	c.enter(i, name, do)
}

// maxPairs is how many pairs of items are looked at for what they have in
// common.
const maxPairs = 4096

// match returns for each item which of the old ones it was, or -1: the same one,
// or else the one most like it, or else the one at its place.
func match(old, items []*value) []int {
	m := matching{old: old, items: items, places: make([]int, len(items)), taken: make([]bool, len(old))}
	for i := range m.places {
		m.places[i] = -1
	}
	m.same()
	m.alike()
	for i, item := range items {
		if i < len(old) && m.places[i] < 0 && !m.taken[i] && item.describes() {
			m.take(i, i)
		}
	}
	return m.places
}

// matching is one run of match.
type matching struct {
	old, items []*value
	places     []int  // of each item
	taken      []bool // of each old one
}

func (m *matching) take(item, place int) { m.places[item], m.taken[place] = place, true }

// same finds the items that did not change: in their order as far as it goes,
// then wherever they are.
func (m *matching) same() {
	before, after := identities(m.old), identities(m.items)
	d := differ{}
	a, b := 0, 0
	for _, h := range append(d.align(before, after), hunk{stretch{len(before), len(before)}, stretch{len(after), len(after)}}) {
		for ; a < h.a.from; a, b = a+1, b+1 {
			m.take(b, a)
		}
		a, b = h.a.to, h.b.to
	}
	left := map[string][]int{}
	for place, taken := range m.taken {
		if !taken {
			left[before[place]] = append(left[before[place]], place)
		}
	}
	for i, id := range after {
		if m.places[i] < 0 && len(left[id]) > 0 {
			m.take(i, left[id][0])
			left[id] = left[id][1:]
		}
	}
}

func identities(items []*value) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.identity()
	}
	return ids
}

// candidate is a pair of items that have something in common.
type candidate struct {
	item, place int
	likeness    float64
}

// alike finds the items that were changed, those most alike first.
func (m *matching) alike() {
	var candidates []candidate
	items, places := m.unmatched()
	if len(items)*len(places) > maxPairs {
		return
	}
	for _, i := range items {
		for _, place := range places {
			if likeness := m.old[place].likeness(m.items[i]); likeness >= 0.5 {
				candidates = append(candidates, candidate{i, place, likeness})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.distance(), b.distance()))
	})
	for _, c := range candidates {
		if m.places[c.item] < 0 && !m.taken[c.place] {
			m.take(c.item, c.place)
		}
	}
}

func (c candidate) distance() int { return max(c.item-c.place, c.place-c.item) }

// unmatched returns the items, and the old ones, that belong to none.
func (m *matching) unmatched() (items, places []int) {
	for i, place := range m.places {
		if place < 0 {
			items = append(items, i)
		}
	}
	for place, taken := range m.taken {
		if !taken {
			places = append(places, place)
		}
	}
	return items, places
}
