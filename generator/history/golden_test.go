package history_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/schema"
)

var update = flag.Bool("update", false, "write what was got as what is wanted")

// compare holds got against the .out file beside a case.
func compare(t *testing.T, name, got string) {
	t.Helper()
	golden := strings.TrimSuffix(name, filepath.Ext(name)) + ".out"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

func cases(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases match %s: %v", pattern, err)
	}
	return files
}

func collection(t testing.TB, id string) *schema.Collection {
	t.Helper()
	set, findings := schema.Load(os.DirFS("testdata/set"), "schemas/")
	for _, f := range findings {
		t.Fatalf("%s: %s", f.Span, f.Message.In(diag.EN))
	}
	return set.Collection(id)
}

// called is what records are called in these tests: what the author wrote.
func called(ref schema.Ref) string { return ref.ID }

// sources reads a case: a file for each version, named by date, author, subject
// and path.
func sources(t testing.TB, name string) []history.Source {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []history.Source
	for _, f := range archive.Files {
		head := strings.Split(f.Name, " | ")
		when, err := time.Parse("2006-01-02 15:04", head[0])
		if err != nil {
			t.Fatal(err)
		}
		act := history.Act{When: when, Commit: "c" + head[0], Author: head[1], Subject: head[2]}
		source := history.Source{Act: act, Path: head[3], Data: f.Data}
		switch string(f.Data) {
		case "(deleted)\n":
			source.Data = nil
		case "(as before)\n":
			source.Data = all[len(all)-1].Data
		}
		all = append(all, source)
	}
	return all
}

func shown(t testing.TB, revisions []history.Revision, lang diag.Lang) string {
	t.Helper()
	var b bytes.Buffer
	if err := history.Text(&b, revisions, lang, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	c := collection(t, "visits")
	for _, name := range cases(t, "testdata/cases/*.txtar") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			revisions := history.Revisions(c, "x", "public", called, sources(t, name))
			compare(t, name, shown(t, revisions, diag.ZH)+"\n"+shown(t, revisions, diag.EN))
		})
	}
}
