package schema

import "time"

// Group is what stands together in a file of settings, by English key. What is not
// given reads as nothing, and so does what is of another type.
type Group map[string]any

// Text returns a text.
func (g Group) Text(key string) string { return valueOf[string](g[key]) }

// Texts returns the texts of a list.
func (g Group) Texts(key string) []string { return itemsOf[string](g[key]) }

// Int returns a whole number, or what stands for one that is not given.
func (g Group) Int(key string, otherwise int) int {
	if n, given := g[key].(int64); given {
		return int(n)
	}
	return otherwise
}

// Bool returns whether something is said to be so.
func (g Group) Bool(key string) bool { return valueOf[bool](g[key]) }

// Day returns a date.
func (g Group) Day(key string) time.Time { return valueOf[time.Time](g[key]) }

// Group returns the group that stands under key; nil where there is none.
func (g Group) Group(key string) Group { return valueOf[map[string]any](g[key]) }

// Groups returns the groups of a list.
func (g Group) Groups(key string) []Group {
	var all []Group
	for _, one := range itemsOf[map[string]any](g[key]) {
		all = append(all, one)
	}
	return all
}

// valueOf returns a value of a type; the zero value for one of another type.
func valueOf[T any](v any) T {
	t, _ := v.(T)
	return t
}

// itemsOf returns the items of a list that are of a type.
func itemsOf[T any](list any) []T {
	var all []T
	for _, item := range valueOf[[]any](list) {
		if t, is := item.(T); is {
			all = append(all, t)
		}
	}
	return all
}
