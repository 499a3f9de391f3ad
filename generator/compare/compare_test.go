package compare_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/build"
	"zoufang/generator/compare"
	"zoufang/generator/diag"
)

var update = flag.Bool("update", false, "write what was got as what is wanted")

// states reads a case: the files of base.txtar, with those of the case in their
// place, of which before/ and after/ hold what only one of two sites has. A file
// with nothing in it is taken away.
func states(t *testing.T, name string) (before, after fstest.MapFS) {
	t.Helper()
	before, after = fstest.MapFS{}, fstest.MapFS{}
	for _, archive := range []string{"testdata/base.txtar", name} {
		a, err := txtar.ParseFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []struct {
			files  fstest.MapFS
			folder string
		}{{before, "before/"}, {after, "after/"}} {
			lay(side.files, a, "")
			lay(side.files, a, side.folder)
		}
	}
	return before, after
}

// lay puts the files of a folder of an archive into a site; "" is what lies in
// neither folder.
func lay(files fstest.MapFS, a *txtar.Archive, folder string) {
	for _, f := range a.Files {
		name, inside := strings.CutPrefix(f.Name, folder)
		switch {
		case !inside || folder == "" && (strings.HasPrefix(name, "before/") || strings.HasPrefix(name, "after/")):
		case len(f.Data) == 0:
			delete(files, name)
		default:
			files[name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
}

func examine(t *testing.T, files fstest.MapFS, audience string) *build.Examined {
	t.Helper()
	examined, err := build.Examine(context.Background(), build.Options{
		Root: t.TempDir(), Files: files, Audience: audience, Today: time.Date(2012, 6, 10, 0, 0, 0, 0, time.UTC), Workers: 2, KeepGoing: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return examined
}

func report(t *testing.T, name, audience string) compare.Report {
	t.Helper()
	before, after := states(t, name)
	r := compare.Sites(examine(t, before, audience), examine(t, after, audience))
	r.Before.Name = "main"
	return r
}

func cases(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 2 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

// golden holds got against a file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestViews(t *testing.T) {
	for _, name := range cases(t) {
		base := strings.TrimSuffix(name, ".txtar")
		if base == "testdata/base" {
			continue
		}
		t.Run(filepath.Base(base), func(t *testing.T) {
			r := report(t, name, "")
			text := func(lang diag.Lang) string {
				return written(t, func(w io.Writer) error { return compare.Text(w, r, compare.TextOptions{Lang: lang}) })
			}
			golden(t, base+".txt", text(diag.ZH))
			golden(t, base+".en.txt", text(diag.EN))
			golden(t, base+".json", written(t, func(w io.Writer) error { return compare.JSON(w, r, diag.ZH) }))
			page := written(t, func(w io.Writer) error { return compare.HTML(w, r, "试验站点", diag.ZH) })
			golden(t, base+".html", page[strings.Index(page, "<body>"):])
		})
	}
}

// A site does not differ from itself, whoever looks at it and however often it is
// compiled.
func TestNothingDiffersFromItself(t *testing.T) {
	for _, name := range cases(t) {
		before, after := states(t, name)
		for _, files := range []fstest.MapFS{before, after} {
			for _, audience := range []string{"public", "supervision"} {
				r := compare.Sites(examine(t, files, audience), examine(t, files, audience))
				if !r.Same() {
					t.Errorf("%s, %s: a site differs from itself: %+v", name, audience, r)
				}
			}
		}
	}
}

// Turned around, what was added is gone and what was before comes after.
func TestTurnedAround(t *testing.T) {
	for _, name := range cases(t) {
		before, after := states(t, name)
		x, y := examine(t, before, ""), examine(t, after, "")
		there, back := compare.Sites(x, y), compare.Sites(y, x)
		if diff := cmp.Diff(there.Findings.New, back.Findings.Mended); diff != "" {
			t.Errorf("%s: findings: %s", name, diff)
		}
		if there.Records != nil && (len(there.Records.Added) != len(back.Records.Gone) || len(there.Records.Changed) != len(back.Records.Changed)) {
			t.Errorf("%s: records: %+v, turned around %+v", name, there.Records, back.Records)
		}
		if there.Pages != nil && (len(there.Pages.Added) != len(back.Pages.Gone) || len(there.Pages.Changed) != len(back.Pages.Changed)) {
			t.Errorf("%s: pages: %+v, turned around %+v", name, there.Pages, back.Pages)
		}
	}
}

// What an audience may not see is in none of the views, and what is masked is
// masked. Only the page is without the messages of findings, which quote.
func TestNothingPrivateShows(t *testing.T) {
	r := report(t, "testdata/records.txtar", "public")
	all := written(t, func(w io.Writer) error { return compare.Text(w, r, compare.TextOptions{All: true}) }) +
		written(t, func(w io.Writer) error { return compare.JSON(w, r, diag.ZH) }) +
		written(t, func(w io.Writer) error { return compare.HTML(w, r, "", diag.ZH) })
	for _, private := range []string{"李四光", "李四明", "13912345678", "13999995678", "督导"} {
		if strings.Contains(all, private) {
			t.Errorf("%q shows", private)
		}
	}
	page := written(t, func(w io.Writer) error {
		return compare.HTML(w, report(t, "testdata/findings.txtar", "public"), "", diag.ZH)
	})
	for _, private := range []string{"张三丰", "inspections"} {
		if strings.Contains(page, private) {
			t.Errorf("%q shows on the page", private)
		}
	}
	supervised := written(t, func(w io.Writer) error {
		return compare.Text(w, report(t, "testdata/records.txtar", "supervision"), compare.TextOptions{})
	})
	for _, own := range []string{"督导二", "督导备注：一 → 二"} {
		if !strings.Contains(supervised, own) {
			t.Errorf("the supervision group does not see %q:\n%s", own, supervised)
		}
	}
}

// Text that looks like markup stays text.
func TestPageEscapes(t *testing.T) {
	r := compare.Report{Findings: compare.Findings{New: []compare.Finding{{Finding: diag.Finding{Rule: "x", Span: diag.Span{File: "<script>alert(1)</script>"}}}}}}
	page := written(t, func(w io.Writer) error { return compare.HTML(w, r, "<b>", diag.EN) })
	if strings.Contains(page, "<script") || strings.Contains(page, "<b>") {
		t.Errorf("markup got through:\n%s", page)
	}
}

func TestLongListsAreCut(t *testing.T) {
	before, after := states(t, "testdata/base.txtar")
	for n := range 30 {
		after[fmt.Sprintf("content/groups/n%02d.md", n)] = &fstest.MapFile{Data: []byte("---\n名称: 新" + strings.Repeat("一", n+1) + "组\n---\n")}
	}
	r := compare.Sites(examine(t, before, ""), examine(t, after, ""))
	text := func(all bool) string {
		return written(t, func(w io.Writer) error { return compare.Text(w, r, compare.TextOptions{All: all}) })
	}
	if cut := text(false); !strings.Contains(cut, "……另有 10 条") || strings.Contains(cut, "groups/n20") {
		t.Errorf("the list is not cut after 20:\n%s", cut)
	}
	if whole := text(true); strings.Contains(whole, "另有") || !strings.Contains(whole, "groups/n29") {
		t.Errorf("the list is cut:\n%s", whole)
	}
	page := written(t, func(w io.Writer) error { return compare.HTML(w, r, "", diag.ZH) })
	if !strings.Contains(page, "<summary>另有 10 条</summary>") || !strings.Contains(page, "groups/n29") {
		t.Errorf("the page does not fold the list:\n%s", page)
	}
}

func TestColours(t *testing.T) {
	r := report(t, "testdata/records.txtar", "")
	text := written(t, func(w io.Writer) error { return compare.Text(w, r, compare.TextOptions{Color: true}) })
	for _, want := range []string{"\x1b[31m2012年3月5日\x1b[0m → \x1b[32m2012年3月6日\x1b[0m", "\x1b[31m五\x1b[0m\x1b[32m八\x1b[0m"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}
