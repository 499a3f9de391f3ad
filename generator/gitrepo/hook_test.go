package gitrepo

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

const testMark = "# ours"

func TestHookKeepsTheOneBefore(t *testing.T) {
	h := Hook{Path: filepath.Join(t.TempDir(), "hooks", "pre-commit"), Mark: testMark}
	ours := "#!/bin/sh\n" + testMark + "\n"
	install := func(script string, wantKept bool) {
		t.Helper()
		if kept, err := h.Install(script); err != nil || kept != wantKept {
			t.Fatalf("install: kept %v, %v", kept, err)
		}
	}
	install(ours, false)
	install(ours+"again\n", false)
	if removed, err := h.Uninstall(); !removed || err != nil {
		t.Fatalf("uninstall: %v, %v", removed, err)
	}
	os.WriteFile(h.Path, []byte("theirs"), 0o755)
	if removed, err := h.Uninstall(); removed || err != nil {
		t.Fatalf("uninstall of another's: %v, %v", removed, err)
	}
	install(ours, true)
	install(ours, true)
	if info, err := os.Stat(h.Path); err != nil || runtime.GOOS != "windows" && info.Mode()&0o111 != 0o111 {
		t.Errorf("the script cannot be run: %v, %v", info, err)
	}
	os.WriteFile(h.Path, []byte("others"), 0o755)
	if _, err := h.Install(ours); !errors.Is(err, ErrHookKept) {
		t.Errorf("a second foreign hook: %v", err)
	}
	os.WriteFile(h.Path, []byte(ours), 0o755)
	h.Uninstall()
	if text, _ := os.ReadFile(h.Path); string(text) != "theirs" {
		t.Errorf("restored %q", text)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(h.Path), "*")); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

func TestHooksDir(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "x")
	home := t.TempDir()
	getenv := func(name string) string {
		return map[string]string{"HOME": home, "GIT_CONFIG_NOSYSTEM": "1"}[name]
	}
	check := func(s scratch, want string) {
		t.Helper()
		if got, err := s.open().HooksDir(getenv); err != nil || got != realPath(t, want) {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
	check(s, filepath.Join(s.dir, ".git", "hooks"))
	linked := s.at(filepath.Join(t.TempDir(), "别处"))
	s.git("worktree", "add", "-q", linked.dir)
	check(linked, filepath.Join(s.dir, ".git", "hooks"))

	os.WriteFile(filepath.Join(home, ".gitconfig"), []byte("[core]\n\thooksPath = ~/hooks\n"), 0o644)
	var elsewhere *HooksElsewhereError
	if _, err := s.open().HooksDir(getenv); !errors.As(err, &elsewhere) || elsewhere.Dir != filepath.Join(home, "hooks") {
		t.Errorf("hooks of all repositories: %v", err)
	}
	s.git("config", "core.hooksPath", "tools/钩子")
	check(s, filepath.Join(s.dir, "tools", "钩子"))
	s.git("config", "extensions.worktreeConfig", "true")
	linked.git("config", "--worktree", "core.hooksPath", "here")
	check(linked, filepath.Join(linked.dir, "here"))
	check(s, filepath.Join(s.dir, "tools", "钩子"))
	s.git("config", "core.hooksPath", "~/mine")
	check(s, filepath.Join(home, "mine"))
}

// realPath resolves links in the part of a path that is there.
func realPath(t *testing.T, path string) string {
	t.Helper()
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return filepath.Join(realPath(t, filepath.Dir(path)), filepath.Base(path))
}

func TestSettings(t *testing.T) {
	s := newScratch(t, "--bare")
	s.git("config", "zoufang.root", "site")
	s.git("config", "--add", "zoufang.branch", "main")
	s.git("config", "--add", "zoufang.branch", "发布")
	r := s.open()
	if got := r.Setting("zoufang", "root"); got != "site" {
		t.Errorf("root %q", got)
	}
	if got := r.Settings("zoufang", "branch"); len(got) != 2 || got[1] != "发布" {
		t.Errorf("branches %q", got)
	}
	if got := r.Setting("receive", "fsckObjects"); got != "" {
		t.Errorf("what is not set reads %q", got)
	}
}
