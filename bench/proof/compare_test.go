package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// sites writes the folders ours and theirs of an archive and returns them.
func sites(t *testing.T, archive string) (ours, theirs string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "ours"), filepath.Join(dir, "theirs")
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name, archive, want string
		err                 error
	}{{
		name: "the same",
		archive: `
-- ours/index.html --
<title>甲</title><main><p>一<section><h2 id="part-targets">指标</h2>2</section></main>
-- ours/tallies/index.html --
<title>统计</title>
-- ours/feed.xml --
-- theirs/index.html --
<title> 甲</title>
<main>
<p>一</p>
</main>
`,
		want: `1 pages compared: language, title, meta data, visible text and links
  left out 1 × #part-targets
  left out 1 × tallies/
`,
	}, {
		name: "different",
		archive: `
-- ours/a/index.html --
<html lang="zh"><title>甲</title><main><p>一<p>二<p>三<p>四</main>
-- ours/b/index.html --
-- theirs/a/index.html --
<html lang="en"><title>乙</title><main><p>一<p>二<p>五</main>
-- theirs/c/index.html --
`,
		want: `1 pages compared: language, title, meta data, visible text and links
  language of a/index.html differs
    ours:   zh
    Hugo's: en
  title of a/index.html differs
    ours:   甲
    Hugo's: 乙
  text of a/index.html differs
    ours:   二 | 三 | 四
    Hugo's: 二 | 五
  page of b/index.html differs
    ours:   there
    Hugo's: not there
  page of c/index.html differs
    ours:   not there
    Hugo's: there
  1 pages differ in language
  2 pages differ in page
  1 pages differ in text
  1 pages differ in title
`,
		err: errDiffer,
	}} {
		t.Run(test.name, func(t *testing.T) {
			ours, theirs := sites(t, test.archive)
			var out bytes.Buffer
			if err := compare(ours, theirs, &out); err != test.err {
				t.Errorf("error %v, want %v", err, test.err)
			}
			if diff := cmp.Diff(test.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		nil,
		{"--zoufang", "z"},
		{"--zoufang", "z", "--hugo", "h", "--visits", "many"},
		{"--zoufang", "z", "--hugo", "h", "--runs", "0"},
		{"--zoufang", "z", "--hugo", "h", "more"},
	} {
		var complaint strings.Builder
		if got := run(t.Context(), args, io.Discard, &complaint); got != exitUsage || complaint.Len() == 0 {
			t.Errorf("%q: status %d, %q", args, got, complaint.String())
		}
	}
}
