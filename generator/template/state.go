package template

import (
	"bytes"
	"context"
	"reflect"
	"sync"
)

// Output is where templates write.
type Output = *bytes.Buffer

// maxDepth bounds templates that render each other. Deeper ones are left to
// Hugo, which has a bound of its own.
const maxDepth = 1000

// state is one execution.
type state struct {
	ctx   context.Context
	set   *Set
	out   Output
	depth int
	frame []any           // the variables of the template that runs
	free  []any           // room for those of the templates that it renders
	args  []any           // the arguments of the calls that are under way
	in    []reflect.Value // the arguments of a call by reflection
}

// push adds an argument to the call being made.
func (s *state) push(arg any) { s.args = append(s.args, arg) }

// pop ends a call, whose arguments begin at start, and passes its result on.
func (s *state) pop(start int, result any) any {
	s.args = s.args[:start]
	return result
}

var states = sync.Pool{New: func() any { return new(state) }}

// release keeps the state for another execution.
func (s *state) release() {
	s.ctx, s.set, s.out, s.frame, s.depth = nil, nil, nil, nil, 0
	clear(s.in[:cap(s.in)])
	clear(s.args[:cap(s.args)])
	states.Put(s)
}

// room is how many variables are made room for at once.
const room = 256

// render runs a template of the set.
func (s *state) render(body *Body, dot any) {
	if s.depth++; s.depth > maxDepth {
		fail(errUnlike)
	}
	if len(s.free) < body.vars {
		s.free = make([]any, max(room, body.vars))
	}
	frame, free := s.frame, s.free
	s.frame, s.free = free[:body.vars:body.vars], free[body.vars:]
	s.frame[0] = dot
	body.run(s, dot)
	clear(s.frame)
	s.frame, s.free = frame, free
	s.depth--
}
