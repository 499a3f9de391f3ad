package site

import "zoufang/generator/schema"

// EachValue calls found for every value at path below v. Lists are flattened and
// references followed; a reference at the path's end is given as it is, and so is
// a map. A reference to what is not in the model leads nowhere.
func (s *Site) EachValue(v any, path []string, found func(any)) {
	switch v := v.(type) {
	case nil:
	case []any:
		for _, item := range v {
			s.EachValue(item, path, found)
		}
	case map[string]any:
		if len(path) == 0 {
			found(v)
		} else {
			s.EachValue(v[path[0]], path[1:], found)
		}
	case schema.Ref:
		r := s.Resolve(v)
		switch {
		case r == nil:
		case len(path) == 0:
			found(v)
		default:
			s.EachValue(r.Values, path, found)
		}
	default:
		if len(path) == 0 {
			found(v)
		}
	}
}
