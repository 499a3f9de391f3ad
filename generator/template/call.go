package template

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// function compiles a call of a function of the host.
func (c *compiler) function(name string, args []parse.Node, final expression) expression {
	f := c.engine.host.Func(name)
	if f == nil || name == "try" {
		panic(unsupported(name))
	}
	if name == "and" || name == "or" {
		if _, ok := f.(func(reflect.Value, ...reflect.Value) reflect.Value); !ok {
			panic(unsupported(name))
		}
		return c.logic(name == "or", args, final)
	}
	sign := newSignature(reflect.TypeOf(f), 0)
	count := len(args)
	if final != nil {
		count++
	}
	if !sign.sound || !sign.takes(count) {
		return never
	}
	values := make([]expression, len(args))
	for i, arg := range args {
		values[i] = c.typed(arg, sign.param(i))
	}
	call := c.caller(name, f, &sign)
	quick := c.engine.host.Quick[name]
	if quick != nil && count == 2 && final == nil {
		return pair(quick, call, values[0], values[1])
	}
	if final == nil {
		return func(s *state, dot any) any {
			start := len(s.args)
			for _, value := range values {
				s.push(value(s, dot))
			}
			return s.pop(start, call(s, s.args[start:len(s.args):len(s.args)]))
		}
	}
	last := sign.param(len(args))
	return func(s *state, dot any) any {
		piped := final(s, dot)
		start := len(s.args)
		for _, value := range values {
			s.push(value(s, dot))
		}
		s.push(c.engine.assign(piped, last))
		return s.pop(start, call(s, s.args[start:len(s.args):len(s.args)]))
	}
}

// pair compiles a call with two arguments for which there is a quick way.
func pair(quick func(a, b any) (any, bool), call call, first, second expression) expression {
	return func(s *state, dot any) any {
		a, b := first(s, dot), second(s, dot)
		if v, ok := quick(a, b); ok {
			return v
		}
		start := len(s.args)
		s.push(a)
		s.push(b)
		return s.pop(start, call(s, s.args[start:len(s.args):len(s.args)]))
	}
}

// logic compiles and, or: they evaluate no more than they need.
func (c *compiler) logic(or bool, args []parse.Node, final expression) expression {
	if len(args) == 0 && final == nil {
		return never
	}
	values := make([]expression, len(args))
	for i, arg := range args {
		values[i] = c.any(arg)
	}
	return func(s *state, dot any) any {
		var v, last any
		if final != nil {
			last = final(s, dot)
		}
		for _, value := range values {
			if v = settle(value(s, dot)); c.engine.truth(v) == or {
				return v
			}
		}
		if final != nil {
			return last
		}
		return v
	}
}

// caller returns what calls f: at once where its shape is a common one, else by
// reflection.
func (c *compiler) caller(name string, f any, sign *signature) call {
	rest := slices.Clone[[]any]
	if c.engine.host.Borrows[name] {
		rest = func(args []any) []any { return args }
	}
	for _, call := range []call{fixed(f), variadic(f, rest), contextual(f, rest)} {
		if call != nil {
			return call
		}
	}
	if slices.Contains(sign.params, valueType) {
		panic(unsupported(name))
	}
	function := reflect.ValueOf(f)
	return func(s *state, given []any) any {
		s.in = s.in[:0]
		return sign.reflectCall(s, function, given)
	}
}
