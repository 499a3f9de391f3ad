package template

import (
	"strings"
	"text/template/parse"
)

// hole is an interface that holds nothing: of no type that templates know, or,
// with methods, of one that is not any. As a receiver it is a mistake, where nil
// gives nil.
type hole struct{ methods bool }

// settle is what the end of a command makes of a value: any with nothing in it
// is no value.
func settle(v any) any {
	if v == (hole{}) {
		return nil
	}
	return v
}

// never is an expression that Hugo refuses.
func never(*state, any) any {
	fail(errUnlike)
	return nil
}

// pipe compiles a pipeline and the variables that it sets.
func (c *compiler) pipe(p *parse.PipeNode) expression {
	value := c.commands(p.Cmds)
	for _, v := range p.Decl {
		slot, ok := c.target(p, v)
		if !ok {
			return never
		}
		given := value
		value = func(s *state, dot any) any {
			v := given(s, dot)
			s.frame[slot] = v
			return v
		}
	}
	return value
}

// target returns the slot that a pipeline sets.
func (c *compiler) target(p *parse.PipeNode, v *parse.VariableNode) (int, bool) {
	if p.IsAssign {
		return c.slot(v.Ident[0])
	}
	return c.declare(v.Ident[0]), true
}

// commands compiles a | b | c.
func (c *compiler) commands(cmds []*parse.CommandNode) expression {
	var value expression
	for _, cmd := range cmds {
		value = c.command(cmd, value)
	}
	return value
}

// command compiles a command. final gives the result of the one before it in the
// pipeline, and is nil where there is none.
func (c *compiler) command(cmd *parse.CommandNode, final expression) expression {
	args := cmd.Args[1:]
	var value expression
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		value = c.chain(dotValue, n.Ident, args, final)
	case *parse.ChainNode:
		value = c.chain(c.chainStart(n), n.Field, args, final)
	case *parse.VariableNode:
		value = c.variable(n, args, final)
	case *parse.IdentifierNode:
		value = c.function(n.Ident, args, final)
	default:
		if len(args) > 0 || final != nil {
			return never
		}
		return c.lone(n)
	}
	return func(s *state, dot any) any { return settle(value(s, dot)) }
}

// lone compiles a command that takes no arguments.
func (c *compiler) lone(node parse.Node) expression {
	switch n := node.(type) {
	case *parse.PipeNode:
		return c.inner(n)
	case *parse.DotNode:
		return func(_ *state, dot any) any { return settle(dot) }
	}
	value, ok := ideal(node)
	if !ok {
		return never
	}
	return constant(value)
}

func constant(value any) expression {
	return func(*state, any) any { return value }
}

func dotValue(_ *state, dot any) any { return dot }

// inner compiles a pipeline in parentheses.
func (c *compiler) inner(p *parse.PipeNode) expression {
	if len(p.Decl) > 0 {
		// Whether the variable is there afterwards depends on what is evaluated.
		panic(unsupported(p.String()))
	}
	return c.commands(p.Cmds)
}

func (c *compiler) variable(n *parse.VariableNode, args []parse.Node, final expression) expression {
	slot, ok := c.slot(n.Ident[0])
	if !ok {
		return never
	}
	value := func(s *state, _ any) any { return s.frame[slot] }
	switch {
	case len(n.Ident) > 1:
		return c.chain(value, n.Ident[1:], args, final)
	case len(args) > 0 || final != nil:
		return never
	}
	return value
}

// chainStart compiles what stands before the fields in (pipe).Field.
func (c *compiler) chainStart(n *parse.ChainNode) expression {
	switch start := n.Node.(type) {
	case *parse.IdentifierNode:
		return solid(c.function(start.Ident, nil, nil))
	case *parse.NilNode:
		return never
	default:
		return c.value(start)
	}
}

// solid refuses nil from a function, of which it is not known which nothing it
// is.
func solid(value expression) expression {
	return func(s *state, dot any) any {
		v := value(s, dot)
		if v == nil {
			fail(errUnlike)
		}
		return v
	}
}

// value compiles a node that is not a constant.
func (c *compiler) value(node parse.Node) expression {
	switch n := node.(type) {
	case *parse.DotNode:
		return dotValue
	case *parse.FieldNode:
		return c.chain(dotValue, n.Ident, nil, nil)
	case *parse.VariableNode:
		return c.variable(n, nil, nil)
	case *parse.PipeNode:
		return c.inner(n)
	case *parse.IdentifierNode:
		return solid(c.function(n.Ident, nil, nil))
	case *parse.ChainNode:
		return c.chain(c.chainStart(n), n.Field, nil, nil)
	}
	panic(unsupported(node.String()))
}

// ideal is the value of a constant where no type is asked for.
func ideal(node parse.Node) (any, bool) {
	switch n := node.(type) {
	case *parse.BoolNode:
		return n.True, true
	case *parse.StringNode:
		return n.Text, true
	case *parse.NumberNode:
		return number(n)
	}
	return nil, false
}

// number gives a number the type that its spelling tells.
func number(n *parse.NumberNode) (any, bool) {
	character := strings.HasPrefix(n.Text, "'")
	hex := len(n.Text) > 2 && n.Text[0] == '0' && strings.ContainsAny(n.Text[1:2], "xX") && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex:
		return n.Complex128, true
	case n.IsFloat && !hex && !character && strings.ContainsAny(n.Text, ".eEpP"):
		return n.Float64, true
	case n.IsInt:
		return int(n.Int64), int64(int(n.Int64)) == n.Int64
	}
	return nil, false
}
