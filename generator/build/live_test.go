package build_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
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

// TestLiveCounts breaks tables: the pages are shown at once, and what is wrong is told
// by Count, as a build tells it.
func TestLiveCounts(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	l := w.newLive()
	for _, edit := range []struct {
		name  string
		wrong bool
		do    func()
	}{
		{"first", false, func() {}},
		{"a record", false, func() { w.replace("content/firms/f2.md", "造船厂", "船厂") }},
		{"a block of no table", true, func() { w.set("content/notes/x.md", "---\ntitle: 表\n---\n```tally none\n```\n") }},
		{"mended", false, func() { w.drop("content/notes/x.md") }},
		{"a table that cannot be counted", true, func() {
			w.set("schemas/tallies/long.yaml", "title: 久\nrows: {from: firms}\nsources: [{from: visits, credit: firm, where: 'self.hours > 3.0'}]\nmeasure: {count: true}\n")
		}},
	} {
		edit.do()
		w.update(l)
		counted := l.Count()
		o := w.traced()
		o.Cache, o.Out, o.KeepGoing = nil, filepath.Join(t.TempDir(), "out"), true
		result, err := build.Run(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := words(counted.Findings), words(result.Findings); got != want || edit.wrong != (got != "") {
			t.Errorf("%s: got %s\nwant %s", edit.name, got, want)
		}
		if again := w.update(l); words(again.Findings) != words(counted.Findings) {
			t.Errorf("%s: what was counted is forgotten: %s", edit.name, words(again.Findings))
		}
		if _, err := l.File(t.Context(), "tallies/long/index.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: the page of a table that there is not: %v", edit.name, err)
		}
		if counted.Pages != result.Pages && result.Written {
			t.Errorf("%s: %d pages, want %d", edit.name, counted.Pages, result.Pages)
		}
	}
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
		readers.Go(func() { l.Count() })
	}
	close(done)
	readers.Wait()
	w.sameLive("at once", l)
}
