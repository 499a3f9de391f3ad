package build_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// TestTemplatesDocument holds docs/templates.md to what templates can really
// see: the words are those of the code, under an introduction of its own.
func TestTemplatesDocument(t *testing.T) {
	const file = "../../docs/templates.md"
	got := templatesDocument(t)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/templates.md is stale, run “make update” (-file +code):\n%s", diff)
	}
}

func templatesDocument(t *testing.T) string {
	intro, err := os.ReadFile("testdata/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(intro)
	writeTypes(&b, t)
	writeFunctions(&b, t)
	return b.String()
}

// roots are what templates start from: the page, and what its fields may hold.
var roots = []reflect.Type{
	reflect.TypeFor[build.Page](), reflect.TypeFor[schema.Term](), reflect.TypeFor[schema.Ref](), reflect.TypeFor[schema.Decimal](),
}

// useless are types that come along with others and say nothing on a page.
var useless = []reflect.Type{reflect.TypeFor[diag.Span](), reflect.TypeFor[diag.Pos](), reflect.TypeFor[[]byte]()}

func writeTypes(b *strings.Builder, t *testing.T) {
	b.WriteString("\n## 类型 Types\n\n说明取自程序的源代码，是英文的。\n")
	for _, seen := range reachable(roots) {
		pkg := packageOf(t, strings.TrimPrefix(seen.PkgPath(), "zoufang/generator/"))
		described := pkg.typeNamed(seen.Name())
		fmt.Fprintf(b, "\n### %s\n\n%s\n", seen.Name(), oneLine(described.Doc))
		rows := rowsOf(seen, pkg, described)
		if len(rows) > 0 {
			b.WriteString("\n| 写法 | 得到 | 说明 |\n|---|---|---|\n")
		}
		for _, r := range rows {
			if r.text == "" && pkg.Name == "build" {
				t.Errorf("%s%s has no comment", seen, r.use)
			}
			fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", r.use, r.result, r.text)
		}
	}
}

// rowsOf returns what a template can ask of a value of type t, fields first.
func rowsOf(t reflect.Type, pkg sourcePackage, described *doc.Type) []row {
	var rows []row
	for _, r := range pkg.fields(described) {
		if f, _ := t.FieldByName(r.name()); !slices.Contains(useless, f.Type) {
			rows = append(rows, r)
		}
	}
	for _, m := range described.Methods {
		if method, ok := reflect.PointerTo(t).MethodByName(m.Name); ok && callable(method.Type) {
			rows = append(rows, pkg.call("."+m.Name, m.Decl.Type, m.Doc))
		}
	}
	return rows
}

// reachable returns the program's own types that templates can come by, in the
// order in which a reader meets them.
func reachable(roots []reflect.Type) []reflect.Type {
	var found []reflect.Type
	next := 0
	for _, root := range roots {
		found = meet(found, root)
		for ; next < len(found); next++ {
			for _, t := range leadsTo(found[next]) {
				found = meet(found, t)
			}
		}
	}
	return found
}

// meet adds t, or what it is a list of, where it is new and the program's own.
func meet(found []reflect.Type, t reflect.Type) []reflect.Type {
	for t.Name() == "" && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	ours := strings.HasPrefix(t.PkgPath(), "zoufang/") && !slices.Contains(useless, t)
	if !ours || slices.Contains(found, t) {
		return found
	}
	return append(found, t)
}

// leadsTo returns the types of what a template gets from a value of type t.
func leadsTo(t reflect.Type) []reflect.Type {
	var all []reflect.Type
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				all = append(all, f.Type)
			}
		}
	}
	methods := reflect.PointerTo(t)
	for i := range methods.NumMethod() {
		if m := methods.Method(i).Type; callable(m) {
			all = append(all, m.Out(0))
		}
	}
	return all
}

// callable reports whether templates have a use for a method: it returns one
// value, perhaps with an error.
func callable(method reflect.Type) bool {
	failing := method.NumOut() == 2 && method.Out(1) == reflect.TypeFor[error]()
	return (method.NumOut() == 1 || failing) && !slices.Contains(useless, method.Out(0))
}

// writeFunctions lists the functions that are there beside Hugo's, and those of
// Hugo's that are not.
func writeFunctions(b *strings.Builder, t *testing.T) {
	b.WriteString("\n## 函数 Functions\n\nHugo 的函数大多能用，另外有：\n\n| 写法 | 得到 | 说明 |\n|---|---|---|\n")
	pkg := packageOf(t, "build")
	var own []string
	pkg.eachPair("Funcs", func(name string, value ast.Expr) {
		own = append(own, name)
		r := pkg.function(name, value)
		if r.text == "" {
			t.Errorf("the function %s has no comment", name)
		}
		fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", r.use, r.result, r.text)
	})
	b.WriteString("\n同样的内容要得到同样的页面，模板也不能碰网络和别的文件，所以 Hugo 的这些函数不能用：\n\n")
	refused := packageOf(t, "theme").refused()
	for _, why := range refused.reasons {
		names := slices.DeleteFunc(refused.names[why], func(name string) bool { return isOneOf(own, name) })
		slices.Sort(names)
		if len(names) > 0 {
			fmt.Fprintf(b, "- %s：`%s`\n", why, strings.Join(slices.Compact(names), "`、`"))
		}
	}
}

// isOneOf reports whether name is among our own functions, or the member of a
// namespace that goes by one of them, as time.Now goes by now.
func isOneOf(own []string, name string) bool {
	member := name[strings.LastIndexByte(name, '.')+1:]
	return slices.ContainsFunc(own, func(ours string) bool { return strings.EqualFold(ours, member) })
}
