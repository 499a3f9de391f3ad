package template

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// loop is a compiled range.
type loop struct {
	index, element int // slots, or none
	body           statement
}

// none is no slot.
const none = -1

func (c *compiler) loop(n *parse.RangeNode) statement {
	l := loop{none, none, nil}
	var over expression
	var otherwise statement
	sound := true
	c.scoped(func() {
		over = c.commands(n.Pipe.Cmds)
		var slots []int
		for _, v := range n.Pipe.Decl {
			slot, ok := c.target(n.Pipe, v)
			sound = sound && ok
			slots = append(slots, slot)
		}
		if len(slots) > 0 {
			l.element = slots[len(slots)-1]
		}
		if len(slots) > 1 {
			l.index = slots[0]
		}
		c.scoped(func() { l.body = c.list(n.List) })
		c.scoped(func() { otherwise = c.list(n.ElseList) })
	})
	return func(s *state, dot any) signal {
		if !sound {
			fail(errUnlike)
		}
		v := over(s, dot)
		l.set(s, v, v)
		if l.over(s, v) == 0 {
			return otherwise(s, dot)
		}
		return onward
	}
}

// set gives the variables of the loop their values.
func (l *loop) set(s *state, index, element any) {
	if l.element != none {
		s.frame[l.element] = element
	}
	if l.index != none {
		s.frame[l.index] = index
	}
}

// turn runs the body once and reports whether the loop goes on.
func (l *loop) turn(s *state, i int, element any) bool {
	if l.element != none {
		s.frame[l.element] = element
	}
	if l.index != none {
		s.frame[l.index] = i
	}
	return l.body(s, element) != leave
}

// over runs the loop over the items of a value and returns how many there are.
func (l *loop) over(s *state, v any) int {
	switch v := v.(type) {
	case nil:
		return 0
	case int:
		if l.index != none {
			fail(errUnlike)
		}
		for i := 0; i < v && l.turn(s, i, i); i++ {
		}
		return max(v, 0)
	case []any:
		for i := 0; i < len(v) && l.turn(s, i, item(v[i])); i++ {
		}
		return len(v)
	case []string:
		for i := 0; i < len(v) && l.turn(s, i, v[i]); i++ {
		}
		return len(v)
	case map[string]any:
		l.overMap(s, v)
		return len(v)
	}
	return l.overSlice(s, reflect.ValueOf(v))
}

// item is an element of a slice of any.
func item(v any) any {
	if v == nil {
		return hole{}
	}
	return v
}

func (l *loop) overSlice(s *state, v reflect.Value) int {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		fail(errUnlike)
	}
	n := v.Len()
	for i := 0; i < n && l.turn(s, i, plain(v.Index(i))); i++ {
	}
	return n
}

// overMap goes by the order of the keys.
func (l *loop) overMap(s *state, m map[string]any) {
	type pair struct {
		key   string
		value any
	}
	pairs := make([]pair, 0, len(m))
	for key, value := range m {
		pairs = append(pairs, pair{key, value})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return strings.Compare(a.key, b.key) })
	for _, p := range pairs {
		value := item(p.value)
		l.set(s, p.key, value)
		if l.body(s, value) == leave {
			return
		}
	}
}
