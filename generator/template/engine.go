package template

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"text/template/parse"
)

// ErrUnsupported is a template with something that only Hugo can run.
var ErrUnsupported = errors.New("template: not supported")

// errUnlike is a value or a place where Hugo may do otherwise, or fails.
var errUnlike = errors.New("template: left to Hugo")

// Host is what templates see of the engine around them.
type Host struct {
	// Func returns a function by its name, or nil.
	Func func(name string) any
	// Truth decides whether if and with take a value for true.
	Truth func(value any) bool
	// Convert turns an argument into the type of a parameter to which it cannot
	// be assigned.
	Convert func(value reflect.Value, to reflect.Type) (reflect.Value, bool)

	// Quick has, for some functions, what gives the result of a call with two
	// arguments where it can be told at once.
	Quick map[string]func(a, b any) (result any, ok bool)
	// Borrows names the functions that keep no list of arguments for longer than
	// they run.
	Borrows map[string]bool
	// Methods are called, and fields read, without reflection.
	Methods []Method
}

// Engine compiles templates.
type Engine struct {
	host    Host
	members sync.Map // *member by memberKey
	quick   map[memberKey]*Method
}

// New returns an engine over a host.
func New(host Host) *Engine {
	e := &Engine{host: host, quick: map[memberKey]*Method{}}
	for i := range host.Methods {
		m := &host.Methods[i]
		e.quick[memberKey{m.of, m.name}] = m
	}
	return e
}

// Body is a compiled template.
type Body struct {
	run  statement
	vars int // how many variables it has at once, $ among them
}

// Compile compiles a tree. It fails with ErrUnsupported where the tree has
// something that only Hugo can run.
func (e *Engine) Compile(root *parse.ListNode) (body *Body, err error) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case unsupported:
			err = fmt.Errorf("%w: %s", ErrUnsupported, string(fault))
		default:
			panic(fault)
		}
	}()
	c := &compiler{engine: e}
	c.declare("$")
	run := c.list(root)
	return &Body{run, c.most}, nil
}

// Set is a group of templates that render each other by name.
type Set struct {
	find   func(name string) (*Body, error)
	bodies sync.Map // *found by name
}

type found struct {
	set  *Set
	body *Body
	err  error
}

// target is what a template renders by name. Several sets may share the template,
// and have others under that name.
type target struct {
	name string
	last atomic.Pointer[found]
}

func (t *target) body(set *Set) *Body {
	f := t.last.Load()
	if f == nil || f.set != set {
		f = set.found(t.name)
		t.last.Store(f)
	}
	if f.err != nil {
		fail(f.err)
	}
	return f.body
}

// NewSet returns a set. find is asked for a template when it is first rendered.
func NewSet(find func(name string) (*Body, error)) *Set { return &Set{find: find} }

func (s *Set) found(name string) *found {
	known, ok := s.bodies.Load(name)
	if !ok {
		body, err := s.find(name)
		known, _ = s.bodies.LoadOrStore(name, &found{s, body, err})
	}
	return known.(*found)
}

// Ready compiles the template of a name, unless it is already.
func (s *Set) Ready(name string) error {
	return s.found(name).err
}

// failure is an error on its way out of an execution.
type failure struct{ error }

func fail(err error) { panic(failure{err}) }

// recovered turns what ended an execution into an error.
func recovered(fault any) error {
	switch fault := fault.(type) {
	case nil:
		return nil
	case failure:
		return fault.error
	}
	return fmt.Errorf("%w: panic: %v", errUnlike, fault)
}

// Execute renders data with the template of a name. What it wrote before a
// failure stays in out.
func (s *Set) Execute(ctx context.Context, out Output, name string, data any) (err error) {
	st := states.Get().(*state)
	st.ctx, st.set, st.out = ctx, s, out
	defer func() {
		if err = recovered(recover()); err == nil {
			st.release()
		}
	}()
	f := s.found(name)
	if f.err != nil {
		fail(f.err)
	}
	st.render(f.body, data)
	return nil
}
