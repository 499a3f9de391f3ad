package template

import (
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// site is a place in a template that asks values for a member: a field, a
// method, or a key of a map.
type site struct {
	engine *Engine
	name   string
	last   atomic.Pointer[member] // that of the type that came last
}

func (t *site) member(typ reflect.Type) *member {
	m := t.last.Load()
	if m == nil || m.of != typ {
		m = t.engine.member(typ, t.name)
		t.last.Store(m)
	}
	return m
}

// get returns the member of a value, called without arguments where it is a
// method.
func (t *site) get(s *state, v any) any {
	switch v := v.(type) {
	case nil:
		return nil
	case map[string]any:
		return entry(v, t.name)
	}
	return t.member(reflect.TypeOf(v)).get(s, v)
}

func entry(m map[string]any, key string) any {
	v, ok := m[key]
	if ok && v == nil {
		return hole{}
	}
	return v
}

// chain compiles receiver.A.B.C, where C may take arguments.
func (c *compiler) chain(receiver expression, names []string, args []parse.Node, final expression) expression {
	last := len(names) - 1
	for _, name := range names[:last] {
		receiver = c.access(receiver, name)
	}
	if len(args) == 0 && final == nil {
		return c.access(receiver, names[last])
	}
	return c.method(receiver, names[last], args, final)
}

func (c *compiler) access(receiver expression, name string) expression {
	t := &site{engine: c.engine, name: name}
	return func(s *state, dot any) any { return t.get(s, receiver(s, dot)) }
}

// method compiles a call with arguments. Only when it runs is it known which
// types they must have.
func (c *compiler) method(receiver expression, name string, args []parse.Node, final expression) expression {
	t := &site{engine: c.engine, name: name}
	operands := make([]operand, len(args))
	for i, arg := range args {
		operands[i] = c.operand(arg)
	}
	return func(s *state, dot any) any {
		var last any
		if final != nil {
			last = final(s, dot)
		}
		v := receiver(s, dot)
		if v == nil {
			return nil
		}
		m := t.member(reflect.TypeOf(v))
		if m.method == nil {
			fail(errUnlike)
		}
		start := len(s.args)
		for i := range operands {
			s.push(operands[i].as(s, dot, m.method.signature.param(i)))
		}
		if final != nil {
			s.push(c.engine.assign(last, m.method.signature.param(len(args))))
		}
		return s.pop(start, m.method.call(s, v, s.args[start:]))
	}
}
