package build_test

import (
	"bytes"
	"context"
	"crypto/sha1"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

var (
	rounds = flag.Int("rounds", 200, "how many random edits TestTracedIsClean makes")
	seed   = flag.Uint64("seed", 1, "what TestTracedIsClean begins its edits with")
)

// world is a site that is edited again and again, and compiled after each edit: by
// a traced build, and by a clean one beside it.
type world struct {
	*testing.T
	*rand.Rand
	root, cache string
	files       map[string]string
	good        map[string]string // as they were when the site could last be built
	clock       time.Time         // when the next file is changed: long ago, or else nothing is trusted
	number      int               // of edits, to make up new words
	refused     int               // builds since the last good one

	options build.Options
	program string
	last    map[string]map[string][]byte // what lies in each output folder

	head    *gitrepo.Commit
	traces  map[string]*gitrepo.Trace
	blobs   map[string][]byte
	tracked map[string]string // blobs by path in the head
}

// newWorld lays a site from files.
func newWorld(t *testing.T, seed uint64, files map[string]string) *world {
	w := &world{
		T: t, Rand: rand.New(rand.NewPCG(seed, 1)), root: t.TempDir(), cache: t.TempDir(), files: map[string]string{},
		clock: time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC), program: "1", last: map[string]map[string][]byte{},
		traces: map[string]*gitrepo.Trace{}, blobs: map[string][]byte{}, tracked: map[string]string{},
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w.set(name, files[name])
	}
	w.good = maps.Clone(w.files)
	w.options = build.Options{Root: w.root, Out: filepath.Join(t.TempDir(), "public"), Today: today, Workers: 2}
	return w
}

// tracedSite is the site that has everything the engine knows.
func tracedSite(t *testing.T) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "traced", "site.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"content/visits/v7/photo.png": picture(4)}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// set writes a file.
func (w *world) set(name, text string) {
	if old, there := w.files[name]; there && old == text {
		return
	}
	w.files[name] = text
	file := w.path(name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
	w.touch(name)
}

// touch changes when a file was changed.
func (w *world) touch(name string) {
	w.clock = w.clock.Add(time.Second)
	if err := os.Chtimes(w.path(name), w.clock, w.clock); err != nil {
		w.Fatal(err)
	}
}

func (w *world) drop(name string) {
	delete(w.files, name)
	if err := os.Remove(w.path(name)); err != nil {
		w.Fatal(err)
	}
}

func (w *world) path(name string) string { return filepath.Join(w.root, filepath.FromSlash(name)) }

// become makes the files those of another time.
func (w *world) become(files map[string]string) {
	for name := range maps.Clone(w.files) {
		if _, there := files[name]; !there {
			w.drop(name)
		}
	}
	for name, text := range files {
		w.set(name, text)
	}
}

// replace replaces a text in a file, and reports whether it is there.
func (w *world) replace(name, old, text string) bool {
	if !strings.Contains(w.files[name], old) {
		return false
	}
	w.set(name, strings.Replace(w.files[name], old, text, 1))
	return true
}

// traced are the options of the traced build.
func (w *world) traced() build.Options {
	o := w.options
	o.History = w.history()
	o.Cache = &build.Cache{
		Dir: w.cache, Program: w.program,
		Memory: func() *site.Memory { return site.OpenMemory(filepath.Join(w.cache, "records"), w.program) },
	}
	if w.head != nil {
		o.Cache.Source = w.head.ID
	}
	return o
}

// build builds the site both ways, compares, and returns what the traced build did.
func (w *world) build(edit string) build.Result {
	w.Helper()
	got, err := build.Run(context.Background(), w.traced())
	if err != nil {
		w.Fatalf("%s: %v", edit, err)
	}
	o := w.options
	o.History, o.Out = w.history(), filepath.Join(w.TempDir(), "clean")
	want, err := build.Run(context.Background(), o)
	if err != nil {
		w.Fatalf("%s: clean: %v", edit, err)
	}
	files := w.last[w.options.Out]
	if want.Written {
		files = tree(w.T, o.Out)
	}
	if w.refused++; want.Written {
		w.refused = 0
	}
	if want.Written && !want.Findings.HasErrors() {
		w.good = maps.Clone(w.files)
	}
	w.last[w.options.Out] = files
	w.same(edit, want, got)
	w.sameFiles(edit, files, w.published())
	if err := os.RemoveAll(o.Out); err != nil {
		w.Fatal(err)
	}
	if w.Failed() {
		w.FailNow()
	}
	return got
}

// repair makes the site again what it was when it could last be built.
func (w *world) repair(edit string) {
	w.Helper()
	w.become(w.good)
	if result := w.build("repair of " + edit); !result.Written {
		w.head, w.options.AsOf, w.options.KeepGoing = nil, time.Time{}, true // what it has no longer is to blame
		if result = w.build("second repair of " + edit); !result.Written {
			w.Fatalf("after %s: %s", edit, told(w.T, result.Findings))
		}
	}
}

// rest builds the site once more, of which nothing has changed but the looks of a
// file: nothing is made, and no file touched.
func (w *world) rest(edit string) {
	w.Helper()
	before := modTimes(w.T, w.options.Out)
	if w.IntN(2) == 0 {
		w.touch(w.record())
	}
	if again := w.build("nothing after " + edit); again.Made > 0 {
		w.Errorf("nothing after %s: made %d pages", edit, again.Made)
	}
	if diff := gocmp.Diff(before, modTimes(w.T, w.options.Out)); diff != "" {
		w.Errorf("nothing after %s: files touched (-before +after)\n%s", edit, diff)
	}
}

// same compares what two builds say.
func (w *world) same(edit string, want, got build.Result) {
	w.Helper()
	if want.Written != got.Written || want.Records != got.Records || want.Pages != got.Pages {
		w.Errorf("%s: got %d records, %d pages, written %v; want %d, %d, %v", edit, got.Records, got.Pages, got.Written, want.Records, want.Pages, want.Written)
	}
	if diff := gocmp.Diff(told(w.T, want.Findings), told(w.T, got.Findings)); diff != "" {
		w.Errorf("%s: findings (-clean +traced)\n%s", edit, diff)
	}
}

func told(t *testing.T, findings diag.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.JSON(&b, findings, diag.ZH); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sameFiles compares two trees of files.
func (w *world) sameFiles(edit string, want, got map[string][]byte) {
	w.Helper()
	for name, data := range want {
		if made, there := got[name]; !there {
			w.Errorf("%s: %s is missing", edit, name)
		} else if !bytes.Equal(data, made) {
			w.Errorf("%s: %s (-clean +traced)\n%s", edit, name, gocmp.Diff(lines(data), lines(made)))
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			w.Errorf("%s: %s is left", edit, name)
		}
	}
}

// lines are those of a text.
func lines(data []byte) []string {
	if !utf8.Valid(data) {
		return []string{"no text"}
	}
	return strings.Split(string(data), "\n")
}

// published is what lies in the output folder.
func (w *world) published() map[string][]byte {
	if _, err := os.Stat(w.options.Out); err != nil {
		return nil
	}
	files := tree(w.T, w.options.Out)
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasPrefix(name, ".") }) // which are not ours
	return files
}

