package build_test

import (
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
	"zoufang/generator/gitrepo"
	"zoufang/generator/search"
)

// TestTracedMakesNoMore says of edits which files of the site they touch, and holds
// that against the builds. Whatever is edited is uncommitted then, which stands on
// the home page and in data/site.json.
func TestTracedMakesNoMore(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*world)
		want string // files that are made anew
		made int    // pages that are made, also where they come out the same
	}{
		{"nothing", func(*world) {}, "", 0},
		{"touch", func(w *world) { w.touch("content/visits/v1.md") }, "", 0},
		{"body", func(w *world) { w.set("content/people/p3.md", w.files["content/people/p3.md"]+"\n又一段。\n") }, "data/site.json index.html people/index.html people/p3/index.html", 4},
		{"first paragraph", func(w *world) { w.replace("content/visits/v3.md", "见[首页]", "先见[首页]") },
			"data/site.json feed.xml index.html visits/feed.xml visits/page/2/index.html visits/v3/index.html", -1},
		{"name of a firm", func(w *world) { w.replace("content/firms/f2.md", "造船厂", "船厂") }, `
data/records/firms.json data/site.json data/tallies.xlsx data/tallies/by-firm.csv data/tallies/by-firm.json data/tallies/by-firm.xlsx
firms/f2/index.html firms/index.html groups/g1/index.html index.html tallies/by-firm/index.html visits/index.html visits/page/2/index.html
visits/v1/index.html visits/v2/index.html visits/v7/index.html`, -1},
		{"number that nothing counts", func(w *world) { w.replace("content/firms/f3.md", "workers: 20", "workers: 30") },
			"data/records/firms.json data/site.json index.html", -1},
		{"new visit", func(w *world) {
			w.set("content/visits/n.md", "---\ntitle: 新的\ndate: 2012-05-20\nfirm: f2\npeople: [p1]\nhours: 3\n---\n")
		}, `
data/records/visits.json data/site.json data/tallies.xlsx data/tallies/by-firm.csv data/tallies/by-firm.json data/tallies/by-firm.xlsx
data/tallies/by-person.csv data/tallies/by-person.json data/tallies/by-person.xlsx
data/tallies/ranking.csv data/tallies/ranking.json data/tallies/ranking.xlsx
feed.xml firms/f2/index.html index.html notes/about/index.html people/p1/index.html sitemap.xml
tallies/by-firm/index.html tallies/by-person/index.html tallies/ranking/index.html
visits/feed.xml visits/index.html visits/n/index.html visits/page/2/index.html visits/page/3/index.html visits/v1/index.html visits/v7/index.html`, 15},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, 1, tracedSite(t))
			w.commit("a")
			w.replace("content/people/p2.md", "group: 第一组", "group: g1")
			w.replace("content/visits/v3.md", "[p3, p4]", "[p3, 水清]")
			w.commit("b") // so that these have a history
			w.build("first")
			before := w.published()
			stamps := modTimes(t, w.options.Out)
			c.edit(w)
			result := w.build(c.name)
			if diff := gocmp.Diff(strings.Fields(c.want), changed(before, w.published())); diff != "" {
				t.Errorf("files (-want +got)\n%s", diff)
			}
			if c.made >= 0 && result.Made != c.made {
				t.Errorf("made %d pages, want %d", result.Made, c.made)
			}
			if c.want == "" && gocmp.Diff(stamps, modTimes(t, w.options.Out)) != "" {
				t.Error("files were touched")
			}
		})
	}
}

// TestSynonymsMakeNoPages holds that only the search learns of a synonym.
func TestSynonymsMakeNoPages(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	w.build("first")
	w.replace("schemas/search/synonyms.yaml", "[造船厂]", "[造船厂, 船坞]")
	if result := w.build("synonym"); result.Made != 0 {
		t.Errorf("made %d pages, want none", result.Made)
	}
	if entry := w.published()["search/entry.js"]; !strings.Contains(string(entry), "船坞") {
		t.Errorf("the search does not know the synonym: %.200s", entry)
	}
}

