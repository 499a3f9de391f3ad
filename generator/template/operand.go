package template

import (
	"reflect"
	"text/template/parse"
)

// operand is an argument of a call: a constant, or what gives a value.
type operand struct {
	engine   *Engine
	constant parse.Node
	value    expression
}

func (c *compiler) operand(node parse.Node) operand {
	switch node.(type) {
	case *parse.BoolNode, *parse.NilNode, *parse.NumberNode, *parse.StringNode:
		return operand{c.engine, node, nil}
	}
	return operand{c.engine, nil, c.value(node)}
}

// as gives the argument the type of a parameter.
func (o *operand) as(s *state, dot any, to reflect.Type) any {
	if o.constant == nil {
		return o.engine.assign(o.value(s, dot), to)
	}
	v, ok := constantAs(o.constant, to)
	if !ok {
		fail(errUnlike)
	}
	return v
}

// any compiles an argument of any type.
func (c *compiler) any(node parse.Node) expression {
	if o := c.operand(node); o.constant == nil {
		return o.value
	}
	value, _ := ideal(node)
	return constant(value)
}

// typed compiles an argument whose type is known.
func (c *compiler) typed(node parse.Node, to reflect.Type) expression {
	o := c.operand(node)
	switch {
	case o.constant != nil:
		v, ok := constantAs(o.constant, to)
		if !ok {
			return never
		}
		return constant(v)
	case to == anyType || to == valueType:
		return func(s *state, dot any) any { return open(o.value(s, dot)) }
	}
	return func(s *state, dot any) any { return c.engine.assign(o.value(s, dot), to) }
}

// open is the value that a parameter of any type sees.
func open(v any) any {
	if _, ok := v.(hole); ok {
		return nil
	}
	return v
}

// assign gives a value the type of a parameter, in the ways in which Hugo does.
func (e *Engine) assign(v any, to reflect.Type) any {
	if to == anyType || to == valueType {
		return open(v)
	}
	switch v.(type) {
	case nil:
		if !canBeNil(to) {
			fail(errUnlike)
		}
		return open(plain(reflect.Zero(to)))
	case hole:
		return open(plain(reflect.Zero(to)))
	}
	switch from := reflect.TypeOf(v); {
	case from == to || from.AssignableTo(to):
		return v
	case from.Kind() == reflect.Pointer && from.Elem().AssignableTo(to):
		return reflect.ValueOf(v).Elem().Interface() // panics on nil, which is a mistake
	case reflect.PointerTo(from).AssignableTo(to):
		fail(errUnlike) // Hugo takes the address, where there is one
	}
	converted, ok := e.host.Convert(reflect.ValueOf(v), to)
	if !ok {
		fail(errUnlike)
	}
	return converted.Interface()
}

// canBeNil reports whether nil stands for the zero value of a type.
func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// constantAs gives a constant the type of a parameter.
func constantAs(node parse.Node, to reflect.Type) (any, bool) {
	if _, ok := node.(*parse.NilNode); ok {
		if to == valueType || to.Kind() == reflect.Interface {
			return nil, true
		}
		return reflect.Zero(to).Interface(), canBeNil(to)
	}
	if to == anyType || to == valueType {
		return ideal(node)
	}
	value := reflect.New(to).Elem()
	switch n := node.(type) {
	case *parse.BoolNode:
		if to.Kind() != reflect.Bool {
			return nil, false
		}
		value.SetBool(n.True)
	case *parse.StringNode:
		if to.Kind() != reflect.String {
			return nil, false
		}
		value.SetString(n.Text)
	case *parse.NumberNode:
		if !setNumber(value, n) {
			return nil, false
		}
	}
	return value.Interface(), true
}

func setNumber(value reflect.Value, n *parse.NumberNode) bool {
	switch {
	case value.CanInt() && n.IsInt:
		value.SetInt(n.Int64)
	case value.CanUint() && n.IsUint:
		value.SetUint(n.Uint64)
	case value.CanFloat() && n.IsFloat:
		value.SetFloat(n.Float64)
	case value.CanComplex() && n.IsComplex:
		value.SetComplex(n.Complex128)
	default:
		return false
	}
	return true
}
