package site

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
)

// Whatever is wrong with a site, the same is said of it by a memory that lingers,
// however often it is asked.
func TestLingeringChangesNothing(t *testing.T) {
	sites := everyCase(t)
	for at, root := range sites {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			want := told(t, root, nil)
			m := OpenMemory(filepath.Join(t.TempDir(), "memory"), "test")
			m.Linger()
			for range 3 {
				if got := told(t, root, m); got != want {
					t.Fatalf("(-without +with):\n%s", cmp.Diff(want, got))
				}
			}
		})
	}
}

// One memory lingers over site after site, of which some have the same schemas.
func TestLingeringOverSites(t *testing.T) {
	sites := everyCase(t)
	m := OpenMemory(filepath.Join(t.TempDir(), "memory"), "test")
	m.Linger()
	for _, at := range slices.Sorted(maps.Keys(sites)) {
		if got, want := told(t, sites[at], m), told(t, sites[at], nil); got != want {
			t.Errorf("%s (-without +with):\n%s", at, cmp.Diff(want, got))
		}
	}
}

// What was kept of a record does not outlive what it depends on: who looks at it,
// the day, its schema, and what other records say.
func TestLingeringFollowsChanges(t *testing.T) {
	root := t.TempDir()
	for name, f := range smallSite(t) {
		must(t, os.MkdirAll(filepath.Join(root, filepath.Dir(name)), 0o755))
		must(t, os.WriteFile(filepath.Join(root, name), f.Data, 0o644))
	}
	long := time.Now().Add(-time.Hour)
	settle := func() {
		must(t, filepath.WalkDir(root, func(file string, _ os.DirEntry, err error) error { return os.Chtimes(file, long, long) }))
	}
	replace := func(name, old, with string) {
		file := filepath.Join(root, filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		must(t, err)
		if !bytes.Contains(data, []byte(old)) {
			t.Fatalf("%s has no %q", name, old)
		}
		must(t, os.WriteFile(file, bytes.ReplaceAll(data, []byte(old), []byte(with)), 0o644))
		long = long.Add(time.Second) // looks other than before
		settle()
	}
	settle()
	m := OpenMemory(filepath.Join(t.TempDir(), "memory"), "test")
	m.Linger()
	o := Options{Root: os.DirFS(root), Today: time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC)}
	for _, change := range []func(){
		func() {}, func() {},
		func() { o.AsOf = time.Date(2012, 3, 2, 0, 0, 0, 0, time.UTC) },
		func() { o.Audience = "supervision" },
		func() { o.Audience, o.AsOf = "", time.Time{} },
		func() { replace("content/notes/2012-03-01-first.md", "标题: ", "标题: 又") },
		func() { replace("content/groups/g1.md", "走访一组", "走访甲组") }, // whom a note names so
		func() { replace("content/groups/g1.md", "走访甲组", "走访一组") },
		func() { replace("schemas/notes.yaml", "type: object", "type: object # other") },
		func() { must(t, os.Remove(filepath.Join(root, "content/notes/2012-03-01-first.md"))) },
	} {
		change()
		if got, want := summary(t, o, m), summary(t, o, nil); got != want {
			t.Errorf("(-without +with):\n%s", cmp.Diff(want, got))
		}
	}
}

// summary is what Load says with and without a memory.
func summary(t *testing.T, o Options, m *Memory) string {
	t.Helper()
	o.Memory, o.Partial = m, true
	s, findings, err := Load(context.Background(), o)
	must(t, err)
	var b bytes.Buffer
	must(t, diag.JSON(&b, findings, diag.EN))
	if s == nil {
		return b.String()
	}
	for _, section := range s.Sections() {
		for _, r := range section.Records {
			b.WriteString(r.Name() + " " + r.Title + " " + shape(r.Values) + "\n")
		}
	}
	return b.String()
}

// The records of the demonstration, read again by the same process.
func BenchmarkLoadAgain(b *testing.B) {
	o := demonstration
	o.Memory = OpenMemory(filepath.Join(b.TempDir(), "memory"), "test")
	o.Memory.Linger()
	benchLoad(b, o)
}

// The records of the demonstration, read by one process after the other.
func BenchmarkLoadRemembered(b *testing.B) {
	o := demonstration
	o.Memory = OpenMemory(filepath.Join(b.TempDir(), "memory"), "test")
	benchLoad(b, o)
}

func benchLoad(b *testing.B, o Options) {
	load := func() {
		if _, findings, err := Load(context.Background(), o); err != nil || findings.HasErrors() {
			b.Fatal(err, findings)
		}
	}
	load()
	b.ReportAllocs()
	for b.Loop() {
		load()
	}
}

// What is listed stays the same whether one worker or several look at the files.
func TestListInParallel(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"a.md", "a/b.md", "a/.hidden/c.md", "b/~$d.md", "b/e.jpg", "site.yaml", "b/F.md", "b/f.md"} {
		files["content/"+name] = &fstest.MapFile{Data: []byte(name)}
	}
	one, several := list(files, 1), list(files, 4)
	names := func(all listed) (names []string) {
		for _, e := range all.entries {
			names = append(names, e.name)
		}
		return names
	}
	want := []string{"content/a", "content/a/b.md", "content/a.md", "content/b", "content/b/F.md", "content/b/e.jpg", "content/b/f.md"}
	for _, got := range [][]string{names(one), names(several)} {
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
