package theme_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/theme"
)

var update = flag.Bool("update", false, "write what was got as what is wanted")

// page stands for the values that templates get: methods on pointers, fields,
// maps, and a method that wants the context of the execution.
type page struct {
	Title  string
	Date   time.Time
	Params map[string]any
	parent *page
	pages  []*page
}

func (p *page) Content() template.HTML { return "<p>三月五日，<em>走访</em>。</p>" }
func (p *page) RelPermalink() string   { return "/" + strings.ToLower(p.Title) + "/" }
func (p *page) Pages() []*page         { return p.pages }
func (p *page) Parent() *page          { return p.parent }
func (p *page) Fail() (string, error)  { return "", errors.New("no luck") }
func (p *page) Panic() string          { return p.parent.parent.Title }
func (p *page) Read(ctx context.Context, what string) string {
	if tracer, ok := theme.TracerOf(ctx).(*trace); ok {
		tracer.read["record "+what] = true
	}
	return what
}

func home() *page {
	day := func(month, day int) time.Time {
		return time.Date(2012, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	}
	top := &page{Title: "Home", Date: day(9, 30), Params: map[string]any{"weight": 3}}
	top.pages = []*page{
		{Title: "B", Date: day(3, 5), parent: top, Params: map[string]any{"group": "一组", "workers": 12}},
		{Title: "A", Date: day(4, 1), parent: top, Params: map[string]any{"group": "二组", "workers": 3}},
		{Title: "C", Date: day(3, 7), parent: top, Params: map[string]any{"group": "一组", "workers": 7}},
	}
	return top
}

var options = theme.Options{
	Lang:     "zh",
	TimeZone: "Asia/Shanghai",
	BaseURL:  "http://intranet.example/walk/",
	Funcs: map[string]any{
		"site": func() map[string]any { return map[string]any{"Title": "双走双促"} },
		"now":  func() time.Time { return time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC) },
		"greet": func(ctx context.Context, name string) string {
			greeting, _ := ctx.Value(greetingKey{}).(string)
			return greeting + name
		},
	},
}

type greetingKey struct{}

func parse(t testing.TB, archive string) fs.FS {
	t.Helper()
	files, err := txtar.FS(txtar.Parse([]byte(archive)))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func load(t testing.TB, files fs.FS) *theme.Theme {
	t.Helper()
	got, findings, err := theme.Load(files, options)
	if err != nil || len(findings) > 0 {
		t.Fatalf("Load: %v\n%s", err, list(findings))
	}
	t.Cleanup(func() { got.Close() })
	return got
}

func execute(t testing.TB, ctx context.Context, th *theme.Theme, layout theme.Layout, data any) (string, error) {
	t.Helper()
	tmpl, ok := th.Lookup(layout)
	if !ok {
		t.Fatalf("no template for %+v", layout)
	}
	var page bytes.Buffer
	err := th.Execute(ctx, &page, tmpl, data)
	return page.String(), err
}

// list shows findings one a line, related places indented.
func list(findings diag.List) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s: %s[%s] %s\n", place(f.Span), f.Severity, f.Rule, f.Message.In(diag.EN))
		for _, r := range f.Related {
			fmt.Fprintf(&b, "    %s: %s\n", place(r.Span), r.Message.In(diag.EN))
		}
	}
	return b.String()
}

func place(s diag.Span) string {
	return fmt.Sprintf("%s:%d:%d-%d:%d", s.File, s.Start.Line, s.Start.Col, s.End.Line, s.End.Col)
}

// eachCase runs a test for each archive of a folder of testdata. What it
// returns must equal the archive's last file.
func eachCase(t *testing.T, folder string, run func(*testing.T, fs.FS) string) {
	cases, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := &archive.Files[len(archive.Files)-1]
			files, err := txtar.FS(&txtar.Archive{Files: archive.Files[:len(archive.Files)-1]})
			if err != nil {
				t.Fatal(err)
			}
			got := run(t, files)
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestRender(t *testing.T) {
	eachCase(t, "render", func(t *testing.T, files fs.FS) string {
		ctx := context.WithValue(t.Context(), greetingKey{}, "你好，")
		got, err := execute(t, ctx, load(t, files), theme.Layout{Kind: "home"}, home())
		if err != nil {
			t.Fatal(err)
		}
		return got
	})
}

// TestBroken loads each theme and, where that works, renders its home page, and
// compares what is found.
func TestBroken(t *testing.T) {
	eachCase(t, "broken", func(t *testing.T, files fs.FS) string {
		th, findings, err := theme.Load(files, options)
		if err != nil {
			t.Fatal(err)
		}
		if th == nil {
			return list(findings)
		}
		defer th.Close()
		page, err := execute(t, t.Context(), th, theme.Layout{Kind: "home"}, home())
		if page != "" {
			t.Errorf("a failed page was written: %q", page)
		}
		var failure *theme.Error
		if !errors.As(err, &failure) {
			t.Fatalf("got %v, want an *Error", err)
		}
		return list(append(findings, failure.Finding))
	})
}
