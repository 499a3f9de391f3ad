package theme_test

import (
	"testing"

	"zoufang/generator/theme"
)

// TestDigest checks that everything a tracer is told of has a digest, which
// changes with the file and with nothing else.
func TestDigest(t *testing.T) {
	files := parse(t, traced)
	before := load(t, files)
	after := load(t, over{parse(t, "-- home.html --\nnew\n-- assets/css/new.css --\nb {}\n"), files})
	changed := map[string]bool{"home.html": true, "assets": true}
	for _, name := range []string{"home.html", "baseof.html", "_partials/a.html", "assets", "i18n", "assets/css/x.css"} {
		was, is := before.Digest(name), after.Digest(name)
		if was == "" || (was != is) != changed[name] {
			t.Errorf("%s: %s became %s", name, was, is)
		}
	}
	if got := before.Digest("none.html"); got != "" {
		t.Errorf("a digest of nothing: %s", got)
	}
}

// TestKnown checks that a theme which was loaded before renders the same.
func TestKnown(t *testing.T) {
	files := parse(t, traced)
	known := options
	known.Known = true
	again, findings, err := theme.Load(files, known)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, list(findings))
	}
	defer again.Close()
	first := load(t, files)
	for _, kind := range []string{"home", "section", "page", "plain"} {
		layout := theme.Layout{Kind: kind}
		want, err := execute(t, t.Context(), first, layout, home())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := execute(t, t.Context(), again, layout, home()); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", kind, got, err, want)
		}
	}
}
