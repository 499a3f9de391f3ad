package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"zoufang/generator/build"
	"zoufang/generator/site"
)

// The demonstration is judged from outside: what its pages lead to, and what its
// data say. What is expected stands in testdata, so that no Go code knows the
// campaign.

// today is long after the day at which the demonstration stands.
var today = time.Date(2012, 10, 8, 0, 0, 0, 0, time.UTC)

// compile builds the repository's site and returns the folder.
func compile(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	o := build.Options{
		Root: ".", Out: out, Workers: 2, Schemas: os.DirFS("schemas"), Templates: os.DirFS("templates"),
		Today: today,
	}
	result, err := build.Run(context.Background(), o)
	if err != nil || !result.Written {
		t.Fatal(err, result.Findings[:min(3, len(result.Findings))])
	}
	return out
}

// lines returns the lines of a file of expectations, split into words.
func lines(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) > 0 && !strings.HasPrefix(line, "#") {
			all = append(all, words)
		}
	}
	return all
}

// page is one page of the compiled site.
type page struct {
	links []string // to other pages
	files []string // of the repository that it names as its source
}

// reader clicks through a compiled site.
type reader struct {
	t     *testing.T
	dir   string
	pages map[string]*page
}

func (r *reader) open(url string) *page {
	if p := r.pages[url]; p != nil {
		return p
	}
	data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(url), "index.html"))
	if err != nil {
		r.t.Fatalf("there is no page %s", url)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		r.t.Fatal(err)
	}
	p := &page{}
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && strings.HasPrefix(n.Data, "content/"):
			p.files = append(p.files, n.Data)
		case n.Type == html.ElementNode && n.Data == "a":
			for _, a := range n.Attr {
				if to, _, _ := strings.Cut(a.Val, "#"); a.Key == "href" && strings.HasPrefix(to, "/") && strings.HasSuffix(to, "/") {
					p.links = append(p.links, to)
				}
			}
		}
	}
	r.pages[url] = p
	return p
}

// clicks returns how many clicks each page is away from the home page, as far
// as limit.
func (r *reader) clicks(limit int) map[string]int {
	away := map[string]int{"/": 0}
	for ring := []string{"/"}; len(ring) > 0; {
		var next []string
		for _, url := range ring {
			if away[url] == limit {
				continue
			}
			for _, to := range r.open(url).links {
				if _, known := away[to]; !known {
					away[to] = away[url] + 1
					next = append(next, to)
				}
			}
		}
		ring = next
	}
	return away
}

// TestDemonstration clicks through the compiled site.
func TestDemonstration(t *testing.T) {
	dir := compile(t)
	for name, test := range map[string]func(*reader){
		"every system is near":             everySystemIsNear,
		"a matter is followed by clicking": aMatterIsFollowed,
	} {
		t.Run(name, func(t *testing.T) { test(&reader{t, dir, map[string]*page{}}) })
	}
}

// everySystemIsNear holds that each system of the notice is found from the
// home page within three clicks, and that its page leads to a record whose file
// is in the repository.
func everySystemIsNear(r *reader) {
	t := r.t
	near := r.clicks(3)
	systems := map[string]bool{}
	for _, line := range lines(t, "testdata/demonstration/systems.txt") {
		number, name, url, record := line[0], line[1], line[2], line[3]
		systems[number] = true
		if _, ok := near[url]; !ok {
			t.Errorf("%s %s: %s is more than three clicks away", number, name, url)
			continue
		}
		if !slices.Contains(r.open(url).links, record) {
			t.Errorf("%s %s: %s does not lead to %s", number, name, url, record)
			continue
		}
		sources := r.open(record).files
		if len(sources) == 0 {
			t.Errorf("%s %s: %s names no source", number, name, record)
		}
		for _, file := range sources {
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s names %s as its source: %v", record, file, err)
			}
		}
	}
	if len(systems) != 25 {
		t.Errorf("%d systems are looked for, the notice has 25", len(systems))
	}
}

// aMatterIsFollowed follows matters from where they came up to how
// they ended, by links alone.
func aMatterIsFollowed(r *reader) {
	for _, walk := range lines(r.t, "testdata/demonstration/walks.txt") {
		for i, url := range walk[1:] {
			if !slices.Contains(r.open(walk[i]).links, url) {
				r.t.Errorf("%s does not lead to %s", walk[i], url)
			}
		}
	}
}

// TestStatesAreThoseComputedByHand compares the states of ledger records with
// those that a person worked out from the files, on three days.
func TestStatesAreThoseComputedByHand(t *testing.T) {
	files, err := filepath.Glob("testdata/states/*.txt")
	if err != nil || len(files) < 3 {
		t.Fatal("three days are wanted", files, err)
	}
	for _, file := range files {
		asOf := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(asOf, func(t *testing.T) {
			got := states(t, asOf)
			for _, line := range lines(t, file) {
				name, want := line[0], strings.Join(line[1:], " ")
				if state := cmp.Or(got[name], notYet); state != want {
					t.Errorf("%s: %s, by hand %s", name, state, want)
				}
			}
		})
	}
}

// notYet is the state of a record of a later day.
const notYet = "- due=- overdue=0"

// states returns the state of every record that goes through steps as of a day,
// by collection/id, in the form of testdata/states.
func states(t *testing.T, asOf string) map[string]string {
	t.Helper()
	day, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		t.Fatal(err)
	}
	model, findings, err := site.Load(context.Background(), site.Options{
		Root: os.DirFS("."), Schemas: os.DirFS("schemas"), AsOf: day, Today: today, Workers: 2,
	})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings[:min(3, len(findings))])
	}
	all := map[string]string{}
	for _, section := range model.Sections() {
		for _, r := range section.Records {
			if p := r.Progress; p != nil {
				due := "-"
				if !p.Due.IsZero() {
					due = p.Due.Format(time.DateOnly)
				}
				all[r.Name()] = fmt.Sprintf("%s due=%s overdue=%d", cmp.Or(p.State.ID, "-"), due, p.Overdue)
			}
		}
	}
	return all
}
