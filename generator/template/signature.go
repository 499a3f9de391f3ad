package template

import (
	"context"
	"reflect"
)

var (
	anyType     = reflect.TypeFor[any]()
	errorType   = reflect.TypeFor[error]()
	contextType = reflect.TypeFor[context.Context]()
	valueType   = reflect.TypeFor[reflect.Value]()
)

// signature is what a function takes and gives, as templates see it: without the
// receiver of a method and without the context that comes first.
type signature struct {
	params   []reflect.Type // of a variadic function, the last is that of one argument
	variadic bool
	context  bool // the context of the execution comes first
	fails    bool // the second result is an error
	sound    bool // templates may call it
}

// newSignature describes a function whose first skipped parameters are bound.
func newSignature(f reflect.Type, skipped int) signature {
	s := signature{variadic: f.IsVariadic()}
	if f.NumIn() > skipped && f.In(skipped).Implements(contextType) {
		s.context = true
		skipped++
	}
	for i := skipped; i < f.NumIn(); i++ {
		s.params = append(s.params, f.In(i))
	}
	if last := len(s.params) - 1; s.variadic && last >= 0 {
		s.params[last] = s.params[last].Elem()
	}
	s.fails = f.NumOut() == 2 && f.Out(1) == errorType
	s.sound = f.NumOut() == 1 || s.fails
	return s
}

// takes reports whether so many arguments are right.
func (s *signature) takes(n int) bool {
	if s.variadic {
		return n >= len(s.params)-1
	}
	return n == len(s.params)
}

// param is the type that argument i must have. It ends the execution where the
// function takes no such argument.
func (s *signature) param(i int) reflect.Type {
	switch {
	case i < len(s.params):
		return s.params[i]
	case s.variadic:
		return s.params[len(s.params)-1]
	}
	fail(errUnlike)
	return nil
}
