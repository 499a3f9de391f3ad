package main

import (
	"context"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-git/go-git/v5/plumbing/object"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// TestEveryCommitIsASite loads the last commit of each month, and some others,
// as a site that stands at the commit's day.
func TestEveryCommitIsASite(t *testing.T) {
	y := theYear(t)
	commits := history(t, y)
	for i, c := range commits {
		monthEnds := i+1 < len(commits) && commits[i+1].Author.When.Month() != c.Author.When.Month()
		if !monthEnds && i%113 != 0 {
			continue
		}
		findings := load(t, y, c)
		for _, f := range findings {
			if f.Severity == diag.Error {
				t.Errorf("%s of %s: %s:%d: %s", c.Hash, c.Author.When, f.Span.File, f.Span.Start.Line, f.Message.In(diag.ZH))
			}
		}
	}
}

// load returns what is found in a commit.
func load(t *testing.T, y *year, c *object.Commit) diag.List {
	t.Helper()
	root := fstest.MapFS{}
	for name, hash := range holds(t, c) {
		data, err := y.repo.content(hash)
		if err != nil {
			t.Fatal(err)
		}
		root[name] = &fstest.MapFile{Data: data}
	}
	at := c.Author.When
	day := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	_, findings, err := site.Load(context.Background(), site.Options{
		Root: root, Schemas: os.DirFS(schemaDir), Today: day, AsOf: day, Workers: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	return findings
}
