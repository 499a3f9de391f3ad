package theme_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/theme"
)

// trace is a tracer as a caller would write it: files of the theme, and its own
// records.
type trace struct{ read map[string]bool }

func newTrace() *trace                    { return &trace{map[string]bool{}} }
func (t *trace) Used(file string)         { t.read[file] = true }
func (t *trace) Nested() theme.Tracer     { return newTrace() }
func (t *trace) Join(nested theme.Tracer) { maps.Copy(t.read, nested.(*trace).read) }
func (t *trace) String() string           { return strings.Join(slices.Sorted(maps.Keys(t.read)), "\n") }

const traced = `
-- baseof.html --
{{ T "site" }}{{ block "main" . }}{{ end }}{{ template "foot" }}
-- home.html --
{{ define "main" }}{{ partial "a.html" . }}{{ partial "inline.html" . }}{{ end }}
-- section.html --
{{ define "main" }}{{ partialCached "c.html" . "x" }}{{ end }}
-- page.html --
{{ define "main" }}{{ partialCached "c.html" . "x" }}{{ .Read "papers/y" }}{{ end }}
-- plain.html --
plain {{ with resources.Get "css/x.css" }}{{ .Content }}{{ end }}{{ with partial "box.html" 1 }}{{ partial "b.html" $ }}{{ end }}
-- foot.html --
foot {{ define "foot" }}{{ template "_partials/b.html" }}{{ end }}
-- inline.html --
inline {{ define "_partials/inline.html" }}i{{ end }}
-- _partials/a.html --
a {{ with resources.Match "css/*" }}{{ end }}
-- _partials/b.html --
b
-- _partials/box.html --
[{{ inner . }}]
-- _partials/c.html --
c {{ .Read "visits/x" }} {{ partial "b.html" . }}
-- assets/css/x.css --
a {}
-- i18n/zh.yaml --
site: 走访
`

func TestTrace(t *testing.T) {
	th := load(t, parse(t, traced))
	frame := []string{"_partials/b.html", "baseof.html", "foot.html", "i18n"}
	cached := []string{"_partials/c.html", "record visits/x"}
	for _, c := range []struct {
		kind string
		want [][]string
	}{
		{"home", [][]string{frame, {"home.html", "_partials/a.html", "assets", "inline.html"}}},
		{"section", [][]string{frame, cached, {"section.html"}}},
		{"page", [][]string{frame, cached, {"page.html", "record papers/y"}}},
		{"section", [][]string{frame, cached, {"section.html"}}},
		{"plain", [][]string{{"plain.html", "assets/css/x.css", "_partials/box.html", "_partials/b.html"}}},
	} {
		got := newTrace()
		if _, err := execute(t, theme.WithTracer(t.Context(), got), th, theme.Layout{Kind: c.kind}, home()); err != nil {
			t.Fatal(err)
		}
		want := newTrace()
		for _, name := range slices.Concat(c.want...) {
			want.read[name] = true
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.kind, diff)
		}
	}
}

// TestTraceOfUntraced checks that a partial kept by an execution without a
// tracer does not hide what it read from one with.
func TestTraceOfUntraced(t *testing.T) {
	th := load(t, parse(t, traced))
	for _, ctx := range []context.Context{t.Context(), theme.WithTracer(t.Context(), newTrace())} {
		if _, err := execute(t, ctx, th, theme.Layout{Kind: "section"}, home()); err != nil {
			t.Fatal(err)
		}
		if tracer, ok := theme.TracerOf(ctx).(*trace); ok && !tracer.read["record visits/x"] {
			t.Errorf("got %s", tracer)
		}
	}
}

func TestCachedPartialIsKept(t *testing.T) {
	files := parse(t, `
-- page.html --
{{ partialCached "title.html" . "x" }}{{ partialCached "title.html" . "y" 1 }}{{ partialCached "value.html" . }}
-- _partials/title.html --
{{ .Title }}
-- _partials/value.html --
{{ return .Title }}
`)
	th := load(t, files)
	render := func(title string) string {
		got, err := execute(t, t.Context(), th, theme.Layout{Kind: "page"}, &page{Title: title})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(got), " ")
	}
	if got := render("A") + ", " + render("B"); got != "A A A, A A A" {
		t.Errorf("kept: %s", got)
	}
	th.Forget()
	if got := render("B"); got != "B B B" {
		t.Errorf("after Forget: %s", got)
	}
}

// TestConcurrent renders from many goroutines; run it with -race.
func TestConcurrent(t *testing.T) {
	th := load(t, parse(t, traced))
	data := home()
	want := map[string]string{}
	kinds := []string{"home", "section", "page", "plain"}
	for _, kind := range kinds {
		page, err := execute(t, t.Context(), th, theme.Layout{Kind: kind}, data)
		if err != nil {
			t.Fatal(err)
		}
		want[kind] = page
	}
	th.Forget()
	var group sync.WaitGroup
	for i := range 60 {
		group.Go(func() {
			kind := kinds[i%len(kinds)]
			got, err := execute(t, theme.WithTracer(t.Context(), newTrace()), th, theme.Layout{Kind: kind}, data)
			if err != nil || got != want[kind] {
				t.Errorf("%s: got %q, %v; want %q", kind, got, err, want[kind])
			}
			if i%10 == 0 {
				th.Forget()
			}
		})
	}
	group.Wait()
}
