package theme

import (
	"bytes"
	"os"
	"testing"
	"time"
)

// BenchmarkCompile mirrors and compiles all templates of this repository.
func BenchmarkCompile(b *testing.B) {
	th := loadOwn(b)
	roots := map[any]bool{}
	eachTree(b, th, func(_ string, root any) { roots[root] = true })
	b.ReportAllocs()
	for b.Loop() {
		engine := newRunners(th.store, Options{}).engine
		for root := range roots {
			if _, err := engine.Compile(mirror(root)); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(roots)), "templates")
}

// BenchmarkLoadOwn loads the templates of this repository, as a build does that
// knows them, and one that was left them by an earlier build.
func BenchmarkLoadOwn(b *testing.B) {
	opts := Options{Lang: "zh", Known: true, Funcs: map[string]any{
		"site": func() any { return nil }, "page": func() any { return nil }, "chinesedate": func(time.Time) string { return "" },
	}}
	run := func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			th, _, err := Load(os.DirFS("../../templates"), opts)
			if err != nil {
				b.Fatal(err)
			}
			th.Close()
		}
	}
	b.Run("known", run)
	opts.Kept = keepAll(b)
	b.Run("kept", run)
}

// keepAll keeps all templates of this repository.
func keepAll(b *testing.B) []byte {
	th := loadOwn(b)
	for _, src := range th.sources {
		info := th.store.LookupByPath("/" + hugoName(src.name))
		if info != nil && !src.isBase() && !src.fills() {
			p := th.newPiece(info)
			p.runner.ran.Store(true)
			th.layouts.set(Layout{Name: src.name}, p)
		}
	}
	return th.Keep()
}

// BenchmarkZoo renders a page of many constructs, by Hugo and without it.
func BenchmarkZoo(b *testing.B) {
	const text = `{{ range .Children }}<a href="{{ .URL }}" title="{{ .Name }}">{{ .Name }}</a>{{ template "_partials/loop.html" . }}{{ with dict "k" .Name }}{{ .k }}{{ end }}{{ if eq .Legs 0 }}{{ T "word" }}{{ end }}{{ partial "value.html" . }}{{ end }}{{ range .Group }}{{ .Parent.Name }}{{ end }}`
	th := loadCases(b, "html", []string{text})
	tmpl, _ := th.Lookup(Layout{Kind: "case0"})
	ctx := th.store.PrepareTopLevelRenderCtx(b.Context(), nil)
	data, r := zoo(), tmpl.runner
	out := new(bytes.Buffer)
	b.Run("Hugo", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := th.renderByHugo(byHugo(ctx), out, tmpl, data); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(out.Len()))
	})
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := r.run(ctx, out, data); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(out.Len()))
	})
}
