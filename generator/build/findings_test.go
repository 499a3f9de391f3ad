package build_test

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/site"
)

var update = flag.Bool("update", false, "rewrite the expected output and docs/rules.md")

const (
	casesDir  = "testdata/findings"
	rulesFile = "../../docs/rules.md"
)

// A broken is one case of the corpus: a file that somebody might write, and the
// findings that it gives.
//
// A case NAME.md or NAME.yaml is laid into the small site of base.txtar as
// content/notes/2012-03-05-case.md; one NAME.txtar is laid over that site, file
// by file, and lines of its comment say what an archive cannot hold, see
// command. NAME begins with the id of the rule that it shows. The findings stand
// beside it, in NAME.out.
type broken struct {
	name string
	path string
	data []byte
}

func TestBrokenFiles(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.text(t, diag.ZH)
			golden := filepath.Join(casesDir, c.name+".out")
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
			if diff := gocmp.Diff(string(want), got); diff != "" {
				t.Errorf("findings changed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEveryRuleHasACase keeps the corpus complete: a rule without an example is
// neither tested from outside nor documented.
func TestEveryRuleHasACase(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range cases(t) {
		for _, f := range c.findings(t) {
			shown[f.Rule] = true
		}
	}
	for _, rule := range diag.Rules() {
		if !shown[rule.ID] {
			t.Errorf("no case in %s shows rule %q", casesDir, rule.ID)
		}
	}
}

func cases(t *testing.T) []broken {
	t.Helper()
	entries, err := os.ReadDir(casesDir)
	if err != nil {
		t.Fatal(err)
	}
	var all []broken
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		name := strings.TrimSuffix(e.Name(), ext)
		if ext == ".out" || name == "base" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(casesDir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, broken{name, e.Name(), data})
	}
	return all
}

// files returns the site that the case makes.
func (c broken) files(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	lay := func(archive *txtar.Archive) {
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
	base, err := txtar.ParseFile(filepath.Join(casesDir, "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	lay(base)
	if ext := filepath.Ext(c.path); ext != ".txtar" {
		files["content/notes/2012-03-05-case"+ext] = &fstest.MapFile{Data: c.data, Mode: 0o644}
		return files
	}
	archive := txtar.Parse(c.data)
	lay(archive)
	for line := range strings.Lines(string(archive.Comment)) {
		c.command(t, files, strings.Fields(line))
	}
	return files
}

// command changes the site as a line of an archive's comment says, for what an
// archive cannot hold.
func (c broken) command(t *testing.T, files fstest.MapFS, words []string) {
	t.Helper()
	switch {
	case len(words) == 0 || words[0] == "#":
	case words[0] == "remove" && len(words) == 2:
		for name := range files {
			if name == words[1] || strings.HasPrefix(name, words[1]+"/") {
				delete(files, name)
			}
		}
	case words[0] == "symlink" && len(words) == 3:
		files[words[1]] = &fstest.MapFile{Data: []byte(words[2]), Mode: fs.ModeSymlink | 0o777}
	case words[0] == "device" && len(words) == 2:
		files[words[1]] = &fstest.MapFile{Mode: fs.ModeDevice | 0o644}
	case words[0] == "pad" && len(words) == 3: // pad FILE SIZE
		var size int
		fmt.Sscan(words[2], &size)
		files[words[1]] = &fstest.MapFile{Data: bytes.Repeat([]byte("走访。\n"), size/10), Mode: 0o644}
	default:
		t.Fatalf("%s: unknown line %q", c.path, strings.Join(words, " "))
	}
}

func (c broken) findings(t *testing.T) diag.List {
	t.Helper()
	files := c.files(t)
	model, findings, err := site.Load(context.Background(), site.Options{
		Root: files, Today: time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC), Workers: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	if model != nil {
		more, err := build.CheckTemplates(files, nil, model)
		if err != nil {
			t.Fatal(err)
		}
		findings = append(findings, more...)
	}
	findings.Sort()
	return findings
}

func (c broken) text(t *testing.T, lang diag.Lang) string {
	t.Helper()
	files := c.files(t)
	var b bytes.Buffer
	lines := func(file string, line int) (string, bool) {
		data, err := fs.ReadFile(files, file)
		src, _ := record.Decode(file, data)
		if err != nil || src == nil || line > strings.Count(src.Text, "\n")+1 {
			return "", false
		}
		return src.Line(line), true
	}
	if err := diag.Text(&b, c.findings(t), diag.TextOptions{Lang: lang, Lines: lines}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRulesDocument holds docs/rules.md to what the rules really say.
func TestRulesDocument(t *testing.T) {
	got := rulesDocument(t)
	if *update {
		if err := os.WriteFile(rulesFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/rules.md is stale, run “make update” (-file +rules):\n%s", diff)
	}
}

// rulesDocument describes every rule, each with the first case that shows it.
func rulesDocument(t *testing.T) string {
	var b strings.Builder
	b.WriteString("# 规则 Rules\n\n本页由程序生成：每条规则的例子都是运行出来的。This page is generated: every example is real output.\n")
	all := cases(t)
	for _, area := range diag.Areas() {
		fmt.Fprintf(&b, "\n## %s %s\n", area.Title.ZH, area.Title.EN)
		for _, rule := range area.Rules {
			fmt.Fprintf(&b, "\n### %s\n\n%s · %s · %s\n\n%s\n\n%s\n", rule.ID,
				rule.Severity.In(diag.ZH), rule.Title.ZH, rule.Title.EN, rule.Why.ZH, rule.Why.EN)
			if c, ok := exampleOf(t, rule.ID, all); ok {
				fmt.Fprintf(&b, "\n```text\n%s```\n", c)
			}
		}
	}
	return b.String()
}

// exampleOf returns the findings of the case that shows the rule best: the one
// of its name, or else the first that has it.
func exampleOf(t *testing.T, rule string, all []broken) (string, bool) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b broken) int {
		return cmp.Compare(rank(a.name, rule), rank(b.name, rule))
	})
	for _, c := range sorted {
		if !slices.ContainsFunc(c.findings(t), func(f diag.Finding) bool { return f.Rule == rule }) {
			continue
		}
		return c.text(t, diag.ZH), true
	}
	return "", false
}

func rank(name, rule string) int {
	switch {
	case name == rule:
		return 0
	case strings.HasPrefix(name, rule+"-"):
		return 1
	}
	return 2
}
