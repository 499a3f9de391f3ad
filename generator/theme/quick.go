package theme

import "slices"

// quick gives the results of some functions of Hugo for the arguments that they
// mostly get. It says nothing of others.
var quick = map[string]func(a, b any) (any, bool){
	"eq": func(a, b any) (any, bool) { return same(a, b) },
	"ne": func(a, b any) (any, bool) {
		equal, ok := same(a, b)
		return !equal, ok
	},
	"in": among,
}

// same reports whether two strings, numbers or truth values are equal.
func same(a, b any) (equal, ok bool) {
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return a == b, ok
	case int:
		b, ok := b.(int)
		return a == b, ok
	case bool:
		b, ok := b.(bool)
		return a == b, ok
	}
	return false, false
}

// among reports whether a list of words has a word.
func among(list, word any) (any, bool) {
	w, ok := word.(string)
	if !ok {
		return false, false
	}
	switch list := list.(type) {
	case []string:
		return slices.Contains(list, w), true
	case []any:
		return false, len(list) == 0
	}
	return false, false
}
