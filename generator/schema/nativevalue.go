package schema

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// value reads what stands in a record: a field, an item of a list, or what a
// variable of a loop stands for.
func (n *native) value(e ast.Expr) reading[any] {
	switch e.Kind() {
	case ast.IdentKind:
		return n.item(e.AsIdent())
	case ast.SelectKind:
		if s := e.AsSelect(); !s.IsTestOnly() {
			return n.fieldValue(n.object(s.Operand()), n.field(s))
		}
	case ast.CallKind:
		if c := e.AsCall(); c.FunctionName() == operators.Index {
			return n.element(c.Args()[0], c.Args()[1])
		}
	}
	return nil
}

// item reads the variable of a loop.
func (n *native) item(name string) reading[any] {
	at := n.loop(name)
	if at < 0 {
		return nil
	}
	return func(a *activation) (any, bool) { return a.items[at], true }
}

// loop returns the innermost loop with a variable of that name, or -1.
func (n *native) loop(name string) int {
	for at, item := range slices.Backward(n.items) {
		if item == name {
			return at
		}
	}
	return -1
}

// field returns the field that an expression selects of an object, or nil.
func (n *native) field(s ast.SelectExpr) *Field {
	return n.objects.fieldOf(n.ast.GetType(s.Operand().ID()).TypeName(), s.FieldName())
}

func (n *native) fieldValue(object reading[Values], field *Field) reading[any] {
	if object == nil || field == nil {
		return nil
	}
	return func(a *activation) (any, bool) {
		values, ok := object(a)
		if !ok {
			return nil, false
		}
		v, there := values[field.Key]
		if !there && field == draftField {
			return false, true
		}
		return v, there
	}
}

// element reads an item of a list by its number, or of a map by its key.
func (n *native) element(of, at ast.Expr) reading[any] {
	from, key := n.value(of), n.text(at)
	index, isIndex := intLiteral(at)
	switch {
	case from != nil && isIndex:
		return as(from, func(v any) (any, bool) {
			list, _ := v.([]any)
			if index < 0 || index >= len(list) {
				return nil, false
			}
			return list[index], true
		})
	case from != nil && key != nil:
		return func(a *activation) (any, bool) {
			v, _ := from(a)
			values, isMap := v.(map[string]any)
			k, ok := key(a)
			if !isMap || !ok {
				return nil, false
			}
			v, there := values[k]
			return v, there
		}
	}
	return nil
}

// object reads an object: self, row, a record by its id, or one within these.
func (n *native) object(e ast.Expr) reading[Values] {
	if n.objects.objects[n.ast.GetType(e.ID()).TypeName()] == nil {
		return nil
	}
	if e.Kind() == ast.IdentKind && n.loop(e.AsIdent()) < 0 {
		if e.AsIdent() == "row" {
			return func(a *activation) (Values, bool) { return a.row, true }
		}
		return func(a *activation) (Values, bool) { return a.self, true }
	}
	if e.Kind() == ast.CallKind && e.AsCall().FunctionName() == operators.Index {
		if c := n.collection(e.AsCall().Args()[0]); c != nil {
			return n.record(c, e.AsCall().Args()[1])
		}
	}
	return as(n.value(e), asPlain[Values])
}

// collection returns the one that records.x names, or nil.
func (n *native) collection(e ast.Expr) *Collection {
	if e.Kind() != ast.SelectKind || n.ast.GetType(e.AsSelect().Operand().ID()).TypeName() != recordsType {
		return nil
	}
	return n.objects.collectionNamed(e.AsSelect().FieldName())
}

// record reads the record of an id. It is not ok where there is none.
func (n *native) record(c *Collection, id ast.Expr) reading[Values] {
	name := n.text(id)
	if name == nil {
		return nil
	}
	return func(a *activation) (Values, bool) {
		id, ok := name(a)
		if !ok || a.env.Record == nil {
			return nil, false
		}
		values := a.env.Record(c.ID, id)
		return values, values != nil
	}
}

// in reads whether a text is among others: those of a list in the expression or
// in a record.
func (n *native) in(e, among ast.Expr) reading[bool] {
	text := n.text(e)
	if text == nil {
		return nil
	}
	if among.Kind() != ast.ListKind {
		return inList(text, n.value(among))
	}
	var known []string
	for _, item := range among.AsList().Elements() {
		literal, ok := literalText(item)
		if !ok {
			return nil
		}
		known = append(known, literal)
	}
	return func(a *activation) (bool, bool) {
		t, ok := text(a)
		return slices.Contains(known, t), ok
	}
}

func inList(text reading[string], list reading[any]) reading[bool] {
	if list == nil {
		return nil
	}
	return func(a *activation) (found, ok bool) {
		t, isText := text(a)
		items, isList := list(a)
		if !isText || !isList {
			return false, false
		}
		plain := true
		ok = a.each(items, func(item any) bool {
			var one string
			one, plain = asText(item)
			found = plain && one == t
			return plain && !found
		})
		return found, ok && plain
	}
}

// comparison reads whether two values of one type are in an order.
func (n *native) comparison(operator string, left, right ast.Expr) reading[bool] {
	kind := n.ast.GetType(left.ID()).Kind()
	if n.ast.GetType(right.ID()).Kind() != kind {
		return nil
	}
	switch kind {
	case types.BoolKind:
		return compare(operator, n.condition(left), n.condition(right), compareBool)
	case types.StringKind:
		return compare(operator, n.text(left), n.text(right), strings.Compare)
	case types.IntKind:
		return compare(operator, n.integer(left), n.integer(right), cmp.Compare[int64])
	case types.DoubleKind:
		return compare(operator, n.number(left), n.number(right), cmp.Compare[float64])
	case types.TimestampKind:
		return compare(operator, n.time(left), n.time(right), time.Time.Compare)
	}
	return nil
}

// orders says which results of a comparison its operator accepts.
var orders = map[string]func(order int) bool{
	operators.Equals:        func(order int) bool { return order == 0 },
	operators.Less:          func(order int) bool { return order < 0 },
	operators.LessEquals:    func(order int) bool { return order <= 0 },
	operators.Greater:       func(order int) bool { return order > 0 },
	operators.GreaterEquals: func(order int) bool { return order >= 0 },
}

func compare[T any](operator string, left, right reading[T], order func(a, b T) int) reading[bool] {
	accepts := orders[operator]
	if left == nil || right == nil {
		return nil
	}
	return func(a *activation) (bool, bool) {
		l, ok := left(a)
		if !ok {
			return false, false
		}
		r, ok := right(a)
		return ok && accepts(order(l, r)), ok
	}
}
