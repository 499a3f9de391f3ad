package schema

import (
	"time"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
)

// as reads values as what they are by their type.
func as[T any](from reading[any], cast func(any) (T, bool)) reading[T] {
	if from == nil {
		return nil
	}
	return func(a *activation) (none T, ok bool) {
		v, ok := from(a)
		if !ok {
			return none, false
		}
		return cast(v)
	}
}

// always reads a literal.
func always[T any](v T) reading[T] { return func(*activation) (T, bool) { return v, true } }

func asPlain[T any](v any) (T, bool) {
	t, ok := v.(T)
	return t, ok
}

// asText returns what expressions see of a text, a term or a reference, if it is
// not long.
func asText(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		text, ok = v, true
	case *Term:
		text, ok = v.ID, true
	case Ref:
		text, ok = v.ID, true
	}
	return text, ok && len(text) <= maxNativeText
}

func asNumber(v any) (float64, bool) {
	d, ok := v.(Decimal)
	return d.Float64(), ok
}

func (n *native) text(e ast.Expr) reading[string] {
	if text, ok := literalText(e); ok && len(text) <= maxNativeText {
		return always(text)
	}
	if n.ast.GetType(e.ID()).Kind() != types.StringKind {
		return nil
	}
	return as(n.value(e), asText)
}

func (n *native) number(e ast.Expr) reading[float64] {
	if e.Kind() == ast.LiteralKind {
		return always(float64(e.AsLiteral().(types.Double)))
	}
	return as(n.value(e), asNumber)
}

// integer reads a whole number: a field, size() of a list or object, or days().
func (n *native) integer(e ast.Expr) reading[int64] {
	if i, ok := intLiteral(e); ok {
		return always(int64(i))
	}
	if e.Kind() == ast.CallKind {
		switch c := e.AsCall(); {
		case c.FunctionName() == "size" && !c.IsMemberFunction() && n.ast.GetType(c.Args()[0].ID()).Kind() != types.StringKind:
			return as(n.value(c.Args()[0]), sizeOf)
		case c.FunctionName() == "days":
			return n.days(c.Args()[0], c.Args()[1])
		}
	}
	return as(n.value(e), asPlain[int64])
}

func intLiteral(e ast.Expr) (int, bool) {
	if e.Kind() != ast.LiteralKind {
		return 0, false
	}
	i, ok := e.AsLiteral().(types.Int)
	return int(i), ok
}

func sizeOf(v any) (int64, bool) {
	switch v := v.(type) {
	case []any:
		return int64(len(v)), true
	case map[string]any:
		return int64(len(v)), true
	}
	return 0, false
}

func (n *native) days(from, to ast.Expr) reading[int64] {
	first, last := n.time(from), n.time(to)
	if first == nil || last == nil {
		return nil
	}
	return func(a *activation) (int64, bool) {
		f, ok := first(a)
		if !ok {
			return 0, false
		}
		l, ok := last(a)
		return int64(l.Sub(f) / (24 * time.Hour)), ok
	}
}

// time reads a date: a field, one of site, or date("…").
func (n *native) time(e ast.Expr) reading[time.Time] {
	switch e.Kind() {
	case ast.CallKind:
		if c := e.AsCall(); c.FunctionName() == "date" {
			if text, ok := literalText(c.Args()[0]); ok {
				day, ok := ParseDate(text)
				return func(*activation) (time.Time, bool) { return day, ok }
			}
		}
	case ast.SelectKind:
		if s := e.AsSelect(); n.ast.GetType(s.Operand().ID()).TypeName() == siteType {
			return siteDay(s.FieldName())
		}
	}
	return as(n.value(e), asPlain[time.Time])
}
