package tally

import (
	"maps"
	"slices"
	"strings"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// entry is something that counts, on the days that its source says.
type entry struct {
	*thing
	from time.Time
	to   time.Time
}

// thing is a record, or an item of one.
type thing struct {
	record *site.Record
	each   []string // path of the list or map whose items count one by one; nil: the record counts
	at     int      // of the item among all that lie there
	item   any
	inMap  bool
	key    string // of an item in a map
	alone  any    // see itself; nil: not needed so far
	first  time.Time
	last   time.Time // the days of the record; zero where it has no date

	items   *items    // the thing is one of; nil: it is the record
	texts   []string  // of keys
	answers []answer  // to conditions that look at no row
	known   []reading // of texts
}

// items are the things that lie at one path of a record.
type items struct {
	values schema.Values // those of the record, see values; nil: not needed so far
}

// reading is what was found at a path.
type reading struct {
	path *string // the first step of a path that sources share, see unify
	keys []string
}

// answer is what a condition says.
type answer struct {
	where string
	ok    bool
	err   error
}

// dates finds the days of the thing's record.
func (e *thing) dates(source *Source) {
	if e.record.Date.IsZero() {
		return
	}
	e.first, e.last = site.Civil(e.record.Date), site.Civil(e.record.Date)
	if end := source.From.EndField; end != nil {
		if day, ok := e.record.Values[end.Key].(time.Time); ok {
			e.last = site.Civil(day)
		}
	}
}

// answer says what a condition that looks at no row says of the thing. It is
// asked once, however many tables ask it.
func (e *thing) answer(where *schema.Expr, env schema.Env) (bool, error) {
	for _, a := range e.answers {
		if a.where == where.Source() {
			return a.ok, a.err
		}
	}
	ok, err := where.Bool(e.values(), nil, env)
	e.answers = append(e.answers, answer{where.Source(), ok, err})
	return ok, err
}

// eachValue calls found for every value of a thing at path: of an item for what
// lies in it, of its record for all else.
func (e *thing) eachValue(s *site.Site, path []string, found func(any)) {
	switch {
	case e.each == nil || path[0] != e.each[0]:
		s.EachValue(e.record.Judged(), path, found)
	case len(path) >= len(e.each) && slices.Equal(path[:len(e.each)], e.each):
		s.EachValue(e.itself(), path[len(e.each):], found)
	default:
		s.EachValue(e.values(), path, found)
	}
}

// keys returns the canonical forms of all values of a thing at path, of a map its
// keys. A path is read once, however many tables ask for it.
func (e *thing) keys(s *site.Site, path []string) []string {
	for _, r := range e.known {
		if r.path == &path[0] {
			return r.keys
		}
	}
	from := len(e.texts)
	e.eachValue(s, path, func(v any) {
		if m, ok := v.(map[string]any); ok {
			e.texts = slices.AppendSeq(e.texts, maps.Keys(m))
		} else {
			e.texts = append(e.texts, canonical(v))
		}
	})
	keys := e.texts[from:len(e.texts):len(e.texts)]
	e.known = append(e.known, reading{&path[0], keys})
	return keys
}

// unify makes equal paths of several tallies one.
func unify(tallies []*Tally) {
	known := map[string][]string{}
	one := func(path *[]string) {
		if *path == nil {
			return
		}
		name := strings.Join(*path, ".")
		if known[name] == nil {
			known[name] = *path
		}
		*path = known[name]
	}
	for _, t := range tallies {
		one(&t.Measure.Path)
		for i := range t.Sources {
			one(&t.Sources[i].Credit)
			one(&t.Sources[i].Column)
			one(&t.Sources[i].Each)
		}
	}
}

// firstDate returns the first date of a thing at path.
func (e *thing) firstDate(s *site.Site, path []string) (day time.Time, ok bool) {
	if path == nil {
		return time.Time{}, false
	}
	e.eachValue(s, path, func(v any) {
		if t, is := v.(time.Time); is && !ok {
			day, ok = site.Civil(t), true
		}
	})
	return day, ok
}

// values are those of the record as conditions see them: of a list or map that is
// taken item by item there is nothing but the item. They are good until those of
// another item are asked for.
func (e *thing) values() schema.Values {
	values := e.record.Judged()
	if e.items == nil {
		return values
	}
	if e.items.values == nil {
		e.items.values = maps.Clone(values)
	}
	at, last := e.items.values, len(e.each)-1
	for _, key := range e.each[:last] {
		inner, _ := values[key].(map[string]any)
		copied := maps.Clone(inner)
		at[key], at, values = copied, copied, inner
	}
	at[e.each[last]] = e.itself()
	return e.items.values
}

// itself is a list or map with nothing but the item.
func (e *thing) itself() any {
	switch {
	case e.alone != nil:
	case e.inMap:
		e.alone = map[string]any{e.key: e.item}
	default:
		e.alone = []any{e.item}
	}
	return e.alone
}

// inside returns the value at a path through objects.
func inside(values schema.Values, path []string) (v any) {
	v = map[string]any(values)
	for _, key := range path {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	return v
}
