package tally

import (
	"slices"

	"zoufang/generator/site"
)

// hand is a record at hand, with what was found in it. The next record is taken
// into the same hand: there are so many that each would be a burden.
type hand struct {
	record *site.Record
	things []*thing
	finds  []find
	spare  []*thing // of records before
	keys   []string // of a map
}

// find is which of the things at hand lie at a path.
type find struct {
	path     *string // as in reading; nil: the record as a whole
	from, to int
}

// take takes a record in place of the one before, whose things are no longer good.
func (h *hand) take(r *site.Record) {
	h.spare = append(h.spare, h.things...)
	h.record, h.things, h.finds = r, h.things[:0], h.finds[:0]
}

// of returns what of the record counts by itself.
func (h *hand) of(source *Source) []*thing {
	var path *string
	if source.Each != nil {
		path = &source.Each[0]
	}
	for _, f := range h.finds {
		if f.path == path {
			return h.things[f.from:f.to]
		}
	}
	from := len(h.things)
	h.find(source)
	h.finds = append(h.finds, find{path, from, len(h.things)})
	return h.things[from:]
}

// find adds what lies in the record for a source.
func (h *hand) find(source *Source) {
	if source.Each == nil {
		h.add(source)
		return
	}
	var items items
	switch v := inside(h.record.Judged(), source.Each).(type) {
	case []any:
		for i, item := range v {
			h.addItem(source, &items, i, item)
		}
	case map[string]any:
		h.keys = h.keys[:0]
		for key := range v {
			h.keys = append(h.keys, key)
		}
		slices.Sort(h.keys)
		for i, key := range h.keys {
			t := h.addItem(source, &items, i, v[key])
			t.inMap, t.key = true, key
		}
	}
}

// add adds a thing with the days of the record.
func (h *hand) add(source *Source) *thing {
	t := &thing{}
	if last := len(h.spare) - 1; last >= 0 {
		t, h.spare = h.spare[last], h.spare[:last]
		*t = thing{texts: t.texts[:0], answers: t.answers[:0], known: t.known[:0]}
	}
	t.record = h.record
	t.dates(source)
	h.things = append(h.things, t)
	return t
}

func (h *hand) addItem(source *Source, all *items, at int, item any) *thing {
	t := h.add(source)
	t.each, t.at, t.item, t.items = source.Each, at, item, all
	return t
}
