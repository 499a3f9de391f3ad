package theme

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// partialsOfZoo are what the templates of these tests can render.
var partialsOfZoo = map[string]string{
	"_partials/name.html":  `{{ .Name }}`,
	"_partials/value.html": `{{ if .Tame }}{{ end }}{{ return .Legs }}`,
	"_partials/nil.html":   `{{ return .Nothing }}`,
	"_partials/box.html":   `[{{ inner .Name }}]`,
	"_partials/plain.txt":  `{{ .Name }}`,
	"_partials/deep.html":  `{{ with .Parent }}{{ partial "deep.html" . }}{{ end }}{{ .Name }}`,
	"_partials/loop.html":  `{{ range $i, $c := .Children }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $i }}{{ template "_partials/name.html" $c }}{{ end }}`,
}

// loadCases loads a theme with a layout for each template.
func loadCases(t testing.TB, ending string, templates []string) *Theme {
	t.Helper()
	files := fstest.MapFS{"i18n/en.yaml": {Data: []byte("word: Word\nmany:\n  one: \"{{ .Count }} item\"\n  other: \"{{ .Count }} items\"\n")}}
	for name, text := range partialsOfZoo {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for i, text := range templates {
		files[fmt.Sprintf("case%d.%s", i, ending)] = &fstest.MapFile{Data: []byte(text)}
	}
	th, findings, err := Load(files, Options{Lang: "en", Funcs: map[string]any{
		"site":  func() map[string]any { return map[string]any{"Title": "Z"} },
		"odd":   func(n int) (bool, error) { return n%2 == 1, nil },
		"join":  func(sep string, words ...string) string { return strings.Join(words, sep) },
		"ctx":   func(ctx context.Context) string { return fmt.Sprint(ctx.Value(contextKey{})) },
		"none":  func() any { return nil },
		"quiet": func() fmt.Stringer { return nil },
	}})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	t.Cleanup(func() { th.Close() })
	return th
}

// outcome is what an execution wrote, or how it failed.
func outcome(th *Theme, run func(ctx context.Context, out *bytes.Buffer) error) (string, error) {
	var out bytes.Buffer
	ctx := context.WithValue(context.Background(), contextKey{}, "context")
	err := run(th.store.PrepareTopLevelRenderCtx(ctx, nil), &out)
	return out.String(), err
}

// agree runs a template in both ways. It fails the test unless they agree, and
// reports whether the template renders, and whether that needs Hugo.
func agree(t *testing.T, th *Theme, name, text string, data any) (renders, needsHugo bool) {
	t.Helper()
	tmpl, found := th.Lookup(Layout{Kind: name, Format: endingOf(th, name)})
	if !found {
		t.Fatalf("no %s", name)
	}
	hugos, hugosErr := outcome(th, func(ctx context.Context, out *bytes.Buffer) error {
		return th.renderByHugo(byHugo(ctx), out, tmpl, data)
	})
	ours, err := outcome(th, func(ctx context.Context, out *bytes.Buffer) error {
		r := tmpl.runner
		if r.hugos.Load() {
			return errors.New("only Hugo can run it")
		}
		return r.run(ctx, out, data)
	})
	switch {
	case err != nil:
		return hugosErr == nil, hugosErr == nil
	case hugosErr != nil:
		t.Errorf("%s\nshould fail: %v\ngot %q", text, hugosErr, ours)
	case ours != hugos:
		t.Errorf("%s\n(-Hugo +ours)\n%s", text, cmp.Diff(hugos, ours))
	}
	return true, false
}

func endingOf(th *Theme, name string) string {
	if th.sources[name+".txt"] != nil {
		return "txt"
	}
	return "html"
}

// TestRunnersAgree runs each template of testdata/runner in both ways: as Hugo
// does, and as package template does.
func TestRunnersAgree(t *testing.T) {
	for _, ending := range []string{"html", "txt"} {
		archive, err := txtar.ParseFile("testdata/runner/" + ending + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			templates := strings.Split(strings.TrimSpace(string(file.Data)), "\n")
			th := loadCases(t, ending, templates)
			for i, text := range templates {
				renders, needsHugo := agree(t, th, fmt.Sprintf("case%d", i), text, zoo())
				if renders != (file.Name != "failures") || needsHugo != (file.Name == "left to Hugo") {
					t.Errorf("%s: %s: renders: %v, needs Hugo: %v", file.Name, text, renders, needsHugo)
				}
			}
		}
	}
}

// TestMirror checks that a tree of the original nodes says what Hugo's says.
func TestMirror(t *testing.T) {
	data, err := os.ReadFile("testdata/runner/html.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range txtar.Parse(data).Files {
		th := loadCases(t, "html", strings.Split(strings.TrimSpace(string(file.Data)), "\n"))
		for name := range th.sources {
			info := th.store.LookupByPath("/" + name)
			if info == nil {
				continue
			}
			prepared, err := info.Prepare()
			if err != nil {
				t.Fatal(err)
			}
			if got, want := mirror(prepared.Root).String(), prepared.Root.String(); got != want {
				t.Errorf("%s: got %s, want %s", name, got, want)
			}
		}
	}
}
