package theme_test

import (
	"context"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/theme"
)

// keptAfter renders pages of some kinds and returns what the theme then keeps.
func keptAfter(t *testing.T, th *theme.Theme, kinds ...string) []byte {
	t.Helper()
	for _, kind := range kinds {
		if _, err := execute(t, t.Context(), th, theme.Layout{Kind: kind}, home()); err != nil {
			t.Fatal(err)
		}
	}
	return th.Keep()
}

// loadKept loads a theme with what an earlier one kept.
func loadKept(t *testing.T, text string, kept []byte) *theme.Theme {
	t.Helper()
	with := options
	with.Known, with.Kept = true, kept
	th, findings, err := theme.Load(parse(t, text), with)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, list(findings))
	}
	t.Cleanup(func() { th.Close() })
	return th
}

const keeping = traced + `
-- failing.html --
{{ with .Title }}{{ index . 1 2 }}{{ end }}{{ .Nothing.Here }}
-- current.html --
{{ with templates.Current }}{{ .Name }} {{ .Filename }}{{ with .Base }}{{ .Name }}{{ end }}{{ end }} {{ partial "value.html" 1 }}
-- exists.html --
{{ templates.Exists "page.html" }}{{ apply (slice "a") "upper" "." }}
-- _partials/value.html --
{{ with templates.Current }}{{ .Parent.Name }}{{ end }}{{ return add . 1 }}
`

// TestKeep renders with a theme that was kept, beside one that was not: what was
// used then, what was not, what needs the store and what fails.
func TestKeep(t *testing.T) {
	fresh := load(t, parse(t, keeping))
	kept := keptAfter(t, fresh, "home", "section", "current", "exists")
	broken := append([]byte{}, kept...)
	broken[len(broken)/2] ^= 1
	for name, data := range map[string][]byte{"kept": kept, "broken": broken, "nothing": nil} {
		th := loadKept(t, keeping, data)
		if again := th.Keep(); again != nil {
			t.Errorf("%s: keeps %d bytes before anything is new", name, len(again))
		}
		for _, kind := range []string{"home", "section", "current", "exists", "page", "plain", "failing", "nothing", "home"} {
			layout := theme.Layout{Kind: kind}
			if _, found := fresh.Lookup(layout); !found {
				if _, found := th.Lookup(layout); found {
					t.Errorf("%s: finds %s", name, kind)
				}
				continue
			}
			want, got := newTrace(), newTrace()
			page, err := execute(t, theme.WithTracer(t.Context(), want), fresh, layout, home())
			again, againErr := execute(t, theme.WithTracer(t.Context(), got), th, layout, home())
			if diff := cmp.Diff(page+want.String(), again+got.String()); diff != "" || errorText(err) != errorText(againErr) {
				t.Errorf("%s: %s: %v, want %v (-fresh +kept)\n%s", name, kind, againErr, err, diff)
			}
		}
		if again := th.Keep(); name == "kept" && len(again) <= len(kept) {
			t.Errorf("keeps %d bytes after more was used, %d before", len(again), len(kept))
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestKeptConcurrently opens the store from many goroutines; run it with -race.
func TestKeptConcurrently(t *testing.T) {
	th := loadKept(t, keeping, keptAfter(t, load(t, parse(t, keeping)), "home", "section"))
	var group sync.WaitGroup
	for i := range 24 {
		group.Go(func() {
			kind := []string{"home", "section", "page", "plain", "exists", "failing"}[i%6]
			_, err := execute(t, theme.WithTracer(context.Background(), newTrace()), th, theme.Layout{Kind: kind}, home())
			if (err != nil) != (kind == "failing") {
				t.Errorf("%s: %v", kind, err)
			}
		})
	}
	group.Wait()
}
