package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// gitOutput runs git in dir and returns the lines it prints.
func gitOutput(t *testing.T, dir string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "core.quotePath=false"}, args...)...)
	cmd.Dir, cmd.Env = dir, gitEnv()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %v: %v", args, err)
	}
	text := strings.TrimSpace(string(out))
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
}

func TestHistory(t *testing.T) {
	needGit(t)
	dir := generated(t, "--visits", "1010", "--papers", "11", "--git")
	if dirty := gitOutput(t, dir, "status", "--porcelain"); dirty != nil {
		t.Errorf("the last commit is not what lies in the folder: %v", dirty)
	}
	if branches := gitOutput(t, dir, "for-each-ref", "--format=%(refname)"); !slices.Equal(branches, []string{mainBranch}) {
		t.Errorf("branches are %v, want main alone", branches)
	}
	adds := gitOutput(t, dir, "log", "--diff-filter=A", "--format=%H", "--", "content/visits")
	if len(adds) != 1010 {
		t.Errorf("%d commits add visits, want 1010", len(adds))
	}
	changes := gitOutput(t, dir, "log", "--diff-filter=M", "--no-merges", "--format=%s", "--", "content/visits")
	if len(changes) < 50 || len(changes) > 150 {
		t.Errorf("%d visits were changed later, want about a tenth", len(changes))
	}
	merges := gitOutput(t, dir, "log", "--merges", "--format=%P")
	if len(merges) != 2 {
		t.Fatalf("%d merges, want 2", len(merges))
	}
	for _, parents := range merges {
		main, side, _ := strings.Cut(parents, " ")
		if n := gitOutput(t, dir, "rev-list", "--count", main+".."+side); n[0] != "2" {
			t.Errorf("a side branch has %s commits, want 2", n[0])
		}
	}
}

// TestCommitsFitTheRecords compares authors and dates of commits with what the
// files that they add say.
func TestCommitsFitTheRecords(t *testing.T) {
	needGit(t)
	dir := generated(t, "--visits", "60", "--papers", "4", "--git")
	log := gitOutput(t, dir, "log", "--diff-filter=A", "--format=@%ae %ce %cd", "--date=format:%Y-%m-%d %H",
		"--name-only", "--", "content/visits")
	var author, committer, day string
	var hour, files int
	for _, line := range log {
		switch {
		case line == "":
		case line[0] == '@':
			fmt.Sscanf(line[1:], "%s %s %s %d", &author, &committer, &day, &hour)
			if author != committer || hour < 17 || hour > 22 {
				t.Errorf("commit %s: want author and committer the same, in the evening", line)
			}
		default:
			files++
			text := strings.Join(gitOutput(t, dir, "show", "HEAD:"+line), "\n")
			id, _, _ := strings.Cut(author, "@")
			if !strings.Contains(text, "走访人:\n  - "+id+"\n") || !strings.Contains(text, "日期: "+day+"\n") {
				t.Errorf("%s was committed by %s on %s, which is not what it says", line, id, day)
			}
		}
	}
	if files != 60 {
		t.Errorf("looked at %d visits, want 60", files)
	}
}

func TestHistoryIsDeterministic(t *testing.T) {
	needGit(t)
	args := []string{"--visits", "510", "--papers", "5", "--git"}
	one := gitOutput(t, generated(t, args...), "rev-parse", "HEAD")
	two := gitOutput(t, generated(t, args...), "rev-parse", "HEAD")
	if !slices.Equal(one, two) {
		t.Errorf("two runs ended at %v and %v", one, two)
	}
}

func TestTimeRunsForward(t *testing.T) {
	needGit(t)
	dir := generated(t, "--visits", "510", "--papers", "9", "--git")
	var last int64
	for _, line := range gitOutput(t, dir, "log", "--first-parent", "--reverse", "--format=%ct") {
		var at int64
		fmt.Sscan(line, &at)
		if at <= last {
			t.Fatalf("a commit at %d follows one at %d", at, last)
		}
		last = at
	}
}

func TestKeepsExistingHistory(t *testing.T) {
	needGit(t)
	dir := generated(t, "--visits", "3", "--papers", "0", "--git")
	var stderr bytes.Buffer
	code := run([]string{"--visits", "3", "--papers", "0", "--git", "--force", "--out", dir}, new(bytes.Buffer), &stderr)
	if code != exitStuck || !strings.Contains(stderr.String(), "already has a Git history") {
		t.Errorf("exit status %d and message %q, want a refusal", code, &stderr)
	}
}

func TestSaysWhenGitIsMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var stderr bytes.Buffer
	code := run([]string{"--visits", "3", "--papers", "0", "--git", "--out", t.TempDir()}, new(bytes.Buffer), &stderr)
	if code != exitStuck || !strings.Contains(stderr.String(), "git program") {
		t.Errorf("exit status %d and message %q, want one about git", code, &stderr)
	}
}
