package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// These tests read the generator's code for the messages it says: At, Say, Both and
// WithRelated panic on one that the catalogue lacks, and no user should be the
// first to find that out.

func TestEverySaidMessageExists(t *testing.T) {
	known := catalogue(t)
	for _, s := range readCode(t).sayings() {
		if _, ok := known[s.id]; !ok {
			t.Errorf("%s: no message %q in the catalogue", s.at, s.id)
		}
	}
}

func TestEverySaidMessageGetsItsArguments(t *testing.T) {
	known := catalogue(t)
	for _, s := range readCode(t).sayings() {
		for _, name := range placeholders(known[s.id].ZH) {
			if s.args != nil && !slices.Contains(s.args, strings.Trim(name, "{}")) {
				t.Errorf("%s: message %q wants %s", s.at, s.id, name)
			}
		}
	}
}

func TestEveryMessageIsUsed(t *testing.T) {
	written := readCode(t).literals()
	used := func(id string) bool {
		return slices.ContainsFunc(written, func(l literal) bool {
			return l.text == id ||
				l.begins && strings.HasPrefix(id, l.text) ||
				l.ends && strings.HasSuffix(id, l.text)
		})
	}
	for _, id := range slices.Sorted(maps.Keys(catalogue(t))) {
		if !used(id) {
			t.Errorf("nothing says message %q", id)
		}
	}
}

// code is the generator's, by folder, without tests and catalogue.
type code struct {
	fset    *token.FileSet
	folders map[string][]*ast.File
}

func readCode(t *testing.T) code {
	t.Helper()
	c := code{token.NewFileSet(), map[string][]*ast.File{}}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return filepath.SkipDir
		case d.IsDir(), filepath.Ext(path) != ".go",
			strings.HasSuffix(path, "_test.go"),
			strings.HasPrefix(d.Name(), "catalogue_"):
			return nil
		}
		file, err := parser.ParseFile(c.fset, path, nil, parser.SkipObjectResolution)
		if err == nil {
			c.folders[filepath.Dir(path)] = append(c.folders[filepath.Dir(path)], file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// literal is a string of the code, perhaps the beginning or the end of one that
// is put together.
type literal struct {
	text         string
	begins, ends bool
}

func (c code) literals() []literal {
	var all []literal
	add := func(e ast.Expr, begins, ends bool) {
		if text, ok := stringOf(e); ok {
			all = append(all, literal{text, begins, ends})
		}
	}
	for _, files := range c.folders {
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					add(n, false, false)
				case *ast.BinaryExpr:
					add(n.X, true, false)
					add(n.Y, false, true)
				}
				return true
			})
		}
	}
	return all
}

// saying is a place in the code that says a message. Its args are the names of
// the arguments, or nil where the place does not show them.
type saying struct {
	id   string
	args []string
	at   token.Position
}

func (c code) sayings() []saying {
	var all []saying
	for _, folder := range slices.Sorted(maps.Keys(c.folders)) {
		functions := functionsOf(c.folders[folder])
		speakers := speakersOf(functions)
		for _, f := range functions {
			for _, call := range f.calls {
				all = append(all, c.sayingsOf(f, call, speakers)...)
			}
		}
	}
	return all
}

// sayingsOf returns the messages that f may say by call, if that is a call of a
// speaker.
func (c code) sayingsOf(f function, call *ast.CallExpr, speakers map[string]int) []saying {
	at, speaks := speakers[f.callee(call)]
	if !speaks || at >= len(call.Args) {
		return nil
	}
	var all []saying
	for _, id := range f.values(call.Args[at]) {
		s := saying{id: id, at: c.fset.Position(call.Pos())}
		if _, direct := ownSpeakers[f.callee(call)]; direct {
			s.args = argumentNames(call.Args[at+1])
		}
		all = append(all, s)
	}
	return all
}

// function is a function of the code: its parameters, the calls in it, and the
// strings that are assigned to each name in it.
type function struct {
	pkg     string
	name    string // pkg.F, or .M for a method M of anything
	params  []string
	calls   []*ast.CallExpr
	strings map[string][]string
}

func functionsOf(files []*ast.File) []function {
	var all []function
	for _, file := range files {
		for _, d := range file.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok || d.Body == nil {
				continue
			}
			f := function{pkg: file.Name.Name, strings: map[string][]string{}}
			f.name = f.pkg + "." + d.Name.Name
			if d.Recv != nil {
				f.name = "." + d.Name.Name
			}
			for _, field := range d.Type.Params.List {
				for _, name := range field.Names {
					f.params = append(f.params, name.Name)
				}
			}
			f.read(d.Body)
			all = append(all, f)
		}
	}
	return all
}

func (f *function) read(body *ast.BlockStmt) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			f.calls = append(f.calls, n)
		case *ast.AssignStmt:
			if len(n.Lhs) != len(n.Rhs) {
				break
			}
			for i, rhs := range n.Rhs {
				if text, ok := stringOf(rhs); ok {
					f.strings[nameOf(n.Lhs[i])] = append(f.strings[nameOf(n.Lhs[i])], text)
				}
			}
		}
		return true
	})
}

// ownSpeakers are the functions of diag that take the id of a message, with the
// number of the parameter.
var ownSpeakers = map[string]int{"diag.At": 1, "diag.Unknown": 1, "diag.Say": 1, "diag.Both": 0, ".WithRelated": 1}

// speakersOf adds to them the functions that hand a parameter on to one.
func speakersOf(functions []function) map[string]int {
	speakers := maps.Clone(ownSpeakers)
	for known := 0; known < len(speakers); {
		known = len(speakers)
		for _, f := range functions {
			for _, call := range f.calls {
				at, speaks := speakers[f.callee(call)]
				if !speaks || at >= len(call.Args) {
					continue
				}
				if i := slices.Index(f.params, nameOf(call.Args[at])); i >= 0 {
					speakers[f.name] = i
				}
			}
		}
	}
	return speakers
}

// callee returns the name of the function that f calls.
func (f function) callee(call *ast.CallExpr) string {
	switch called := call.Fun.(type) {
	case *ast.Ident:
		return f.pkg + "." + called.Name
	case *ast.SelectorExpr:
		if nameOf(called.X) == "diag" {
			return "diag." + called.Sel.Name
		}
		return "." + called.Sel.Name
	}
	return ""
}

// values returns the strings that e may be, as far as f shows them.
func (f function) values(e ast.Expr) []string {
	if text, ok := stringOf(e); ok {
		return []string{text}
	}
	sum, ok := e.(*ast.BinaryExpr)
	if !ok {
		return f.strings[nameOf(e)]
	}
	var all []string
	for _, left := range f.values(sum.X) {
		for _, right := range f.values(sum.Y) {
			all = append(all, left+right)
		}
	}
	return all
}

func nameOf(e ast.Expr) string {
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func stringOf(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// argumentNames returns the keys of Args that are written out, also of none.
func argumentNames(e ast.Expr) []string {
	if nameOf(e) == "nil" {
		return []string{}
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	names := []string{}
	for _, element := range lit.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if name, ok := stringOf(pair.Key); ok {
				names = append(names, name)
			}
		}
	}
	return names
}
