package theme_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/theme"
)

// over is a file system whose files lie over those of another, as a site's
// templates lie over the embedded ones.
type over struct{ upper, lower fs.FS }

func (o over) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	all := map[string]fs.DirEntry{}
	for _, files := range []fs.FS{o.lower, o.upper} {
		entries, err := fs.ReadDir(files, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, entry := range entries {
			all[entry.Name()] = entry
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }), nil
}

func TestOverlay(t *testing.T) {
	th := load(t, over{
		parse(t, `
-- _partials/footer.html --
ours
-- visits/page.html --
{{ define "main" }}visit{{ end }}
-- i18n/zh.yaml --
site: 我们的
`),
		parse(t, `
-- baseof.html --
{{ T "site" }} {{ block "main" . }}{{ end }} {{ partial "footer.html" }}
-- page.html --
{{ define "main" }}page{{ end }}
-- _partials/footer.html --
theirs
-- i18n/zh.yaml --
site: 他们的
`)})
	for section, want := range map[string]string{"visits": "我们的 visit ours", "papers": "我们的 page ours"} {
		got, err := execute(t, t.Context(), th, theme.Layout{Kind: "page", Section: section}, nil)
		if got = strings.TrimSpace(got); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", section, got, err, want)
		}
	}
}

func TestMinify(t *testing.T) {
	with := options
	with.Minify = true
	th, findings, err := theme.Load(parse(t, `
-- home.html --
<!doctype html>
<body>
  <p class="a">  走访  <b>企业</b>
  </p>
  <script>let x = {{ .x }} ;</script>
</body>
-- home.json --
{ "a":  1 }
-- home.txt --
 a  b
-- page.html --
<p>走访</p><script>let = ;;; (</script>
`), with)
	if err != nil || th == nil {
		t.Fatal(err, list(findings))
	}
	defer th.Close()
	for format, want := range map[string]string{
		"html": `<!doctype html><body><p class=a>走访 <b>企业</b></p><script>let x=1</script></body>`,
		"json": `{"a":1}`,
		"txt":  " a  b\n",
	} {
		got, err := execute(t, t.Context(), th, theme.Layout{Kind: "home", Format: format}, map[string]any{"x": 1})
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", format, got, err, want)
		}
	}
	var failure *theme.Error
	if got, err := execute(t, t.Context(), th, theme.Layout{Kind: "page"}, nil); !errors.As(err, &failure) || got != "" {
		t.Errorf("got %q, %v; want an *Error", got, err)
	}
}

// failing is a writer that takes nothing.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestExecuteEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	with := theme.Options{Funcs: map[string]any{
		"stop": func(ctx context.Context) (string, error) {
			cancel()
			return "", ctx.Err()
		},
	}}
	th, _, err := theme.Load(parse(t, "-- home.html --\n{{ stop }}\n"), with)
	if err != nil {
		t.Fatal(err)
	}
	defer th.Close()
	for range 2 {
		_, err = execute(t, ctx, th, theme.Layout{Kind: "home"}, nil)
		var failure *theme.Error
		if !errors.Is(err, context.Canceled) || errors.As(err, &failure) {
			t.Errorf("got %v, want the end of the context", err)
		}
	}
}

func TestExecutePassesWriterErrorOn(t *testing.T) {
	th := load(t, parse(t, "-- home.html --\nx\n"))
	tmpl, _ := th.Lookup(theme.Layout{Kind: "home"})
	full := errors.New("disk full")
	if err := th.Execute(t.Context(), failing{full}, tmpl, nil); err != full {
		t.Errorf("got %v, want %v", err, full)
	}
}

func TestLoadOptions(t *testing.T) {
	empty := fstest.MapFS{}
	th, findings, err := theme.Load(empty, theme.Options{})
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	if err := th.Close(); err != nil {
		t.Error(err)
	}
	for _, opts := range []theme.Options{{TimeZone: "Asia/Nowhere"}, {Lang: "not a language"}, {BaseURL: "::"}} {
		if th, _, err := theme.Load(empty, opts); err == nil {
			t.Errorf("%+v: no error", opts)
			th.Close()
		}
	}
}

const small = `
-- baseof.html --
<!doctype html><title>{{ .Title }}</title>{{ partialCached "nav.html" . }}<main>{{ block "main" . }}{{ end }}</main>
-- home.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
{{ range first 3 .Pages }}{{ partial "item.html" . }}{{ end }}{{ end }}
-- _partials/nav.html --
<nav>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
-- _partials/item.html --
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ time.Format "2006年1月2日" .Date }}</time>
`

func BenchmarkLoad(b *testing.B) {
	files := parse(b, small)
	for b.Loop() {
		th, _, err := theme.Load(files, options)
		if err != nil {
			b.Fatal(err)
		}
		th.Close()
	}
}

func BenchmarkExecute(b *testing.B) {
	th := load(b, parse(b, small))
	tmpl, _ := th.Lookup(theme.Layout{Kind: "home"})
	data, ctx := home(), theme.WithTracer(b.Context(), newTrace())
	var page bytes.Buffer
	for b.Loop() {
		page.Reset()
		if err := th.Execute(ctx, &page, tmpl, data); err != nil {
			b.Fatal(err)
		}
	}
}
