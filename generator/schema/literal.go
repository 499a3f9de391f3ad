package schema

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"

	"zoufang/generator/diag"
)

// literals checks the texts in an expression: one that is compared with a term
// must be the id of a term, and one that is to be a date must be one. CEL takes
// both for any text.
func (p codePlace) literals(checked *ast.AST, objects *provider) diag.List {
	c := literalCheck{codePlace: p, ast: checked, objects: objects}
	ast.PostOrderVisit(checked.Expr(), ast.NewExprVisitor(c.visit))
	return c.findings
}

type literalCheck struct {
	codePlace
	ast      *ast.AST
	objects  *provider
	findings diag.List
}

func (c *literalCheck) visit(e ast.Expr) {
	if e.Kind() != ast.CallKind {
		return
	}
	args := e.AsCall().Args()
	switch e.AsCall().FunctionName() {
	case "_==_", "_!=_":
		c.terms(c.vocabulary(args[0]), args[1])
		c.terms(c.vocabulary(args[1]), args[0])
	case "@in":
		c.terms(c.vocabulary(args[0]), args[1])
		c.terms(c.vocabulary(args[1]), args[0])
	case "date":
		c.date(args[0])
	}
}

// vocabulary returns the vocabulary that a field's values are from, or nil.
func (c *literalCheck) vocabulary(e ast.Expr) *Vocabulary {
	if e.Kind() != ast.SelectKind {
		return nil
	}
	selected := e.AsSelect()
	f := c.objects.fieldOf(c.ast.GetType(selected.Operand().ID()).TypeName(), selected.FieldName())
	if f != nil && f.Type == TypeList {
		f = f.Items
	}
	if f == nil || f.broken {
		return nil
	}
	return f.Vocabulary
}

// terms checks a literal, or those in a list.
func (c *literalCheck) terms(v *Vocabulary, e ast.Expr) {
	if v == nil {
		return
	}
	if e.Kind() == ast.ListKind {
		for _, item := range e.AsList().Elements() {
			c.terms(v, item)
		}
		return
	}
	id, ok := literalText(e)
	if !ok || v.byID(id) {
		return
	}
	var ids []string
	for _, t := range v.Terms {
		ids = append(ids, t.ID)
	}
	args := diag.Args{"value": id, "vocabulary": diag.Name{ZH: v.Title, EN: v.ID}, "choices": ids}
	finding := diag.At(c.span(e), "schema-rule.term", args)
	near := Nearest(id, ids, 1)
	if t := v.Term(id); t != nil {
		near = []string{t.ID} // its name, where rules want its id
	}
	if len(near) > 0 {
		finding = finding.WithFix(false, diag.Edit{Span: c.span(e), Text: c.typed(`"` + near[0] + `"`)})
	}
	c.findings = append(c.findings, finding)
}

func (v *Vocabulary) byID(id string) bool {
	t := v.Term(id)
	return t != nil && t.ID == id
}

func (c *literalCheck) date(e ast.Expr) {
	text, ok := literalText(e)
	if !ok {
		return
	}
	if _, ok := ParseDate(text); !ok {
		c.findings = append(c.findings, diag.At(c.span(e), "schema-rule.date", diag.Args{"value": text}))
	}
}

// literalText returns the text of a literal.
func literalText(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	text, ok := e.AsLiteral().(types.String)
	return string(text), ok
}

// span returns where a literal stands, with its quotes.
func (c *literalCheck) span(e ast.Expr) diag.Span {
	start := c.offset(c.ast.SourceInfo().GetStartLocation(e.ID()))
	text := []rune(c.Node.Value)
	end := min(start+1, len(text))
	for end < len(text) && text[end] != text[start] {
		end++
	}
	return c.stretch(start, min(end+1, len(text)))
}

// mentions reports whether a name stands in an expression.
func mentions(e ast.Expr, name string) bool {
	found := false
	ast.PostOrderVisit(e, ast.NewExprVisitor(func(e ast.Expr) {
		found = found || e.Kind() == ast.IdentKind && e.AsIdent() == name
	}))
	return found
}
