package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// leastRefused is how many wrong records a collection shows at least.
const leastRefused = 5

// An expectation is a line of an archive's comment: what is said of one of its
// files, which is named by its last element.
//
//	2012-09-03-g1-91.md ok
//	2012-09-03-g1-92.md 9 workflow 答复日期
//
// Lines that begin with # are remarks.
type expectation struct {
	file  string
	line  int // 0: the record is valid
	rule  string
	words string // the Chinese message contains them
}

// valid reports whether nothing is to be said of the file.
func (e expectation) valid() bool { return e.line == 0 }

func parseExpectation(t *testing.T, line string) expectation {
	t.Helper()
	words := strings.SplitN(line, " ", 4)
	if len(words) == 2 && words[1] == "ok" {
		return expectation{file: words[0]}
	}
	if len(words) == 4 {
		if n, err := strconv.Atoi(words[1]); err == nil && n > 0 {
			return expectation{words[0], n, words[2], words[3]}
		}
	}
	t.Fatalf("not an expectation: %s", line)
	return expectation{}
}

// An archive of testdata/refused holds one valid record of a collection and
// several that are wrong in one way each.
type archive struct {
	expected []expectation
	files    map[string]*fstest.MapFile // by path
}

// sameText, as the last line of a wrong record, stands for the text of the valid
// one.
const sameText = "……\n"

func parseArchive(t *testing.T, file string) archive {
	t.Helper()
	parsed, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := archive{files: map[string]*fstest.MapFile{}}
	valid := map[string]bool{}
	for line := range strings.Lines(string(parsed.Comment)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		e := parseExpectation(t, strings.TrimSpace(line))
		a.expected = append(a.expected, e)
		valid[e.file] = e.valid()
	}
	var text []byte
	for _, f := range parsed.Files {
		if valid[path.Base(f.Name)] {
			_, text, _ = bytes.Cut(f.Data, []byte("\n---\n"))
		}
	}
	for _, f := range parsed.Files {
		if data, short := bytes.CutSuffix(f.Data, []byte(sameText)); short {
			f.Data = slices.Concat(data, text)
		}
		a.files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return a
}

// named returns the path of the archive's file whose last element is base.
func (a archive) named(t *testing.T, base string) string {
	t.Helper()
	for name := range a.files {
		if path.Base(name) == base {
			return name
		}
	}
	t.Errorf("%s is expected and not there", base)
	return ""
}

// complete checks that the archive says enough about its collection.
func (a archive) complete(t *testing.T, c *schema.Collection) {
	valid := 0
	for _, e := range a.expected {
		if e.valid() {
			valid++
		}
	}
	if valid == 0 || len(a.expected)-valid < leastRefused {
		t.Errorf("%d valid records and %d wrong ones, of which there should be %d", valid, len(a.expected)-valid, leastRefused)
	}
	if len(a.files) != len(a.expected) {
		t.Errorf("%d files and %d expectations", len(a.files), len(a.expected))
	}
	for name := range a.files {
		if !strings.HasPrefix(name, "content/"+c.Path+"/") {
			t.Errorf("%s is no record of this collection", name)
		}
	}
}

// check compares what was found in a file with what was expected. A mistake is
// reported once, in the line where it was made.
func (e expectation) check(t *testing.T, found diag.List) {
	switch {
	case e.valid() && len(found) == 0:
	case !e.valid() && len(found) == 1 && e.fits(found[0]):
	case len(found) == 0:
		t.Errorf("%s: nothing is said", e.file)
	default:
		for _, f := range found {
			t.Errorf("%s:%d [%s] %s", e.file, f.Span.Start.Line, f.Rule, f.Message.In(diag.ZH))
		}
	}
}

func (e expectation) fits(f diag.Finding) bool {
	return f.Span.Start.Line == e.line && f.Rule == e.rule && strings.Contains(f.Message.In(diag.ZH), e.words)
}

// errorsByFile returns the findings that stop publication.
func errorsByFile(findings diag.List) map[string]diag.List {
	byFile := map[string]diag.List{}
	for _, f := range findings {
		if f.Severity == diag.Error {
			byFile[f.Span.File] = append(byFile[f.Span.File], f)
		}
	}
	return byFile
}

// Every collection refuses what is wrong, and nothing else: the records of
// testdata/refused lie among those of the repository, which stay without error.
func TestRefused(t *testing.T) {
	names, err := filepath.Glob("testdata/refused/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	archives, upper := map[string]archive{}, fstest.MapFS{}
	for _, name := range names {
		a := parseArchive(t, name)
		archives[strings.TrimSuffix(filepath.Base(name), ".txtar")] = a
		for file, data := range a.files {
			upper[file] = data
		}
	}
	root := site.Overlay{Upper: upper, Lower: os.DirFS(".")}
	model, findings, err := site.Load(context.Background(), site.Options{Root: root, Workers: 2})
	if err != nil || model == nil {
		t.Fatal(err, findings)
	}
	found := errorsByFile(findings)
	for _, c := range model.Schemas.Collections {
		t.Run(c.ID, func(t *testing.T) {
			a := archives[c.ID]
			a.complete(t, c)
			for _, e := range a.expected {
				file := a.named(t, e.file)
				e.check(t, found[file])
				delete(found, file)
			}
		})
	}
	for _, file := range slices.Sorted(maps.Keys(found)) {
		t.Errorf("%s: %s", file, found[file][0].Message.In(diag.ZH))
	}
}
