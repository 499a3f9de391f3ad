package schema_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

var update = flag.Bool("update", false, "write what the code says into the expected files")

// golden compares got with the file, or writes it there.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// cases returns the files that a pattern matches, by their names.
func cases(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases match %s: %v", pattern, err)
	}
	return files
}

// shown returns findings as people read them, in both languages.
func shown(list diag.List, lines diag.Lines) []byte {
	var b bytes.Buffer
	diag.Text(&b, list, diag.TextOptions{Lang: diag.ZH, Lines: lines})
	b.WriteString("\n")
	diag.Text(&b, list, diag.TextOptions{Lang: diag.EN})
	return b.Bytes()
}

func linesOf(sources map[string]string) diag.Lines {
	return func(file string, n int) (string, bool) {
		text, ok := sources[file]
		lines := strings.Split(text, "\n")
		if !ok || n < 1 || n > len(lines) {
			return "", false
		}
		return lines[n-1], true
	}
}

func testSet(t testing.TB) *schema.Set {
	t.Helper()
	set, findings := schema.Load(os.DirFS("testdata/set"), "schemas/")
	for _, f := range findings {
		t.Errorf("%s:%d:%d: [%s] %s", f.Span.File, f.Span.Start.Line, f.Span.Start.Col, f.Rule, f.Message.In(diag.EN))
	}
	return set
}

var testEnv = schema.Env{
	From: time.Date(2012, 3, 1, 0, 0, 0, 0, time.UTC),
	To:   time.Date(2012, 12, 31, 0, 0, 0, 0, time.UTC),
	AsOf: time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC),
}

// check takes a record through both phases. A reference to someone whose name
// begins with 无 is dead; all others are resolved to what they say.
func check(c *schema.Collection, file *record.File) (schema.Values, diag.List) {
	values, findings := c.Decode(file, "2012-03-05-x-01")
	c.Refs(values, func(_ schema.Path, ref schema.Ref) (schema.Ref, bool) {
		return schema.Ref{Collection: ref.Collection, ID: schema.Fold(ref.ID)}, !strings.HasPrefix(ref.ID, "无")
	})
	breaches := c.Rules(values, testEnv)
	var headings []string
	for line := range strings.Lines(file.Body) {
		if text, ok := strings.CutPrefix(line, "## "); ok {
			headings = append(headings, strings.TrimSpace(text))
		}
	}
	breaches = append(breaches, c.CheckBody(values, testEnv, len([]rune(file.Body)), headings)...)
	for _, b := range breaches {
		findings = append(findings, c.Place(file, b))
	}
	findings.Sort()
	return values, findings
}

func TestRecords(t *testing.T) {
	set := testSet(t)
	c := set.Collection("trips")
	schemaText, err := os.ReadFile("testdata/set/trips.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases(t, "testdata/records/*.md") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".md"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, findings := record.Decode("x.md", data)
			file, more := record.Parse(src, c.Keys)
			_, last := check(c, file)
			findings = append(append(findings, more...), last...)
			lines := linesOf(map[string]string{"x.md": src.Text, "schemas/trips.yaml": string(schemaText)})
			golden(t, strings.TrimSuffix(name, ".md")+".out", shown(findings, lines))
		})
	}
}
