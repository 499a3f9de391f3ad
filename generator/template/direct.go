package template

import (
	"context"
	"reflect"
)

// call calls a function with arguments that have the types of its parameters. The
// list of arguments is used again once the call is over.
type call func(s *state, a []any) any

// fixed returns what calls a function with a fixed number of arguments, or nil
// where its shape is none of those that functions of templates often have.
func fixed(f any) call {
	switch f := f.(type) {
	case func() string:
		return func(*state, []any) any { return f() }
	case func(any) any:
		return func(_ *state, a []any) any { return f(a[0]) }
	case func(any, any) any:
		return func(_ *state, a []any) any { return f(a[0], a[1]) }
	case func(any, any, any) any:
		return func(_ *state, a []any) any { return f(a[0], a[1], a[2]) }
	case func(any) (any, error):
		return func(_ *state, a []any) any { return must(f(a[0])) }
	case func(any) (int, error):
		return func(_ *state, a []any) any { return must(f(a[0])) }
	case func(any) (string, error):
		return func(_ *state, a []any) any { return must(f(a[0])) }
	case func(any, any) (any, error):
		return func(_ *state, a []any) any { return must(f(a[0], a[1])) }
	case func(any, any) (bool, error):
		return func(_ *state, a []any) any { return must(f(a[0], a[1])) }
	case func(reflect.Value) bool:
		return func(_ *state, a []any) any { return f(reflect.ValueOf(a[0])) }
	case func(reflect.Value) (int, error):
		return func(_ *state, a []any) any { return must(f(reflect.ValueOf(a[0]))) }
	}
	return nil
}

// variadic returns what calls a function with any number of arguments, which sees
// those that rest makes of them.
func variadic(f any, rest func([]any) []any) call {
	switch f := f.(type) {
	case func(...any) any:
		return func(_ *state, a []any) any { return f(rest(a)...) }
	case func(...any) string:
		return func(_ *state, a []any) any { return f(rest(a)...) }
	case func(...any) (any, error):
		return func(_ *state, a []any) any { return must(f(rest(a)...)) }
	case func(...any) (map[string]any, error):
		return func(_ *state, a []any) any { return must(f(rest(a)...)) }
	case func(any, ...any) bool:
		return func(_ *state, a []any) any { return f(a[0], rest(a[1:])...) }
	case func(any, ...any) (any, error):
		return func(_ *state, a []any) any { return must(f(a[0], rest(a[1:])...)) }
	case func(string, ...any) string:
		return func(_ *state, a []any) any { return f(a[0].(string), rest(a[1:])...) }
	}
	return nil
}

// contextual is variadic for a function that takes the context.
func contextual(f any, rest func([]any) []any) call {
	switch f := f.(type) {
	case func(context.Context, ...any) (any, error):
		return func(s *state, a []any) any { return must(f(s.ctx, rest(a)...)) }
	case func(context.Context, any, ...any) (any, error):
		return func(s *state, a []any) any { return must(f(s.ctx, a[0], rest(a[1:])...)) }
	case func(context.Context, any, ...any) (string, error):
		return func(s *state, a []any) any { return must(f(s.ctx, a[0], rest(a[1:])...)) }
	case func(context.Context, string) any:
		return func(s *state, a []any) any { return f(s.ctx, a[0].(string)) }
	case func(context.Context, string) (any, error):
		return func(s *state, a []any) any { return must(f(s.ctx, a[0].(string))) }
	case func(context.Context, string, ...any) (any, error):
		return func(s *state, a []any) any { return must(f(s.ctx, a[0].(string), rest(a[1:])...)) }
	case func(context.Context, string, any, ...any) (any, error):
		return func(s *state, a []any) any { return must(f(s.ctx, a[0].(string), a[1], rest(a[2:])...)) }
	}
	return nil
}

// must is the result of a function that may fail.
func must[T any](v T, err error) T {
	if err != nil {
		fail(err)
	}
	return v
}
