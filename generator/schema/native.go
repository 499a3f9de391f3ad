package schema

import (
	"time"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// reading is a part of an expression that is read without cel-go. It is not ok
// where it has no plain answer: a value is absent or not what its type says, or
// there is much to go through. The expression is then cel-go's, with its errors
// and its limit of cost.
type reading[T any] func(a *activation) (v T, ok bool)

// What a native expression may be and go through at most. Its cost stays below
// costLimit so: no part costs cel-go more than a tenth of the longest text.
const (
	maxNativeParts = 64
	maxNativeItems = 128 // of all lists together
	maxNativeText  = 1024
)

// native builds the readings of one checked expression. Its methods return nil
// for what they do not know, for which the whole expression is left to cel-go.
type native struct {
	ast     *ast.AST
	objects *provider
	items   []string // the variables of the loops around
}

// nativeOf returns the reading of a checked expression that says yes or no; nil
// where only cel-go knows it. Rules are a few plain comparisons, and every record
// is held against them whenever the site is read.
func nativeOf(checked *ast.AST, objects *provider) reading[bool] {
	parts := 0
	ast.PostOrderVisit(checked.Expr(), ast.NewExprVisitor(func(ast.Expr) { parts++ }))
	if parts > maxNativeParts || checked.GetType(checked.Expr().ID()).Kind() != types.BoolKind {
		return nil
	}
	return (&native{ast: checked, objects: objects}).condition(checked.Expr())
}

// condition reads an expression that says yes or no.
func (n *native) condition(e ast.Expr) reading[bool] {
	switch e.Kind() {
	case ast.SelectKind:
		if e.AsSelect().IsTestOnly() {
			return n.has(e.AsSelect())
		}
	case ast.ComprehensionKind:
		return n.quantifier(e.AsComprehension())
	case ast.CallKind:
		if e.AsCall().FunctionName() != operators.Index {
			return n.call(e.AsCall())
		}
	}
	return as(n.value(e), asPlain[bool])
}

func (n *native) call(c ast.CallExpr) reading[bool] {
	args := c.Args()
	switch name := c.FunctionName(); name {
	case operators.LogicalNot:
		return not(n.condition(args[0]))
	case operators.LogicalAnd, operators.LogicalOr:
		return n.logic(args, name == operators.LogicalOr)
	case operators.In:
		return n.in(args[0], args[1])
	case operators.NotEquals:
		return not(n.comparison(operators.Equals, args[0], args[1]))
	case operators.Equals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		return n.comparison(name, args[0], args[1])
	}
	return nil
}

func not(of reading[bool]) reading[bool] {
	if of == nil {
		return nil
	}
	return func(a *activation) (bool, bool) {
		yes, ok := of(a)
		return !yes, ok
	}
}

// logic reads terms until one says settles, which settles the matter: true for
// “or”, false for “and”.
func (n *native) logic(args []ast.Expr, settles bool) reading[bool] {
	var terms []reading[bool]
	for _, arg := range args {
		term := n.condition(arg)
		if term == nil {
			return nil
		}
		terms = append(terms, term)
	}
	return func(a *activation) (bool, bool) {
		for _, term := range terms {
			if yes, ok := term(a); !ok || yes == settles {
				return yes, ok
			}
		}
		return !settles, true
	}
}

// has reads whether an object has a field.
func (n *native) has(s ast.SelectExpr) reading[bool] {
	object, field := n.object(s.Operand()), n.field(s)
	if object == nil || field == nil {
		return nil
	}
	return func(a *activation) (bool, bool) {
		values, ok := object(a)
		if !ok {
			return false, false
		}
		_, set := values[field.Key]
		return set, true
	}
}

// quantifier reads all and exists over a list, or over the keys of a map.
func (n *native) quantifier(c ast.ComprehensionExpr) reading[bool] {
	all, known := quantifierOf(c)
	at, over := len(n.items), n.value(c.IterRange())
	if !known || over == nil || at == maxLoops {
		return nil
	}
	n.items = append(n.items, c.IterVar())
	term := n.condition(c.LoopStep().AsCall().Args()[1])
	n.items = n.items[:at]
	if term == nil {
		return nil
	}
	return func(a *activation) (yes, ok bool) {
		list, ok := over(a)
		if !ok {
			return false, false
		}
		yes = all
		whole := a.each(list, func(item any) bool {
			a.items[at] = item
			yes, ok = term(a)
			return ok && yes == all
		})
		return yes, ok && whole
	}
}

// quantifierOf reports whether a loop is what CEL makes of all or of exists: one
// that starts with true and goes on by “and”, or with false and “or”.
func quantifierOf(c ast.ComprehensionExpr) (all, known bool) {
	start, step := c.AccuInit(), c.LoopStep()
	if c.HasIterVar2() || start.Kind() != ast.LiteralKind || step.Kind() != ast.CallKind || !isIdent(c.Result(), c.AccuVar()) {
		return false, false
	}
	all = start.AsLiteral() == types.True
	operator := operators.LogicalOr
	if all {
		operator = operators.LogicalAnd
	}
	known = all || start.AsLiteral() == types.False
	return all, known && step.AsCall().FunctionName() == operator && isIdent(step.AsCall().Args()[0], c.AccuVar())
}

func isIdent(e ast.Expr, name string) bool { return e.Kind() == ast.IdentKind && e.AsIdent() == name }

// maxLoops is how deep loops may lie in one another.
const maxLoops = 2

// each calls do for the items of a list or the keys of a map until it returns
// false. It reports whether there were not too many.
func (a *activation) each(list any, do func(item any) bool) bool {
	switch list := list.(type) {
	case []any:
		if a.left -= len(list); a.left < 0 {
			return false
		}
		for _, item := range list {
			if !do(item) {
				break
			}
		}
		return true
	case map[string]any:
		if a.left -= len(list); a.left < 0 {
			return false
		}
		for key := range list {
			if !do(key) {
				break
			}
		}
		return true
	}
	return false
}

// siteDay reads a day of the site.
func siteDay(key string) reading[time.Time] {
	get, known := siteDays[key]
	if !known {
		return nil
	}
	return func(a *activation) (time.Time, bool) { return get(a.env), true }
}
