package history

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// comparison gathers what differs between two records.
type comparison struct {
	changes []Change
	name    diag.Name // of where it is
	path    schema.Path
}

// values compares two records, of which one may be missing.
func (c *comparison) values(before, after *value) { c.object(before, after) }

// enter calls do with the comparison standing at a part.
func (c *comparison) enter(step any, name diag.Name, do func()) {
	outer, depth := c.name, len(c.path)
	c.path, c.name = append(c.path, step), name
	do()
	c.path, c.name = c.path[:depth], outer
}

// add notes a change of what the comparison stands at.
func (c *comparison) add(change Change) {
	change.Field, change.Path = c.name, slices.Clone(c.path)
	c.changes = append(c.changes, change)
}

// value compares two values of one field, of which one may be missing.
func (c *comparison) value(before, after *value) {
	switch either := cmp.Or(after, before); {
	case either.isList():
		c.list(before, after)
	case either.parts != nil:
		c.object(before, after)
	default:
		c.scalar(before, after)
	}
}

func (c *comparison) object(before, after *value) {
	for _, p := range joined(before, after) {
		part := cmp.Or(p.after, p.before)
		c.enter(part.step, under(c.name, part.name), func() { c.value(p.before, p.after) })
	}
}

// pair is a value before and after. Where one is missing, it is nil.
type pair struct{ before, after *value }

// joined returns the parts of two objects in the order of their schema.
func joined(before, after *value) []pair {
	var pairs []pair
	at := map[any]int{}
	for _, part := range after.all() {
		at[part.step] = len(pairs)
		pairs = append(pairs, pair{nil, part})
	}
	for _, part := range before.all() {
		if i, there := at[part.step]; there {
			pairs[i].before = part
		} else {
			pairs = append(pairs, pair{part, nil})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		x, y := cmp.Or(a.after, a.before), cmp.Or(b.after, b.before)
		return cmp.Or(cmp.Compare(x.rank, y.rank), strings.Compare(x.step.(string), y.step.(string)))
	})
	return pairs
}

// all returns the parts of what may be missing.
func (v *value) all() []*value {
	if v == nil {
		return nil
	}
	return v.parts
}

func (v *value) isList() bool { return v.field.Type == schema.TypeList }

// longText is how long a text must be, in characters, for its changes to be
// shown word by word.
const longText = 30

func (c *comparison) scalar(before, after *value) {
	switch {
	case before == nil:
		c.add(Change{After: after.words})
	case after == nil:
		c.add(Change{Before: before.words})
	case before.words != after.words:
		change := Change{Before: before.words, After: after.words}
		if after.field.Type == schema.TypeText && max(before.length(), after.length()) >= longText {
			change.Pieces = shorten(compareTexts(before.words.ZH, after.words.ZH))
		}
		c.add(change)
	case before.raw != after.raw:
		c.add(Change{Note: Hidden})
	}
}

func (v *value) length() int { return utf8.RuneCountInString(v.words.ZH) }
