package search

import (
	"encoding/binary"
	"slices"
	"sync"
)

// composer puts documents into normal form and gives positions to their segments.
// Its memory is used again: what it returns lasts until the next document.
type composer struct {
	title, body []uint16
	all, found  []segment
	order       []uint64 // where a segment would be if it were alone, and which one it is
	packed      []byte
}

var composers = sync.Pool{New: func() any { return new(composer) }}

// compose returns the segments of a document at their positions.
func (c *composer) compose(title string, paragraphs []string) []segment {
	c.title, c.body = appendNormal(c.title[:0], title), c.body[:0]
	for _, p := range paragraphs {
		c.body = appendBreak(c.body, 0)
		c.body = appendNormal(c.body, p)
	}
	return c.place()
}

// place gives positions to the segments of the title and the text. Those of the
// title follow one another. A segment of the text has a place that follows from its
// words, and moves only where another one has taken it: an edit leaves the
// positions of all other segments as they are. Between two segments one position
// stays free, so that no phrase runs from one into the other.
func (c *composer) place() []segment {
	c.all = c.all[:0]
	next := 0
	for s := range eachSegment(c.title) {
		if next+len(s) >= bodyStart {
			c.body = append(append(c.body, breakUnit), s...)
			continue
		}
		c.all = append(c.all, segment{s, next})
		next += len(s) + 1
	}
	title := len(c.all)
	c.scatter()
	next = bodyStart
	for i, s := range c.all[title:] {
		s.start = max(bodyStart+s.start, next)
		next = s.start + len(s.units) + 1
		c.all[title+i] = s
	}
	return c.all
}

// scatter appends the segments of the text where they would be if they were alone,
// by that, and then by their words.
func (c *composer) scatter() {
	c.found, c.order = c.found[:0], c.order[:0]
	space := ceilPower(2*len(c.body), 64)
	for s := range eachSegment(c.body) {
		start := scatter(s, space)
		c.order = append(c.order, start<<32|uint64(len(c.found)))
		c.found = append(c.found, segment{s, int(start)})
	}
	slices.Sort(c.order)
	first := len(c.all)
	for _, o := range c.order {
		c.all = append(c.all, c.found[o&(1<<32-1)])
		for at := len(c.all) - 1; at > first && before(c.all[at], c.all[at-1]); at-- {
			c.all[at-1], c.all[at] = c.all[at], c.all[at-1]
		}
	}
}

// before reports whether a comes first of two segments that would be in one place.
func before(a, b segment) bool { return a.start == b.start && slices.Compare(a.units, b.units) < 0 }

// pairsOf is how many pairs of adjacent characters a text has.
func pairsOf(text []segment) int {
	n := 0
	for _, s := range text {
		n += len(s.units) - 1
	}
	return n
}

// pack writes a text as bytes: of each segment the position, the length and the
// units.
func (c *composer) pack(text []segment) []byte {
	c.packed = c.packed[:0]
	for _, s := range text {
		c.packed = binary.AppendUvarint(c.packed, uint64(s.start))
		c.packed = binary.AppendUvarint(c.packed, uint64(len(s.units)))
		for _, unit := range s.units {
			c.packed = binary.LittleEndian.AppendUint16(c.packed, unit)
		}
	}
	return c.packed
}

// packed is room for a packed text and one of its segments.
type packed struct {
	data  []byte
	units []uint16
}

// each yields the segments of the text. Their units last until the next.
func (p *packed) each(yield func(s segment)) {
	data := p.data
	for len(data) > 0 {
		start, n := binary.Uvarint(data)
		length, m := binary.Uvarint(data[n:])
		data = data[n+m:]
		p.units = slices.Grow(p.units[:0], int(length))[:length]
		for i := range p.units {
			p.units[i] = binary.LittleEndian.Uint16(data[2*i:])
		}
		data = data[2*length:]
		yield(segment{p.units, int(start)})
	}
}
