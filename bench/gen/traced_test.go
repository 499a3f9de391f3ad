package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
	campaign "zoufang/generator/site"
)

// TestTracedIsClean edits a generated site, and builds it after each edit with the
// repository's templates: traced, and clean beside it. The same files come of both.
// One visit more does not take the search index past a power of two, where all
// documents get other numbers and all pages are made.
func TestTracedIsClean(t *testing.T) {
	s := &edited{T: t, dir: generated(t, "--visits", "40", "--papers", "3"), cache: t.TempDir()}
	visit := s.some("content/visits/*/*/*.md", 0)
	enterprise := s.some("content/enterprises/*.md", 0)
	const all = 1 << 30
	for _, e := range []struct {
		name string
		do   func()
		most int // pages that may be made
	}{
		{"first", func() {}, all},
		{"nothing", func() {}, 0},
		{"body", func() { s.change(visit, `$`, "\n又走了一遍。\n") }, 2},
		{"name of an enterprise", func() { s.change(enterprise, `(?m)^(name|名称|企业名称): (.*)$`, "$1: ${2}分厂") }, 40},
		{"new visit", func() { s.copy(visit, "-01.md", "-91.md") }, 40},
		{"visit gone", func() { s.remove(strings.Replace(visit, "-01.md", "-91.md", 1)) }, 40},
		{"nothing again", func() {}, 0},
	} {
		e.do()
		made, changed := s.build(e.name)
		t.Logf("%-24s made %d pages, of which %d came out otherwise", e.name, made, changed)
		if made > e.most {
			t.Errorf("%s: made %d pages, want %d at most", e.name, made, e.most)
		}
	}
}

// edited is a site that is built again and again.
type edited struct {
	*testing.T
	dir, cache string
	last       map[string][]byte
}

// some returns one of the files that match a pattern.
func (s *edited) some(pattern string, at int) string {
	files, err := filepath.Glob(filepath.Join(s.dir, filepath.FromSlash(pattern)))
	if err != nil || len(files) <= at {
		s.Fatal("there is no ", pattern)
	}
	return files[at]
}

func (s *edited) change(file, pattern, text string) {
	data, err := os.ReadFile(file)
	if err != nil {
		s.Fatal(err)
	}
	s.write(file, regexp.MustCompile(pattern).ReplaceAll(data, []byte(text)))
}

func (s *edited) copy(file, old, name string) {
	data, err := os.ReadFile(file)
	if err != nil {
		s.Fatal(err)
	}
	s.write(strings.Replace(file, old, name, 1), data)
}

func (s *edited) write(file string, data []byte) {
	if err := os.WriteFile(file, data, 0o644); err != nil {
		s.Fatal(err)
	}
}

func (s *edited) remove(file string) {
	if err := os.Remove(file); err != nil {
		s.Fatal(err)
	}
}

// build builds the site both ways, and returns how many pages the traced build made
// and how many are other ones than before.
func (s *edited) build(edit string) (made, changed int) {
	s.Helper()
	o := build.Options{
		Root: s.dir, Out: filepath.Join(s.dir, "public"), Schemas: os.DirFS("../../schemas"), Templates: os.DirFS("../../templates"),
		Today: time.Date(2012, 12, 1, 0, 0, 0, 0, time.UTC), Workers: 2,
	}
	clean := o
	clean.Out = filepath.Join(s.TempDir(), "clean")
	o.Cache = &build.Cache{Dir: s.cache, Program: "1", Memory: func() *campaign.Memory {
		return campaign.OpenMemory(filepath.Join(s.cache, "records"), "1")
	}}
	result, got := s.run(o)
	_, want := s.run(clean)
	for name, data := range want {
		if !bytes.Equal(data, got[name]) {
			s.Errorf("%s: %s is another one than in a clean build", edit, name)
		}
		if strings.HasSuffix(name, ".html") && !bytes.Equal(data, s.last[name]) {
			changed++
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			s.Errorf("%s: %s is left", edit, name)
		}
	}
	s.last = got
	return result.Made, changed
}

func (s *edited) run(o build.Options) (build.Result, map[string][]byte) {
	s.Helper()
	result, err := build.Run(context.Background(), o)
	if err != nil || !result.Written {
		s.Fatal(err, result.Findings)
	}
	files := map[string][]byte{}
	out := os.DirFS(o.Out)
	err = fs.WalkDir(out, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(out, name)
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return result, files
}
