package site

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// FuzzRecord lays any bytes into a small site as a record: whatever they are,
// the site loads, findings lie inside the file, and they can be shown.
func FuzzRecord(f *testing.F) {
	const corpus = "../build/testdata/findings"
	entries, err := os.ReadDir(corpus)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".md" {
			data, err := os.ReadFile(filepath.Join(corpus, e.Name()))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	archive, err := txtar.ParseFile(filepath.Join(corpus, "base.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	base := fstest.MapFS{}
	for _, file := range archive.Files {
		base[file.Name] = &fstest.MapFile{Data: file.Data, Mode: 0o644}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const name = "content/notes/2012-03-05-case.md"
		root := Overlay{fstest.MapFS{name: {Data: data, Mode: 0o644}}, fs.FS(base)}
		_, findings, err := Load(context.Background(), Options{Root: root, Today: time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		src, _ := record.Decode(name, data)
		lines := func(file string, line int) (string, bool) {
			if file != name || src == nil || line > strings.Count(src.Text, "\n")+1 {
				return "", false
			}
			return src.Line(line), true
		}
		for _, finding := range findings {
			inside(t, finding.Span, lines)
		}
		if err := diag.Text(new(bytes.Buffer), findings, diag.TextOptions{Lang: diag.ZH, Lines: lines}); err != nil {
			t.Fatal(err)
		}
	})
}

// inside fails where a finding about a text points outside of it.
func inside(t *testing.T, span diag.Span, lines diag.Lines) {
	t.Helper()
	if span.Start.Line == 0 || span.File != "content/notes/2012-03-05-case.md" {
		return
	}
	for _, pos := range []diag.Pos{span.Start, span.End} {
		if pos.Line == 0 {
			continue
		}
		text, ok := lines(span.File, pos.Line)
		if !ok || pos.Col < 1 || pos.Col > utf8.RuneCountInString(text)+1 {
			t.Errorf("%v points outside the file", span)
		}
	}
}
