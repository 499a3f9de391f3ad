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
	item   any      // an item of a list, or a map with one entry of a map
	first  time.Time
	last   time.Time // the days of the record; zero where it has no date

	narrowed schema.Values // see values
	answers  []answer      // to conditions that look at no row
	known    []reading
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

// things returns what of a record counts by itself.
func things(source *Source, r *site.Record) []*thing {
	whole := thing{record: r}
	if !r.Date.IsZero() {
		whole.first, whole.last = site.Civil(r.Date), site.Civil(r.Date)
		if end := source.From.EndField; end != nil {
			if day, ok := r.Values[end.Key].(time.Time); ok {
				whole.last = site.Civil(day)
			}
		}
	}
	if source.Each == nil {
		return []*thing{&whole}
	}
	var all []*thing
	add := func(item any) {
		one := whole
		one.each, one.at, one.item = source.Each, len(all), item
		all = append(all, &one)
	}
	switch v := inside(r.Judged(), source.Each).(type) {
	case []any:
		for _, item := range v {
			add(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			add(map[string]any{key: v[key]})
		}
	}
	return all
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
		s.EachValue(e.item, path[len(e.each):], found)
	default:
		s.EachValue(e.values(), path, found)
	}
}

// keys returns the canonical forms of all values of a thing at path, of a map its
// keys. A path is read once, however many tables ask for it.
func (e *thing) keys(s *site.Site, path []string) (keys []string) {
	for _, r := range e.known {
		if r.path == &path[0] {
			return r.keys
		}
	}
	e.eachValue(s, path, func(v any) {
		if m, ok := v.(map[string]any); ok {
			keys = slices.AppendSeq(keys, maps.Keys(m))
		} else {
			keys = append(keys, canonical(v))
		}
	})
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
// taken item by item there is nothing but the item.
func (e *thing) values() schema.Values {
	if e.each == nil {
		return e.record.Judged()
	}
	if e.narrowed == nil {
		item := e.item
		if _, isMap := inside(e.record.Judged(), e.each).(map[string]any); !isMap {
			item = []any{item}
		}
		e.narrowed = only(e.record.Judged(), e.each, item)
	}
	return e.narrowed
}

// only returns values with nothing at path but item.
func only(values schema.Values, path []string, item any) schema.Values {
	narrowed := maps.Clone(values)
	if len(path) > 1 {
		inner, _ := values[path[0]].(map[string]any)
		item = map[string]any(only(inner, path[1:], item))
	}
	narrowed[path[0]] = item
	return narrowed
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
