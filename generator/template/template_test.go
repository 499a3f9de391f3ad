package template_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	std "text/template"
	"text/template/parse"

	"zoufang/generator/template"
)

// item is data of templates.
type item struct {
	Name  string
	Items []*item
	Map   map[string]any

	fault error
}

func (i *item) Title() string            { return strings.ToUpper(i.Name) }
func (i *item) Find(name string) *item   { return i.Items[len(name)] }
func (i *item) Maybe() (string, error)   { return i.Name, errors.Join(i.fault) }
func (i *item) Labels() map[string]any   { return i.Map }
func (i *item) Stringer() fmt.Stringer   { return nil }
func (i *item) Wants(v fmt.Stringer) any { return v }

func tree() *item {
	return &item{Name: "a", Map: map[string]any{"k": 1, "n": nil}, Items: []*item{{Name: "b"}, {Name: "c", fault: errors.New("fault")}}}
}

var funcs = std.FuncMap{
	"up":    strings.ToUpper,
	"pair":  func(a, b any) any { return fmt.Sprint(a, b) },
	"words": func(words ...any) string { return fmt.Sprint(words...) },
	"and":   func(a reflect.Value, b ...reflect.Value) reflect.Value { panic("not called") },
	"or":    func(a reflect.Value, b ...reflect.Value) reflect.Value { panic("not called") },
	"not":   func(v reflect.Value) bool { truth, _ := std.IsTrue(v); return !truth },
	"eq":    func(a any, b ...any) bool { return a == b[0] },
	"try":   func(v any) any { return v },
}

func host() template.Host {
	return template.Host{
		Func:    func(name string) any { return funcs[name] },
		Truth:   func(v any) bool { truth, _ := std.IsTrue(v); return truth },
		Convert: func(v reflect.Value, to reflect.Type) (reflect.Value, bool) { return v, false },
		Quick: map[string]func(a, b any) (any, bool){
			"eq": func(a, b any) (any, bool) { x, ok := a.(string); return x == b, ok },
		},
		Borrows: map[string]bool{"words": true},
		Methods: []template.Method{
			template.Get("Title", (*item).Title), template.Ask("Find", (*item).Find), template.Try("Maybe", (*item).Maybe),
			template.Get("Name", func(i *item) string { return i.Name }),
		},
	}
}

// set compiles a text and the templates that it defines.
func set(t testing.TB, text string) *template.Set {
	t.Helper()
	trees := map[string]*parse.Tree{}
	main := parse.New("main")
	main.Mode = parse.SkipFuncCheck
	if _, err := main.Parse(text, "", "", trees); err != nil {
		t.Fatal(err)
	}
	engine := template.New(host())
	return template.NewSet(func(name string) (*template.Body, error) {
		if trees[name] == nil {
			return nil, fmt.Errorf("no template %q", name)
		}
		return engine.Compile(trees[name].Root)
	})
}

// TestExecute compares with text/template, whose own and, or serve it.
func TestExecute(t *testing.T) {
	theirs := std.FuncMap{}
	for name, f := range funcs {
		if name != "and" && name != "or" {
			theirs[name] = f
		}
	}
	for _, text := range []string{
		`x{{ .Name }}{{ .Title }}{{ (.Find "").Title }}{{ ("" | .Find).Name }}`,
		`{{ range $i, $e := .Items }}{{ $i }}{{ $e.Name }}{{ if eq .Name "b" }}{{ continue }}{{ end }}{{ break }}{{ else }}none{{ end }}`,
		`{{ with .Map }}{{ .k }}{{ .none }}{{ range $k, $v := . }}{{ $k }}{{ $v }}{{ end }}{{ end }}`,
		`{{ $x := 1 }}{{ if .Items }}{{ $x = pair $x "y" }}{{ end }}{{ $x }}{{ template "t" $x }}{{ define "t" }}<{{ . }}{{ $ }}>{{ end }}`,
		`{{ and .Name "b" }}{{ or "" .Name }}{{ or .Map.n 0 }}{{ not .Map.n }}{{ "a" | pair "b" | up }}{{ words }}{{ words 1 nil 'c' 1.5 }}`,
		`{{ .Maybe }}{{ words (words 1 (words 2 3)) (.Find "").Name (pair (words "x") 4) }}`,
		`{{ range 3 }}{{ . }}{{ end }}{{ with .Stringer }}x{{ else }}nothing{{ end }}{{ .Wants nil }}`,
	} {
		var want, got bytes.Buffer
		if err := std.Must(std.New("main").Funcs(theirs).Parse(text)).Execute(&want, tree()); err != nil {
			t.Fatal(err)
		}
		if err := set(t, text).Execute(t.Context(), &got, "main", tree()); err != nil || got.String() != want.String() {
			t.Errorf("%s: got %q, %v; want %q", text, &got, err, &want)
		}
	}
}

// TestFailures checks that whatever is not sure ends with an error, and that the
// set goes on working.
func TestFailures(t *testing.T) {
	for _, text := range []string{
		`{{ (.Find "x").Maybe }}`, `{{ range .Items }}{{ .Maybe }}{{ end }}`, `{{ .None }}`, `{{ .Map.n.x }}`, `{{ .Find 1 }}`, `{{ .Find "xxx" }}`, `{{ template "none" }}`, `{{ range .Name }}{{ end }}`,
		`{{ . }}`, `{{ up }}`, `{{ up 1 }}`, `{{ .Stringer.String }}`, `{{ define "r" }}{{ template "r" }}{{ end }}{{ template "r" }}`,
	} {
		s := set(t, text)
		for range 2 {
			if err := s.Execute(t.Context(), new(bytes.Buffer), "main", tree()); err == nil || errors.Is(err, template.ErrUnsupported) {
				t.Errorf("%s: got %v", text, err)
			}
		}
	}
	for _, text := range []string{`{{ try .Name }}`, `{{ nofunction }}`, `{{ pair ($x := 1) 2 }}`} {
		if err := set(t, text).Ready("main"); !errors.Is(err, template.ErrUnsupported) {
			t.Errorf("%s: got %v", text, err)
		}
	}
}
