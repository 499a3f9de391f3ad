package build_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
)

var update = flag.Bool("update", false, "rewrite the expected output and docs/rules.md")

const (
	casesDir  = "testdata/findings"
	rulesFile = "../../docs/rules.md"
)

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
