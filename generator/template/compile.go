package template

import (
	"slices"
	"text/template/parse"
)

// signal says how to go on after a statement.
type signal uint8

const (
	onward   signal = iota
	leave           // break: end the range around
	nextItem        // continue: go on with the next item of the range around
)

// statement is a compiled node that writes.
type statement func(s *state, dot any) signal

// expression is a compiled node that gives a value.
type expression func(s *state, dot any) any

// compiler compiles one template.
type compiler struct {
	engine *Engine
	vars   []string // the variables in scope, by slot
	most   int      // the most there were at once
}

// unsupported is why a template cannot be compiled.
type unsupported string

// declare returns a slot for a new variable.
func (c *compiler) declare(name string) int {
	c.vars = append(c.vars, name)
	c.most = max(c.most, len(c.vars))
	return len(c.vars) - 1
}

// slot returns the slot of the variable last declared under a name.
func (c *compiler) slot(name string) (int, bool) {
	for i, v := range slices.Backward(c.vars) {
		if v == name {
			return i, true
		}
	}
	return 0, false
}

// scoped compiles something whose variables end with it.
func (c *compiler) scoped(compile func()) {
	mark := len(c.vars)
	compile()
	c.vars = c.vars[:mark]
}

func (c *compiler) list(n *parse.ListNode) statement {
	var all []statement
	if n != nil {
		for _, node := range n.Nodes {
			if run := c.statement(node); run != nil {
				all = append(all, run)
			}
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return func(s *state, dot any) signal {
		for _, run := range all {
			if next := run(s, dot); next != onward {
				return next
			}
		}
		return onward
	}
}

// statement compiles a node of a list; it is nil for one that does nothing.
func (c *compiler) statement(node parse.Node) statement {
	switch n := node.(type) {
	case *parse.ActionNode:
		return c.action(n)
	case *parse.BreakNode:
		return func(*state, any) signal { return leave }
	case *parse.CommentNode:
		return nil
	case *parse.ContinueNode:
		return func(*state, any) signal { return nextItem }
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.ListNode:
		return c.list(n)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return c.template(n)
	case *parse.TextNode:
		return text(string(n.Text))
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	}
	panic(unsupported(node.String()))
}

func text(words string) statement {
	return func(s *state, _ any) signal {
		s.out.WriteString(words)
		return onward
	}
}

// action compiles {{ … }}, which prints unless it declares or sets a variable.
func (c *compiler) action(n *parse.ActionNode) statement {
	if len(n.Pipe.Decl) == 0 {
		return c.print(n.Pipe)
	}
	set := c.pipe(n.Pipe)
	return func(s *state, dot any) signal {
		set(s, dot)
		return onward
	}
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, with bool) statement {
	var condition expression
	var then, otherwise statement
	c.scoped(func() {
		condition = c.pipe(n.Pipe)
		c.scoped(func() { then = c.list(n.List) })
		c.scoped(func() { otherwise = c.list(n.ElseList) })
	})
	return func(s *state, dot any) signal {
		value := condition(s, dot)
		switch {
		case !c.engine.truth(value):
			return otherwise(s, dot)
		case with:
			return then(s, value)
		}
		return then(s, dot)
	}
}

func (c *compiler) template(n *parse.TemplateNode) statement {
	target := &target{name: n.Name}
	if n.Pipe == nil {
		return func(s *state, _ any) signal {
			s.render(target.body(s.set), nil)
			return onward
		}
	}
	data := c.pipe(n.Pipe)
	return func(s *state, dot any) signal {
		s.render(target.body(s.set), data(s, dot))
		return onward
	}
}
