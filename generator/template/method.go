package template

import (
	"reflect"
	"slices"
)

// Method calls a method of one type, or reads a field, without reflection.
type Method struct {
	of    reflect.Type
	name  string
	param reflect.Type // nil where there is none
	call  func(v, a any) any
}

// Get returns what calls a method without parameters, given as a method
// expression: Get("Title", (*Page).Title). For a field it is given a function that
// reads it.
func Get[T, R any](name string, method func(T) R) Method {
	nothing := absent[R]()
	return Method{reflect.TypeFor[T](), name, nil, func(v, _ any) any {
		if r := any(method(v.(T))); r != nil {
			return r
		}
		return nothing
	}}
}

// Try is Get for a method that may fail.
func Try[T, R any](name string, method func(T) (R, error)) Method {
	return Get(name, func(v T) R { return must(method(v)) })
}

// Ask returns what calls a method with one parameter, given as a method
// expression.
func Ask[T, A, R any](name string, method func(T, A) R) Method {
	nothing := absent[R]()
	return Method{reflect.TypeFor[T](), name, reflect.TypeFor[A](), func(v, a any) any {
		given, _ := a.(A) // nil where A is an interface
		if r := any(method(v.(T), given)); r != nil {
			return r
		}
		return nothing
	}}
}

// absent is the value of a result that holds nothing.
func absent[R any]() any { return plain(reflect.Zero(reflect.TypeFor[R]())) }

// method is a method of a type.
type method struct {
	signature
	function reflect.Value // takes the receiver first
	quick    *Method       // nil where there is none
}

func (e *Engine) newMethod(of reflect.Type, m reflect.Method) *method {
	found := &method{signature: newSignature(m.Type, 1), function: m.Func, quick: e.quick[memberKey{of, m.Name}]}
	found.sound = found.sound && !slices.Contains(found.params, valueType)
	if q := found.quick; q != nil && (found.context || found.variadic || !slices.Equal(found.params, q.params())) {
		found.quick = nil
	}
	return found
}

func (m *Method) params() []reflect.Type {
	if m.param == nil {
		return nil
	}
	return []reflect.Type{m.param}
}

// accepts reports whether an argument is of the very type of the parameter,
// rather than of one that can be assigned to it.
func (m *Method) accepts(a any) bool {
	return m.param != nil && (a == nil || m.param.Kind() == reflect.Interface || reflect.TypeOf(a) == m.param)
}

// get calls the method of v without arguments.
func (m *method) get(s *state, v any) any {
	if m.quick != nil && m.quick.param == nil {
		return m.quick.call(v, nil)
	}
	return m.call(s, v, nil)
}

// call calls the method of v. The arguments have the types of the parameters.
func (m *method) call(s *state, v any, given []any) any {
	if !m.sound || !m.takes(len(given)) {
		fail(errUnlike)
	}
	if m.quick != nil && len(given) == 1 && m.quick.accepts(given[0]) {
		return m.quick.call(v, given[0])
	}
	s.in = append(s.in[:0], reflect.ValueOf(v))
	return m.reflectCall(s, m.function, given)
}

// reflectCall calls a function with the arguments that are in s.in already, and
// those given.
func (g *signature) reflectCall(s *state, function reflect.Value, given []any) any {
	if g.context {
		s.in = append(s.in, reflect.ValueOf(s.ctx))
	}
	for i, v := range given {
		if v == nil {
			s.in = append(s.in, reflect.Zero(g.param(i)))
		} else {
			s.in = append(s.in, reflect.ValueOf(v))
		}
	}
	results := function.Call(s.in)
	if g.fails && !results[1].IsNil() {
		fail(results[1].Interface().(error))
	}
	if results[0].Type() == valueType {
		return plain(results[0].Interface().(reflect.Value))
	}
	return plain(results[0])
}
