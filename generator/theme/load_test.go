package theme_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/theme"
)

// scraps are put together to templates that may mean anything.
var scraps = strings.Split("{{ | }}|{{- | -}}|define \"main\"|{{ end }}|{{ if .Title }}|{{ else }}|{{ range .Pages }}|{{ break }}|"+
	"{{ partial \"x\" . }}|{{ partialCached \"x\" . }}|{{ with partial \"x\" . }}|{{ inner . }}|{{ return .Title }}|"+
	"{{ block \"main\" . }}|{{ template \"main\" . }}|{{ template \"home.html\" . }}|{{ define \"_partials/x.html\" }}|{{ define \"home.html\" }}|{{ define \"\" }}|"+
	"{{ .Title }}|{{ .Nope }}|{{ $x := 1 }}|{{ $x }}|{{/* c */}}|{{ T \"a\" }}|{{ try .Fail }}|{{ (templates.Defer) }}|"+
	"<script>|</script>|<style>|<!--|-->|<a href=\"|\"|'|`|>|x=|\n|走访|a: b\n|- c\n|a: [", "|")

// TestLoadAnything checks that a site's own layouts, whatever they hold, are
// rendered or refused with findings, and never stop the program.
func TestLoadAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(2012, 9))
	for range 20 {
		files := fstest.MapFS{}
		for _, name := range []string{"home.html", "baseof.html", "_partials/x.html", "i18n/zh.yaml"} {
			var text strings.Builder
			for range random.IntN(9) {
				text.WriteString(scraps[random.IntN(len(scraps))])
			}
			files[name] = &fstest.MapFile{Data: []byte(text.String())}
		}
		if random.IntN(4) > 0 {
			delete(files, "i18n/zh.yaml")
		}
		if err := tryAnything(t, files); err != nil {
			for name, file := range files {
				t.Logf("%s: %q", name, file.Data)
			}
			t.Fatal(err)
		}
	}
}

func tryAnything(t *testing.T, files fstest.MapFS) error {
	th, findings, err := theme.Load(files, options)
	if err != nil {
		return err
	}
	if th == nil {
		if !findings.HasErrors() {
			return errors.New("no theme, and nothing says why")
		}
		return nil
	}
	defer th.Close()
	tmpl, ok := th.Lookup(theme.Layout{Kind: "home"})
	if !ok {
		return nil
	}
	var failure *theme.Error
	if err := th.Execute(t.Context(), io.Discard, tmpl, home()); err != nil && !errors.As(err, &failure) {
		return err
	}
	return nil
}
