package theme

import (
	"reflect"
	"text/template/parse"
)

// Hugo has a copy of the parser's package of its own, whose types nobody else
// may name. Its nodes are those of the original, field by field.

// nodeTypes are the types of nodes by name.
var nodeTypes = func() map[string]reflect.Type {
	types := map[string]reflect.Type{}
	for _, node := range []parse.Node{
		&parse.ActionNode{}, &parse.BoolNode{}, &parse.BreakNode{}, &parse.ChainNode{}, &parse.CommandNode{},
		&parse.CommentNode{}, &parse.ContinueNode{}, &parse.DotNode{}, &parse.FieldNode{}, &parse.IdentifierNode{},
		&parse.IfNode{}, &parse.ListNode{}, &parse.NilNode{}, &parse.NumberNode{}, &parse.PipeNode{},
		&parse.RangeNode{}, &parse.StringNode{}, &parse.TemplateNode{}, &parse.TextNode{}, &parse.VariableNode{},
		&parse.WithNode{},
	} {
		t := reflect.TypeOf(node).Elem()
		types[t.Name()] = t
	}
	return types
}()

// mirror returns the same tree made of the original nodes.
func mirror(hugos any) *parse.ListNode {
	var list *parse.ListNode
	reflectInto(reflect.ValueOf(&list).Elem(), reflect.ValueOf(hugos))
	return list
}

// reflectInto sets to, a part of an original node, to what the same part of one
// of Hugo's holds.
func reflectInto(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Interface:
		if !from.IsNil() {
			reflectInto(to, from.Elem())
		}
	case reflect.Pointer:
		if !from.IsNil() {
			node := reflect.New(nodeTypes[from.Type().Elem().Name()])
			reflectInto(node.Elem(), from.Elem())
			to.Set(node)
		}
	case reflect.Struct:
		for i := range to.NumField() {
			if to.Type().Field(i).IsExported() {
				reflectInto(to.Field(i), from.Field(i))
			}
		}
	case reflect.Slice:
		if from.Type().ConvertibleTo(to.Type()) {
			to.Set(from.Convert(to.Type()))
			return
		}
		to.Set(reflect.MakeSlice(to.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			reflectInto(to.Index(i), from.Index(i))
		}
	default:
		to.Set(from.Convert(to.Type()))
	}
}
