package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// generated runs the command into a new folder and returns the folder.
func generated(t testing.TB, flags ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	var stderr bytes.Buffer
	if code := run(append(flags, "--out", dir), new(bytes.Buffer), &stderr); code != exitOK {
		t.Fatalf("gen %v: exit status %d: %s", flags, code, &stderr)
	}
	return dir
}

// records calls visit for every record of a folder, with its path below content.
func records(t *testing.T, dir string, visit func(name, text string)) {
	t.Helper()
	content := os.DirFS(filepath.Join(dir, "content"))
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, name)
		visit(name, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// digest hashes the paths and bytes of all records.
func digest(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	records(t, dir, func(name, text string) { fmt.Fprintf(h, "%s %d\n%s", name, len(text), text) })
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestSameFlagsSameBytes(t *testing.T) {
	first := digest(t, generated(t, "--visits", "600", "--papers", "12"))
	if again := digest(t, generated(t, "--visits", "600", "--papers", "12")); again != first {
		t.Error("a second run wrote other bytes")
	}
	if other := digest(t, generated(t, "--visits", "600", "--papers", "12", "--seed", "2")); other == first {
		t.Error("another seed wrote the same bytes")
	}
}

func TestCounts(t *testing.T) {
	for _, test := range []struct{ visits, papers, firms int }{
		{0, 0, 24}, {1, 1, 24}, {30, 60, 24}, {750, 7, 30},
	} {
		got := map[string]int{}
		dir := generated(t, "--visits", fmt.Sprint(test.visits), "--papers", fmt.Sprint(test.papers))
		records(t, dir, func(name, _ string) {
			collection, _, _ := strings.Cut(name, "/")
			got[collection]++
		})
		want := map[string]int{
			"site.yaml": 1, "groups": 12, "units": 88, "cadres": 34,
			"enterprises": test.firms, "visits": test.visits, "papers": test.papers,
		}
		for collection, n := range want {
			if got[collection] != n {
				t.Errorf("%d visits: got %d files of %s, want %d", test.visits, got[collection], collection, n)
			}
		}
	}
}

func TestLargeSites(t *testing.T) {
	for _, test := range []struct{ visits, firms, cadres int }{
		{10_000, 400, 34}, {20_000, 800, 68}, {100_000, 4000, 340}, {1_000_000, 4000, 3400},
	} {
		s, err := newSite(options{visits: test.visits, seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.firms) != test.firms || len(s.cadres) != test.cadres {
			t.Errorf("%d visits: got %d enterprises and %d cadres, want %d and %d",
				test.visits, len(s.firms), len(s.cadres), test.firms, test.cadres)
		}
		first, last := s.visit(0), s.visit(test.visits-1)
		if !first.date.Equal(s.days[0]) || !last.date.Equal(s.days[len(s.days)-1]) {
			t.Errorf("%d visits: from %v to %v, want all days used", test.visits, first.date, last.date)
		}
	}
}

func TestFilesAndIDs(t *testing.T) {
	seen := map[string]bool{}
	plain := regexp.MustCompile(`^[a-z0-9./-]+$`)
	records(t, generated(t, "--visits", "400", "--papers", "400"), func(name, text string) {
		collection, _, _ := strings.Cut(name, "/")
		if id := collection + "/" + path.Base(name); seen[id] {
			t.Errorf("%s: id used twice", name)
		} else {
			seen[id] = true
		}
		if !plain.MatchString(name) {
			t.Errorf("%s: file name is not plain", name)
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
		if strings.Contains(front, " #") || strings.Contains(front, "：") {
			t.Errorf("%s: a value that YAML or a reader could take for something else", name)
		}
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\t\ufeff") {
			t.Errorf("%s: not plain UTF-8 text", name)
		}
	})
}

// TestNamesAreUnique matters because an author may refer to a record by name.
func TestNamesAreUnique(t *testing.T) {
	s, err := newSite(options{visits: 100_000, seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`\n(?:姓名|名称): (.+)\n`)
	owner := map[string]string{}
	for _, f := range s.foundation() {
		m := name.FindSubmatch(f.data)
		if m == nil {
			continue
		}
		key := path.Dir(f.path) + " " + string(m[1])
		if other := owner[key]; other != "" {
			t.Errorf("%s and %s are both called %s", other, f.path, m[1])
		}
		owner[key] = f.path
	}
}

// TestSizes holds what benchmarks rely on, and the least number of characters
// that the schemas want.
func TestSizes(t *testing.T) {
	type sizes struct{ bytes, files, leastHan int }
	got := map[string]*sizes{"visits": {leastHan: 1e6}, "papers": {leastHan: 1e6}}
	records(t, generated(t, "--visits", "500", "--papers", "60"), func(name, text string) {
		collection, _, _ := strings.Cut(name, "/")
		s := got[collection]
		if s == nil {
			return
		}
		_, body, _ := strings.Cut(text[len("---\n"):], "---\n")
		s.files++
		s.bytes += len(text)
		s.leastHan = min(s.leastHan, han(body))
	})
	check := func(collection string, lowest, highest, leastHan int) {
		s := got[collection]
		if mean := s.bytes / s.files; mean < lowest || mean > highest {
			t.Errorf("%s have %d bytes each, want %d to %d", collection, mean, lowest, highest)
		}
		if s.leastHan < leastHan {
			t.Errorf("the shortest of the %s has %d characters, want %d", collection, s.leastHan, leastHan)
		}
	}
	check("visits", 3700, 4300, 400)
	check("papers", 5700, 6600, 1500)
}

// han counts Chinese characters.
func han(s string) int {
	n := 0
	for _, r := range s {
		if r >= '一' && r <= '鿿' {
			n++
		}
	}
	return n
}

// TestTextsDiffer compares the paragraphs of different visits.
func TestTextsDiffer(t *testing.T) {
	owner := map[string]string{}
	shared, all := 0, 0
	records(t, generated(t, "--visits", "500", "--papers", "0"), func(name, text string) {
		if !strings.HasPrefix(name, "visits/") {
			return
		}
		for paragraph := range strings.SplitSeq(text, "\n") {
			if han(paragraph) < 60 {
				continue
			}
			all++
			if owner[paragraph] != "" {
				shared++
			}
			owner[paragraph] = name
		}
	})
	if all == 0 || shared > 0 {
		t.Errorf("%d of %d long paragraphs stand in two visits", shared, all)
	}
}

func TestLinksLeadToRecords(t *testing.T) {
	for _, layout := range []string{"--daily=false", "--daily"} {
		checkLinks(t, generated(t, "--visits", "300", "--papers", "20", layout))
	}
}

func checkLinks(t *testing.T, dir string) {
	t.Helper()
	link := regexp.MustCompile(`\]\(([^)]+)\)`)
	n := 0
	records(t, dir, func(name, text string) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			n++
			if _, err := os.Stat(filepath.Join(dir, "content", path.Join(path.Dir(name), m[1]))); err != nil {
				t.Errorf("%s: link to %s: %v", name, m[1], err)
			}
		}
	})
	if n < 300 {
		t.Errorf("found %d links, want at least one per visit", n)
	}
}

func TestRefusesFullFolder(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(note, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"--visits", "5", "--papers", "1", "--out", dir}
	var stderr bytes.Buffer
	if code := run(args, new(bytes.Buffer), &stderr); code != exitStuck {
		t.Errorf("exit status %d, want %d", code, exitStuck)
	}
	if !strings.Contains(stderr.String(), "not empty") {
		t.Errorf("message %q does not say why", &stderr)
	}
	if code := run(append(args, "--force"), new(bytes.Buffer), &stderr); code != exitOK {
		t.Errorf("with --force: exit status %d: %s", code, &stderr)
	}
	if data, _ := os.ReadFile(note); string(data) != "mine" {
		t.Error("--force touched a file that is not of the site")
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{},
		{"--out", "x", "extra"},
		{"--out", "x", "--visits", "-1"},
		{"--out", "x", "--visits", "0", "--papers", "3"},
		{"--out", "x", "--visits", "many"},
	} {
		var stderr bytes.Buffer
		if code := run(args, new(bytes.Buffer), &stderr); code != exitUsage || stderr.Len() == 0 {
			t.Errorf("gen %v: exit status %d and message %q, want %d and a reason", args, code, &stderr, exitUsage)
		}
	}
}

// TestTermsAreInVocabularies compares the names that records use with the
// project's vocabularies.
func TestTermsAreInVocabularies(t *testing.T) {
	kinds := []string{}
	for _, k := range visitingKinds {
		kinds = append(kinds, k.name)
	}
	clears := []string{}
	for _, c := range sixClears {
		clears = append(clears, c.name)
	}
	headings := []string{}
	for _, a := range aspects {
		headings = append(headings, a.heading)
	}
	for vocabulary, used := range map[string][]string{
		"districts": allNames(districts), "systems": allNames(systems),
		"visit-kinds": kinds, "six-clears": clears, "four-aspects": headings,
		"clear-states": clearStates, "worker-categories": workerCategories,
		"enterprise-types": firmTypes, "hard-reasons": hardReasons, "ownerships": ownerships,
		"transport": transport, "meals": meals, "group-roles": {leader, deputy, member},
	} {
		data, err := os.ReadFile(filepath.Join("../../schemas/vocabularies", vocabulary+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range used {
			if !bytes.Contains(data, []byte("name: "+name+"\n")) {
				t.Errorf("%s is not in the vocabulary %s", name, vocabulary)
			}
		}
	}
}

func allNames(terms []term) []string {
	var names []string
	for _, t := range terms {
		names = append(names, t.name)
	}
	return names
}
