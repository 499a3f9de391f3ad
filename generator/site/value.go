package site

import "zoufang/generator/schema"

// EachValue calls found for every value at path below v. Lists are flattened and
// references followed; a reference at the path's end is given as it is, and so is
// a map. A reference to what is not in the model leads nowhere.
func (s *Site) EachValue(v any, path []string, found func(any)) {
	s.EachValueThrough(v, path, func(*Record) {}, found)
}

// EachValueThrough does what EachValue does, and calls through for every record
// whose values it reads on the way.
func (s *Site) EachValueThrough(value any, path []string, through func(*Record), found func(any)) {
	switch v := value.(type) {
	case nil:
	case []any:
		for _, item := range v {
			s.EachValueThrough(item, path, through, found)
		}
	case map[string]any:
		if len(path) == 0 {
			found(value)
		} else {
			s.EachValueThrough(v[path[0]], path[1:], through, found)
		}
	case schema.Ref:
		r := s.Resolve(v)
		switch {
		case r == nil:
		case len(path) == 0:
			found(value)
		default:
			through(r)
			s.EachValueThrough(r.Values, path, through, found)
		}
	default:
		if len(path) == 0 {
			found(value)
		}
	}
}