// changed lists the files that differ between two trees, but for those of the search
// index, which has tests of its own.
func changed(before, after map[string][]byte) []string {
	all := maps.Clone(before)
	maps.Copy(all, after)
	names := slices.Collect(maps.Keys(all))
	names = slices.DeleteFunc(names, func(name string) bool {
		old, was := before[name]
		return was && string(old) == string(after[name]) || strings.HasPrefix(name, search.Folder) && path.Ext(name) == ".js"
	})
	slices.Sort(names)
	return names
}

// TestExplain says why pages are made, or are not.
func TestExplain(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	w.build("first")
	w.replace("content/firms/f2.md", "造船厂", "船厂")
	o := w.traced()
	o.Explain = "visits/v2/"
	result, err := build.Run(context.Background(), o)
	if err != nil || result.Explained == nil {
		t.Fatal(err, result.Findings)
	}
	e := *result.Explained
	changed := build.Explained{}
	for _, r := range e.Reads {
		if r.Changed {
			changed = r
		}
	}
	if !e.Made || e.File != "visits/v2/index.html" || changed.Subject != "firms/f2" {
		t.Errorf("got %+v, changed %+v", e, changed)
	}
	for page, made := range map[string]bool{"": false, "/people/p4/": false, "nowhere/": false} {
		o.Explain = page + "index.html"
		if result, err = build.Run(context.Background(), o); err != nil || result.Explained.Made != made {
			t.Errorf("%s: %v %+v", page, err, result.Explained)
		}
	}
}

// TestTracedAfterACut builds over what a build leaves that was killed: before its
// files were moved, between two of them, and before it could tell what it did.
func TestTracedAfterACut(t *testing.T) {
	for name, cut := range map[string]func(*world){
		"before the commit": func(w *world) { w.stage("visits/v1/index.html") },
		"in the commit": func(w *world) {
			w.stage("visits/v1/index.html")
			w.leave("visits/v2/index.html")
			w.leave("data/site.json")
		},
		"before what is stale is removed": func(w *world) { w.leave("old/index.html") },
		"while the manifest is written":   func(w *world) { w.half() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, 1, tracedSite(t))
			w.build("first")
			w.each("build-*", os.Remove) // which comes first of all
			cut(w)
			w.replace("content/firms/f2.md", "造船厂", "船厂")
			w.build(name)
			w.rest(name)
		})
	}
}

// stage leaves a file in a stage that nobody commits any more.
func (w *world) stage(name string) {
	file := filepath.Join(w.options.Out, ".zoufang-stage-1", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("half"), 0o644); err != nil {
		w.Fatal(err)
	}
}

// leave leaves a file in its place as another build would have made it.
func (w *world) leave(name string) {
	file := filepath.Join(w.options.Out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.Fatal(err)
	}
	data := []byte("new")
	if name == "data/site.json" {
		data = []byte(`{"generator":"zoufang","audience":"public"}`)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		w.Fatal(err)
	}
}

// half leaves half of a manifest beside its place.
func (w *world) half() {
	if err := os.WriteFile(filepath.Join(w.cache, "build-0123456789abcdef.tmp1"), []byte("zoufang manif"), 0o644); err != nil {
		w.Fatal(err)
	}
}

// TestFrameReadsLittle checks that what all pages share depends neither on a record
// nor on the site's commit: else every commit would make every page again.
func TestFrameReadsLittle(t *testing.T) {
	history := func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) {
		head := &gitrepo.Commit{ID: strings.Repeat("a", 40)}
		none := func(string) (string, bool) { return "", false }
		return gitrepo.NewHistory(head, nil, nil, none), nil
	}
	result, _ := run(t, build.Options{
		Root: repository, Schemas: os.DirFS(repository + "/schemas"), Templates: os.DirFS(repository + "/templates"),
		History: history, Cache: &build.Cache{Dir: t.TempDir(), Program: "test"}, Explain: "404.html", Workers: 2,
	})
	if result.Explained == nil || len(result.Explained.Reads) == 0 {
		t.Fatal("the page is not explained")
	}
	for _, r := range result.Explained.Reads {
		switch r.What.EN {
		case "which records it has": // the page itself counts them
		case "template", "schema", "navigation", "which collections there are", "whether older commits were fetched", "the day at which the site stands":
		default:
			t.Errorf("the frame reads %s of %q", r.What.EN, r.Subject)
		}
	}
}
