package record_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
)

var update = flag.Bool("update", false, "write what was got as what is wanted")

// TestGolden reads every file under testdata and compares what was found, and
// what was read, with the .out file beside it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		ext := filepath.Ext(file)
		if ext != ".md" && ext != ".yaml" {
			continue
		}
		t.Run(filepath.ToSlash(strings.TrimPrefix(file, "testdata")), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, strings.TrimSuffix(file, ext)+".out", describe(t, filepath.Base(file), data))
		})
	}
}

func compare(t *testing.T, golden, got string) {
	t.Helper()
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
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// describe shows the findings as people see them, with the message and the span
// of each, then the front matter and the body.
func describe(t *testing.T, name string, data []byte) string {
	t.Helper()
	file, list := parse(name, data)
	lines := func(_ string, n int) (string, bool) {
		if file == nil {
			return "", false
		}
		return file.Source.Line(n), true
	}
	var b bytes.Buffer
	for _, f := range list {
		if err := diag.Text(&b, diag.List{f}, diag.TextOptions{Lang: diag.ZH, Lines: lines}); err != nil {
			t.Fatal(err)
		}
		safe := ""
		if f.Fix != nil && f.Fix.Safe {
			safe = ", safe to fix"
		}
		fmt.Fprintf(&b, "     (%s to %d:%d%s)\n", f.Message.ID, f.Span.End.Line, f.Span.End.Col, safe)
	}
	if file != nil {
		fmt.Fprintf(&b, "front matter: %s", sketch(file.Front))
		fmt.Fprintf(&b, "body from line %d: %q\n", file.BodyLine, file.Body)
	}
	return b.String()
}
