package markdown_test

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
	"zoufang/generator/markdown"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	separator = "\n==========\n"
	firstLine = 1
)

// TestGolden renders every file under testdata/golden up to the separator and
// compares what comes of it with what follows.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.ToSlash(file[len("testdata/golden/"):]), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			body, want, _ := strings.Cut(string(data), separator)
			got := describe(t, body+"\n")
			if *update {
				if err := os.WriteFile(file, []byte(body+separator+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// describe returns the HTML of body with its slots filled, the places of the
// slots, the outline and the findings with their corrected lines.
func describe(t *testing.T, body string) string {
	t.Helper()
	fragment, found := markdown.Render("x.md", body, firstLine)
	var b bytes.Buffer
	if err := fragment.Fill(&b, fill); err != nil {
		t.Fatal(err)
	}
	for _, s := range fragment.Slots {
		fmt.Fprintf(&b, "slot %s %s: %s\n", span(s.Span), span(s.DestSpan), fill(s))
	}
	for _, h := range fragment.Outline {
		fmt.Fprintf(&b, "outline %d:%d: h%d #%s %s\n", h.Pos.Line, h.Pos.Col, h.Level, h.ID, h.Text)
	}
	for _, f := range found {
		fmt.Fprintf(&b, "%s: %s[%s] %s\n", span(f.Span), f.Severity, f.Rule, f.Message.In(diag.ZH))
		describeFix(t, &b, body, f)
	}
	return b.String()
}

func fill(s markdown.Slot) string {
	switch s.Kind {
	case markdown.Image:
		return fmt.Sprintf("{image %s|%s|%s}", s.Dest, s.Text, s.Title)
	case markdown.Live:
		return fmt.Sprintf("{live %s|%q}", s.Info, s.Body)
	}
	return fmt.Sprintf("{link %s}", s.Dest)
}

func span(s diag.Span) string {
	if s.Start.Line == s.End.Line {
		return fmt.Sprintf("%d:%d-%d", s.Start.Line, s.Start.Col, s.End.Col)
	}
	return fmt.Sprintf("%d:%d-%d:%d", s.Start.Line, s.Start.Col, s.End.Line, s.End.Col)
}

// describeFix writes the lines that f's fix changes.
func describeFix(t *testing.T, b *bytes.Buffer, body string, f diag.Finding) {
	t.Helper()
	if f.Fix == nil {
		return
	}
	fixed, err := diag.Apply(body, f.Fix.Edits)
	if err != nil {
		t.Errorf("%s[%s]: %v", span(f.Span), f.Rule, err)
	}
	label := "fix"
	if f.Fix.Safe {
		label = "safe fix"
	}
	old := strings.Split(body, "\n")
	for i, line := range strings.Split(fixed, "\n") {
		if i >= len(old) || line != old[i] {
			fmt.Fprintf(b, "\t%s: %s\n", label, line)
		}
	}
}
