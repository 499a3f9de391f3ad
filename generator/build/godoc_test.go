package build_test

import (
	"bytes"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sourcePackage is a package of the generator as its source describes it.
type sourcePackage struct {
	*doc.Package
	fset  *token.FileSet
	files []*ast.File
}

// row is one thing that a template can write, with what it gives.
type row struct{ use, result, text string }

// name is that of the field or method.
func (r row) name() string { return strings.TrimPrefix(r.use, ".") }

// packageOf reads the source of a package of the generator.
func packageOf(t *testing.T, name string) sourcePackage {
	t.Helper()
	paths, err := filepath.Glob("../" + name + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	p := sourcePackage{fset: token.NewFileSet()}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(p.fset, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		p.files = append(p.files, file)
	}
	mode := doc.AllDecls | doc.PreserveAST
	if p.Package, err = doc.NewFromFiles(p.fset, p.files, "zoufang/generator/"+name, mode); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p sourcePackage) typeNamed(name string) *doc.Type {
	return p.Types[slices.IndexFunc(p.Types, func(t *doc.Type) bool { return t.Name == name })]
}

// funcNamed returns a function of the package, also one that makes a type.
func (p sourcePackage) funcNamed(name string) *doc.Func {
	all := slices.Clone(p.Funcs)
	for _, t := range p.Types {
		all = append(all, t.Funcs...)
	}
	return all[slices.IndexFunc(all, func(f *doc.Func) bool { return f.Name == name })]
}

// fields returns the exported fields of a struct, in its order, with those of the
// package's structs that it embeds.
func (p sourcePackage) fields(t *doc.Type) []row {
	structure, ok := t.Decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType)
	if !ok {
		return nil
	}
	var rows []row
	for _, field := range structure.Fields.List {
		if name := strings.TrimPrefix(p.text(field.Type), "*"); len(field.Names) == 0 && ast.IsExported(name) && !strings.Contains(name, ".") {
			rows = append(rows, p.fields(p.typeNamed(name))...)
		}
		text := oneLine(field.Doc.Text() + field.Comment.Text())
		for _, name := range field.Names {
			if name.IsExported() {
				rows = append(rows, row{"." + name.Name, p.text(field.Type), text})
			}
		}
	}
	return rows
}

// function shows what is given to templates under a name: a function of the
// package, or one written on the spot with a comment behind it.
func (p sourcePackage) function(name string, value ast.Expr) row {
	if literal, ok := value.(*ast.FuncLit); ok {
		return p.call(name, literal.Type, p.commentAfter(literal))
	}
	f := p.funcNamed(p.text(value))
	return p.call(name, f.Decl.Type, f.Doc)
}

// commentAfter returns the comment at the end of a node's line.
func (p sourcePackage) commentAfter(n ast.Node) string {
	end := p.fset.Position(n.End())
	for _, file := range p.files {
		for _, comment := range file.Comments {
			at := p.fset.Position(comment.Pos())
			if at.Filename == end.Filename && at.Line == end.Line {
				return comment.Text()
			}
		}
	}
	return ""
}

// call shows a function as a template calls it.
func (p sourcePackage) call(name string, f *ast.FuncType, text string) row {
	r := row{use: name, text: oneLine(text)}
	for _, param := range f.Params.List {
		kind := p.text(param.Type)
		for _, n := range param.Names {
			switch {
			case kind == "context.Context":
			case strings.HasPrefix(kind, "..."):
				r.use += " " + n.Name + "…"
			default:
				r.use += " " + n.Name
			}
		}
	}
	r.result = p.text(f.Results.List[0].Type)
	return r
}

// text returns an expression as it is written.
func (p sourcePackage) text(x ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, p.fset, x); err != nil {
		return err.Error()
	}
	return b.String()
}

// eachPair calls do for every pair of the map that is declared as, or given to,
// name.
func (p sourcePackage) eachPair(name string, do func(key string, value ast.Expr)) {
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			var value ast.Expr
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == name {
					value = n.Value
				}
			case *ast.ValueSpec:
				if n.Names[0].Name == name && len(n.Values) == 1 {
					value = n.Values[0]
				}
			}
			if pairs, ok := value.(*ast.CompositeLit); ok {
				for _, element := range pairs.Elts {
					pair := element.(*ast.KeyValueExpr)
					do(quoted(pair.Key), pair.Value)
				}
			}
			return true
		})
	}
}

// refusals are functions that templates may not use, by the reason why.
type refusals struct {
	reasons []string
	names   map[string][]string
}

// refused collects the calls of refuse, and the functions in the map refused.
func (p sourcePackage) refused() refusals {
	all := refusals{names: map[string][]string{}}
	note := func(name string, why ast.Expr) {
		reason, ok := why.(*ast.Ident)
		if !ok || name == "" {
			return
		}
		words := p.reason(reason.Name)
		if words != "" && all.names[words] == nil {
			all.reasons = append(all.reasons, words)
		}
		all.names[words] = append(all.names[words], name)
	}
	p.eachPair("refused", note)
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) == 2 && p.text(call.Fun) == "refuse" {
				note(quoted(call.Args[0]), call.Args[1])
			}
			return true
		})
	}
	return all
}

// reason returns the Chinese words of a variable that holds a diag.Name.
func (p sourcePackage) reason(variable string) string {
	words := ""
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Names[0].Name != variable || len(spec.Values) == 0 {
				return true
			}
			for _, element := range spec.Values[0].(*ast.CompositeLit).Elts {
				if pair := element.(*ast.KeyValueExpr); p.text(pair.Key) == "ZH" {
					words = quoted(pair.Value)
				}
			}
			return false
		})
	}
	return words
}

// quoted returns the text of a string literal, "" for anything else.
func quoted(x ast.Expr) string {
	literal, ok := x.(*ast.BasicLit)
	if !ok {
		return ""
	}
	text, _ := strconv.Unquote(literal.Value)
	return text
}

// oneLine returns a comment as one line of a table.
func oneLine(comment string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(comment), " "), "|", `\|`)
}
