package build_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"zoufang/generator/build"
)

// newLive returns the world's site as a preview has it.
func (w *world) newLive() *build.Live {
	l := build.NewLive(w.traced())
	w.Cleanup(func() {
		if err := l.Close(); err != nil {
			w.Error(err)
		}
	})
	return l
}

func (w *world) update(l *build.Live) build.Update {
	w.Helper()
	u, err := l.Update(context.Background())
	if err != nil {
		w.Fatal(err)
	}
	return u
}

// sameLive holds every file of the preview against those of a build.
func (w *world) sameLive(edit string, l *build.Live) {
	w.Helper()
	w.build(edit)
	got := map[string][]byte{}
	names := slices.SortedFunc(maps.Keys(w.last[w.options.Out]), func(a, b string) int { // pages first, which publish the assets
		return strings.Compare(turn(a)+a, turn(b)+b)
	})
	for _, name := range names {
		file, err := l.File(context.Background(), name)
		if err != nil || file.Stale {
			w.Errorf("%s: %s: stale %v, %v", edit, name, file.Stale, err)
		}
		got[name] = file.Data
	}
	w.sameFiles(edit, w.last[w.options.Out], got)
	if _, err := l.File(context.Background(), "nothing/index.html"); !errors.Is(err, fs.ErrNotExist) {
		w.Errorf("a page that is not: %v", err)
	}
}

func turn(name string) string {
	if strings.HasSuffix(name, ".html") {
		return "1"
	}
	return "2"
}

// TestLiveIsABuild compares the preview with a build, after edits too.
func TestLiveIsABuild(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	l := w.newLive()
	if _, err := l.File(context.Background(), "index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before the first Update: %v", err)
	}
	for _, edit := range []struct {
		name string
		do   func()
	}{
		{"first", func() {}},
		{"name", func() { w.replace("content/firms/f2.md", "造船厂", "船厂") }},
		{"title of a page in all footers", func() { w.replace("content/notes/about.md", "title: 说明", "title: 关于") }},
		{"template", func() { w.replace("templates/home.html", "<h1>", "新<h1>") }},
		{"style", func() { w.set("templates/assets/css/main.css", "p {}") }},
		{"new visit", func() { w.set("content/visits/n.md", "---\ntitle: 新\nfirm: f1\npeople: [p1]\n---\n新。\n") }},
		{"gone", func() { w.drop("content/visits/n.md") }},
	} {
		edit.do()
		if u := w.update(l); !u.Usable || !u.Whole || u.Pages < 20 || u.Records < 10 {
			t.Fatalf("%s: %+v", edit.name, u)
		}
		w.sameLive(edit.name, l)
	}
}

// TestLiveGoesOn breaks a record and a template: what is not broken is shown.
func TestLiveGoesOn(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	l := w.newLive()
	w.update(l)
	const page = "people/p4/index.html"
	good, err := l.File(t.Context(), page)
	if err != nil || good.Source != "content/people/p4.md" {
		t.Fatal(good.Source, err)
	}
	w.replace("content/people/p4.md", "name:", "nonsense:")
	if u := w.update(l); u.Whole || !u.Usable || !u.Findings.HasErrors() {
		t.Errorf("a broken record: %+v", u)
	}
	if file, err := l.File(t.Context(), page); err != nil || !file.Stale || string(file.Data) != string(good.Data) {
		t.Errorf("the broken page: stale %v, %v", file.Stale, err)
	}
	if file, err := l.File(t.Context(), "people/p1/index.html"); err != nil || file.Stale {
		t.Errorf("another page: stale %v, %v", file.Stale, err)
	}
	w.become(w.good)
	w.replace("templates/visits/page.html", "{{ .Content }}", "{{ .Nonsense }}")
	w.update(l)
	var failure build.LiveFailure
	if _, err := l.File(t.Context(), "visits/v1/index.html"); !errors.As(err, &failure) || failure.Findings[0].Span.File != "templates/visits/page.html" {
		t.Errorf("a template that fails: %v", err)
	}
	w.replace("templates/visits/page.html", "{{ end }}", "{{ end")
	if u := w.update(l); !u.Findings.HasErrors() || !u.Usable {
		t.Errorf("a broken template: %+v", u)
	}
	if _, err := l.File(t.Context(), page); err != nil {
		t.Errorf("beside a broken template: %v", err)
	}
	w.become(w.good)
	w.update(l)
	w.sameLive("repaired", l)
}

// TestLiveAtOnce asks for files while the site changes; run it with -race.
func TestLiveAtOnce(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	l := w.newLive()
	w.update(l)
	var readers sync.WaitGroup
	done := make(chan struct{})
	for _, name := range []string{"index.html", "visits/index.html", "visits/v1/index.html", "data/site.json"} {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if _, err := l.File(t.Context(), name); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	for range 4 {
		w.replace("content/notes/about.md", "title: ", "title: 又")
		w.update(l)
	}
	close(done)
	readers.Wait()
	w.sameLive("at once", l)
}
