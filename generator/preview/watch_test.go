package preview

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// steps are what people and their programs do to a site's folder, and which
// names are heard of then.
var steps = []struct {
	does string
	do   func(t *testing.T, root string)
	want string
}{
	{"edits a file", func(t *testing.T, root string) { write(t, root, "content/visits/a.md", "一二") }, "content/visits/a.md"},
	{"replaces a file, as editors do", func(t *testing.T, root string) {
		write(t, root, "content/visits/4913", "")
		write(t, root, "content/visits/.a.md.swp", "x")
		write(t, root, "content/visits/a.md~", "一二")
		write(t, root, "content/visits/a.tmp", "一二三")
		rename(t, root, "content/visits/a.tmp", "content/visits/a.md")
	}, "content/visits/a.md"},
	{"makes folders with files", func(t *testing.T, root string) { write(t, root, "content/visits/2012/03/新的.md", "x") }, "content/visits/2012/03/新的.md"},
	{"edits in the new folder", func(t *testing.T, root string) { write(t, root, "content/visits/2012/03/新的.md", "xyz") }, "content/visits/2012/03/新的.md"},
	{"edits a schema and a template", func(t *testing.T, root string) {
		write(t, root, "schemas/visits.yaml", "type: object")
		write(t, root, "templates/assets/css/a.css", "p {}")
	}, "schemas/visits.yaml templates/assets/css/a.css"},
	{"renames a folder", func(t *testing.T, root string) { rename(t, root, "content/visits/2012", "content/visits/2013") }, "content/visits/2013/03/新的.md"},
	{"edits in the renamed folder", func(t *testing.T, root string) { write(t, root, "content/visits/2013/03/新的.md", "x") }, "content/visits/2013/03/新的.md"},
	{"removes a file", func(t *testing.T, root string) {
		if err := os.Remove(filepath.Join(root, "content", "visits", "a.md")); err != nil {
			t.Fatal(err)
		}
	}, "content/visits/a.md"},
}

func rename(t *testing.T, root, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(root, filepath.FromSlash(from)), filepath.Join(root, filepath.FromSlash(to))); err != nil {
		t.Fatal(err)
	}
}

func watchedSite(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	write(t, root, "content/visits/a.md", "一")
	write(t, root, "schemas/visits.yaml", "")
	write(t, root, ".git/HEAD", "x")
	return root
}

func TestNotifierHearsOfChanges(t *testing.T) {
	root := watchedSite(t)
	bursts := watchFolder(t.Context(), root, false, func(err error) { t.Errorf("polls: %v", err) })
	for _, step := range steps {
		step.do(t, root)
		write(t, root, ".git/HEAD", step.does) // nobody's concern
		write(t, root, "public/index.html", step.does)
		expect(t, bursts, step.does, step.want)
	}
}

// expect waits for all names, and for no other file than those.
func expect(t *testing.T, bursts <-chan []string, does, want string) {
	t.Helper()
	missing := strings.Fields(want)
	late := time.After(5 * time.Second)
	for len(missing) > 0 {
		select {
		case names := <-bursts:
			for _, name := range names {
				if strings.Contains(filepath.Base(name), ".") && !strings.Contains(want, name) && !strings.HasPrefix(name, "content/visits/2012/") {
					t.Errorf("somebody %s: heard of %s", does, name)
				}
			}
			missing = slices.DeleteFunc(missing, func(name string) bool { return slices.Contains(names, name) })
		case <-late:
			t.Fatalf("somebody %s: heard nothing of %v", does, missing)
		}
	}
}

func TestPollerFindsChanges(t *testing.T) {
	root := watchedSite(t)
	p := newPoller(root)
	if names := p.changed(); len(names) > 0 {
		t.Errorf("nothing has changed but %v", names)
	}
	for _, step := range steps {
		step.do(t, root)
		names := slices.DeleteFunc(p.changed(), func(name string) bool {
			return strings.HasPrefix(name, "content/visits/2012/") && !strings.Contains(step.want, name)
		})
		slices.Sort(names)
		if got := strings.Join(names, " "); got != step.want {
			t.Errorf("somebody %s: %q, want %q", step.does, got, step.want)
		}
	}
}

func TestPollerLooksEverySecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		root := watchedSite(t)
		ctx, cancel := context.WithCancel(t.Context())
		bursts := watchFolder(ctx, root, true, nil)
		write(t, root, "content/visits/a.md", "一二三")
		began := time.Now()
		if names := <-bursts; len(names) != 1 || time.Since(began) > pollEvery+holdFor {
			t.Errorf("%v after %v", names, time.Since(began))
		}
		cancel()
		synctest.Wait()
	})
}

// deaf is a watcher that gives up.
type deaf struct{}

var errDeaf = errors.New("no watches left")

func (deaf) watch(context.Context, chan<- string) error { return errDeaf }

func TestPollerStepsIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		root := watchedSite(t)
		ctx, cancel := context.WithCancel(t.Context())
		names := make(chan string)
		go watchOn(ctx, root, deaf{}, names, func(err error) {
			if err != errDeaf {
				t.Errorf("polls for %v", err)
			}
		})
		if got := <-names; got != "content" {
			t.Errorf("heard of %q first", got)
		}
		write(t, root, "content/visits/a.md", "一二三")
		if got := <-names; got != "content/visits/a.md" {
			t.Errorf("heard of %q then", got)
		}
		cancel()
		synctest.Wait()
	})
}

func TestBurstsAreJoined(t *testing.T) {
	for _, test := range []struct {
		name  string
		every time.Duration
		count int
		first time.Duration // when the first list comes
		most  int           // names in it
	}{
		{"one file in several steps", 0, 1, quietFor, 1},
		{"some files at once", time.Millisecond, 20, 19*time.Millisecond + quietFor, 20},
		{"files that do not end", 10 * time.Millisecond, 100, holdFor, 16},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			names := make(chan string)
			bursts := join(ctx, names)
			began := time.Now()
			go func() {
				for i := range test.count {
					if !send(ctx, names, fmt.Sprint("content/", i)) {
						return
					}
					time.Sleep(test.every)
				}
			}()
			first := <-bursts
			if took := time.Since(began); took != test.first || len(first) > test.most || !slices.IsSorted(first) {
				t.Errorf("%s: %d names after %v, want at most %d after %v", test.name, len(first), took, test.most, test.first)
			}
			cancel()
			time.Sleep(test.every) // until nobody is left
		})
	}
}

func TestBurstsGrowWhileNobodyTakesThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		names := make(chan string)
		bursts := join(ctx, names)
		for _, name := range []string{"content/b", "content/a", "content/b"} {
			names <- name
			time.Sleep(time.Second)
		}
		if got := strings.Join(<-bursts, " "); got != "content/a content/b" {
			t.Errorf("got %q", got)
		}
		cancel()
		synctest.Wait()
	})
}

func TestWhatConcernsTheSite(t *testing.T) {
	for name, want := range map[string]bool{
		"content/visits/a.md": true, "content/site.yaml": true, "schemas/a.yaml": true, "templates/assets/a.css": true, "content": true,
		"content/photos/IMG_4913.jpg": true, "content/照片/一.png": true,
		"public/index.html": false, "README.md": false, ".git/HEAD": false, "content/.a.swp": false, "content/a.md~": false, "content/~$a.docx": false,
		"content/#a.md#": false, "content/4913": false, "content/.obsidian/x.json": false, ".": false,
	} {
		if got := concerns(name); got != want {
			t.Errorf("%s concerns the site: %v", name, got)
		}
	}
}
