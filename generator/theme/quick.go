package theme

import (
	"cmp"
	"slices"
)

// quick gives the results of some functions of Hugo for the arguments that they
// mostly get. It says nothing of others.
var quick = map[string]func(a, b any) (any, bool){
	"eq": func(a, b any) (any, bool) { return same(a, b) },
	"ne": func(a, b any) (any, bool) {
		equal, ok := same(a, b)
		return !equal, ok
	},
	"ge":    func(a, b any) (any, bool) { order, ok := compared(a, b); return order >= 0, ok },
	"gt":    func(a, b any) (any, bool) { order, ok := compared(a, b); return order > 0, ok },
	"le":    func(a, b any) (any, bool) { order, ok := compared(a, b); return order <= 0, ok },
	"lt":    func(a, b any) (any, bool) { order, ok := compared(a, b); return order < 0, ok },
	"in":    among,
	"index": at,
}

// borrows are the functions of Hugo, and ours in their place, that keep no list of
// arguments for longer than they run.
var borrows = map[string]bool{
	"T": true, "default": true, "delimit": true, "dict": true, "eq": true, "ge": true, "gt": true, "i18n": true, "index": true, "le": true,
	"lt": true, "ne": true, "partial": true, "partialCached": true, "print": true, "printf": true,
}

// whole is the value of an integer.
func whole(v any) (int64, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	}
	return 0, false
}

// compared tells how two integers lie to each other. Hugo compares them as floating
// point numbers.
func compared(a, b any) (int, bool) {
	left, ok := whole(a)
	right, also := whole(b)
	return cmp.Compare(float64(left), float64(right)), ok && also
}

// at returns what a map has under a word.
func at(item, key any) (any, bool) {
	m, ok := item.(map[string]any)
	word, also := key.(string)
	if !ok || !also {
		return nil, false
	}
	return m[word], true
}

// same reports whether two strings, numbers or truth values are equal.
func same(a, b any) (equal, ok bool) {
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return a == b, ok
	case int, int64:
		left, _ := whole(a)
		right, ok := whole(b)
		return left == right, ok
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