// commit commits all records that are not as the last commit has them.
func (w *world) commit(author string) {
	w.number++
	when := time.Date(2012, 6, 14, 8, w.number, 0, 0, time.UTC).AddDate(0, 0, w.number%90)
	by := gitrepo.Signature{Name: author, Email: author + "@test.example", When: when}
	w.head = &gitrepo.Commit{ID: fmt.Sprintf("%040x", w.number), Author: by, Committer: by, Message: fmt.Sprintf("改了%d\n\n就这样", w.number)}
	for _, file := range slices.Sorted(maps.Keys(w.files)) {
		collection, rest, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
		id := strings.TrimSuffix(strings.TrimSuffix(rest, "/index.md"), ".md")
		blob := blobOf(w.files[file])
		if !strings.HasSuffix(file, ".md") || w.tracked[file] == blob {
			continue
		}
		w.tracked[file], w.blobs[blob] = blob, []byte(w.files[file])
		key := collection + "/" + id
		if w.traces[key] == nil {
			w.traces[key] = &gitrepo.Trace{}
		}
		trace := *w.traces[key]
		trace.Revisions = append(slices.Clip(trace.Revisions), gitrepo.Revision{Commit: w.head, Path: file, Blob: blob})
		w.traces[key] = &trace
	}
}

func blobOf(text string) string {
	return fmt.Sprintf("%x", sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(text), text)))
}

// history is what was committed; nil: nothing.
func (w *world) history() site.HistoryFunc {
	if w.head == nil {
		return nil
	}
	read := func(blob string) ([]byte, error) { return w.blobs[blob], nil }
	blob := func(path string) (string, bool) { id, ok := w.tracked[path]; return id, ok }
	return func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) {
		return gitrepo.NewHistory(w.head, w.traces, read, blob), nil
	}
}

// TestTracedIsClean makes random edits, and builds the site after each: the same
// files come of a traced build as of a clean one.
func TestTracedIsClean(t *testing.T) {
	w := newWorld(t, *seed, tracedSite(t))
	first := w.build("first")
	if !first.Written || first.Made != first.Pages {
		t.Fatalf("made %d of %d pages, written %v: %s", first.Made, first.Pages, first.Written, told(t, first.Findings))
	}
	for range *rounds {
		done := w.edit()
		result := w.build(done)
		t.Logf("%-40s made %2d of %2d, written %v", done, result.Made, result.Pages, result.Written)
		if w.refused > w.IntN(3) {
			w.repair(done)
		}
		if w.refused == 0 && w.IntN(3) == 0 {
			w.rest(done)
		}
	}
}
