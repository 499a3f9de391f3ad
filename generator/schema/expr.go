package schema

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// ErrInvalid is returned by an expression that read an Invalid value.
var ErrInvalid = errors.New("schema: expression reads an invalid value")

// Env is what rules know about the site.
type Env struct {
	From, To time.Time // the campaign's first and last day
	AsOf     time.Time // the day at which the site stands
	Today    time.Time // the day that the records were written up to

	// Record returns the values of a record, or nil where there is none. An
	// expression gets ErrInvalid for what it reads of one that there is not.
	Record func(collection, id string) Values
}

// Code is an expression of CEL in a YAML file.
type Code struct {
	Source *record.Source
	Node   *record.Node
}

// Expr is a compiled expression. It is safe for concurrent use.
type Expr struct {
	program  func() (cel.Program, error)
	native   reading[bool] // the short way to what the program says; nil: there is none
	span     diag.Span
	source   string
	readsRow bool
}

// ReadsRow reports whether the expression looks at row: where it does not, its
// value is the same for every row.
func (e *Expr) ReadsRow() bool { return e.readsRow }

// Source is the expression as its author wrote it.
func (e *Expr) Source() string { return e.source }

// Condition compiles an expression that has to say yes or no, as Compile does.
func (s *Set) Condition(code Code, self, row *Collection) (*Expr, diag.List) {
	return s.compiler.compile(code, scopeOf(self, row), cel.BoolType)
}

// Compile compiles an expression over self, a record of that collection, over
// row where that is not nil, over site and over records. Findings point into the
// expression.
func (s *Set) Compile(code Code, self, row *Collection) (*Expr, diag.List) {
	return s.compiler.compile(code, scopeOf(self, row), nil)
}

// scopeOf is what an expression over records of collections can name.
func scopeOf(self, row *Collection) scope {
	s := scope{self: self.Root.celName}
	if row != nil {
		s.row = row.Root.celName
	}
	return s
}

// Bool evaluates an expression that says yes or no.
func (e *Expr) Bool(self, row Values, env Env) (bool, error) {
	q := questions.Get().(*question)
	defer questions.Put(q)
	q.site = env
	q.activation = activation{self: self, row: row, env: &q.site}
	return e.test(&q.activation)
}

// question is what one call of Bool looks at. There are so many that they are
// used again.
type question struct {
	activation
	site Env
}

var questions = sync.Pool{New: func() any { return new(question) }}

// Value evaluates an expression of any type, to a Go value.
func (e *Expr) Value(self, row Values, env Env) (any, error) {
	v, err := e.eval(&activation{self: self, row: row, env: &env})
	if err != nil {
		return nil, err
	}
	return goValue(v), nil
}

func (e *Expr) test(a *activation) (bool, error) {
	if e.native != nil {
		a.left = maxNativeItems
		if yes, ok := e.native(a); ok {
			return yes, nil
		}
	}
	v, err := e.eval(a)
	if err != nil {
		return false, err
	}
	b, ok := v.(types.Bool)
	if !ok {
		return false, fmt.Errorf("schema: expression says %v, not yes or no", v)
	}
	return bool(b), nil
}

func (e *Expr) eval(a *activation) (ref.Val, error) {
	program, err := e.program()
	if err != nil {
		return nil, err
	}
	v, _, err := program.Eval(a)
	if errors.Is(err, ErrInvalid) {
		return nil, ErrInvalid
	}
	return v, err
}

// activation is what the names in an expression stand for.
type activation struct {
	self, row Values
	env       *Env

	items [maxLoops]any // of the loops of a native expression
	left  int           // how many more items it may look at
}

// ResolveName implements cel.Activation.
func (a *activation) ResolveName(name string) (any, bool) {
	switch name {
	case "self":
		return a.self, true
	case "row":
		return a.row, true
	case "site", "records":
		return a.env, true
	}
	return nil, false
}

// Parent implements cel.Activation.
func (a *activation) Parent() cel.Activation { return nil }

func goValue(v ref.Val) any {
	switch v := v.(type) {
	case types.Timestamp:
		return v.Time
	case traits.Lister:
		var all []any
		for it := v.Iterator(); it.HasNext() == types.True; {
			all = append(all, goValue(it.Next()))
		}
		return all
	}
	return v.Value()
}
