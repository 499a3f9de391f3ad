package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestStaged(t *testing.T) {
	for _, version := range []string{"2", "3", "4"} {
		t.Run(version, func(t *testing.T) {
			s := newScratch(t)
			s.commit("site/a.md", "一", "site/走访/b c.md", "二", "other", "三", "site.md", "四")
			s.write("site/new/deep/"+strings.Repeat("长", 80)+".md", "新")
			s.write("site/later.md", "以后")
			s.git("add", "site/new")
			s.git("add", "-N", "site/later.md")
			s.git("rm", "-q", "--cached", "site/a.md")
			s.git("update-index", "--index-version", version)
			if version == "3" {
				s.git("update-index", "--skip-worktree", "other")
			}
			s.write("site/走访/b c.md", "改过")
			tree, err := s.at(filepath.Join(s.dir, "site")).open().Staged()
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"走访/b c.md", "new/deep/" + strings.Repeat("长", 80) + ".md"}
			if err := fstest.TestFS(tree, want...); err != nil {
				t.Error(err)
			}
			if text, _ := fs.ReadFile(tree, want[0]); string(text) != "二" {
				t.Errorf("got %q", text)
			}
			for _, gone := range []string{"a.md", "later.md", "other", "site.md"} {
				if _, err := fs.Stat(tree, gone); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s: %v", gone, err)
				}
			}
		})
	}
}

func TestStagedOfNothing(t *testing.T) {
	tree, err := newScratch(t).open().Staged()
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := fs.ReadDir(tree, "."); err != nil || len(entries) != 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}

func TestStagedOfASplitIndex(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "1")
	s.git("update-index", "--split-index")
	s.commit("b", "1")
	_, err := s.open().Staged()
	var unsupported *UnsupportedError
	if !errors.As(err, &unsupported) || unsupported.Reason != ReasonIndex {
		t.Errorf("got %v", err)
	}
	s.git("update-index", "--no-split-index")
	if _, err := s.open().Staged(); err != nil {
		t.Error(err)
	}
}

func TestStagedConflicts(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "1")
	s.git("checkout", "-q", "-b", "side")
	s.commit("a", "2")
	s.git("checkout", "-q", "main")
	s.commit("a", "3")
	merge := exec.Command("git", "merge", "-q", "side")
	merge.Dir = s.dir
	if merge.Run() == nil {
		t.Fatal("the merge has no conflict")
	}
	if _, err := s.open().Staged(); !errors.Is(err, ErrUnmerged) {
		t.Errorf("got %v", err)
	}
}

// What git commit -a and git commit FILE would commit lies in an index of its own,
// which the hook is told of.
func TestStagedByCommit(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "1", "b", "1")
	seen := filepath.Join(t.TempDir(), "seen")
	s.write(".git/hooks/pre-commit", "#!/bin/sh\nprintf %s \"$GIT_INDEX_FILE\" >'"+filepath.ToSlash(seen)+"'\ncp \"$GIT_INDEX_FILE\" '"+filepath.ToSlash(seen)+".index'\n")
	os.Chmod(filepath.Join(s.dir, ".git", "hooks", "pre-commit"), 0o755)
	for _, args := range [][]string{{"-a"}, {"a"}} {
		s.write("a", "2"+args[0])
		s.write("b", "2")
		s.git(append([]string{"commit", "-q", "-m", "x"}, args...)...)
		name, err := os.ReadFile(seen)
		if err != nil {
			t.Fatal(err)
		}
		index := string(name)
		if !filepath.IsAbs(index) {
			index = filepath.Join(s.dir, index)
		}
		os.Rename(seen+".index", index)
		r, err := Open(s.dir, func(key string) string { return map[string]string{"GIT_INDEX_FILE": string(name)}[key] })
		if err != nil {
			t.Fatal(err)
		}
		tree, err := r.Staged()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if text, _ := fs.ReadFile(tree, "a"); string(text) != "2"+args[0] {
			t.Errorf("%v: a is %q", args, text)
		}
		r.Close()
		os.Remove(index)
	}
}

func TestDifferences(t *testing.T) {
	s := newScratch(t)
	s.commit("content/same/a.md", "一", "content/b.md", "二", "content/x", "文件", "content/gone/c.md", "三", "other/d.md", "四")
	r := s.open()
	c, err := r.Resolve("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	before, err := r.Tree(c)
	if err != nil {
		t.Fatal(err)
	}
	s.git("rm", "-q", "-r", "content/gone", "content/x")
	s.write("content/x/y.md", "夹")
	s.write("content/b.md", "改")
	s.write("content/new/e.md", "新")
	s.write("other/d.md", "改")
	s.git("add", "-A")
	now, err := r.Staged()
	if err != nil {
		t.Fatal(err)
	}
	list := func(a, b *Tree) string {
		var all []string
		if err := Differences(a, b, []string{"content", "none"}, func(file string) { all = append(all, file) }); err != nil {
			t.Fatal(err)
		}
		return strings.Join(all, " ")
	}
	if got, want := list(before, now), "content/b.md content/gone/c.md content/new/e.md content/x/y.md content/x"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := list(before, before); got != "" {
		t.Errorf("a tree differs from itself: %s", got)
	}
	if got, want := list(nil, before), "content/b.md content/gone/c.md content/same/a.md content/x"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
