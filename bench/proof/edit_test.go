package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// records writes a small site and returns where it is.
func records(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for path, text := range map[string]string{
		"enterprises/e2.md":                    "---\n名称: 二厂\n---\n",
		"visits/2012/03/2012-03-05-g1-01.md":   "---\n标题: 第一次\n企业: e1\n---\n\n正文。\n",
		"visits/2012/04/2012-04-05-g1-01.md":   "---\n标题: 第二次\n---\n\n正文。\n",
		"visits/2012/05/2012-05-05-g1-01.md":   "---\n标题: 第三次\n企业: e2\n---\n\n正文。\n",
		"visits/2012/05/2012-05-06-g1-01.yaml": "",
	} {
		file := filepath.Join(root, "content", filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestEditsAreUndone(t *testing.T) {
	root := records(t)
	p, err := pick(root)
	if err != nil {
		t.Fatal(err)
	}
	if want := (picked{"visits/2012/05/2012-05-05-g1-01", "enterprises/e2"}); p != want {
		t.Fatalf("picked %v, want %v", p, want)
	}
	s, e := &site{root: root, pick: p}, &edits{root: root}
	files := []string{recordFile(root, p.visit), recordFile(root, p.enterprise), recordFile(root, p.another())}
	old := time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC)
	for _, file := range files[:2] {
		if err := os.Chtimes(file, old, old); err != nil {
			t.Fatal(err)
		}
	}
	for _, edit := range []func() error{
		func() error { return s.editBody(e, "补一句。") },
		func() error { return s.rename(e, "新厂") },
		func() error { return s.add(e, "又一次") },
	} {
		if err := edit(); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"---\n标题: 第三次\n企业: e2\n---\n\n正文。补一句。\n", "---\n名称: 新厂\n---\n", "---\n标题: 又一次\n企业: e2\n---\n\n正文。补一句。\n"}
	if diff := cmp.Diff(want, read(t, files)); diff != "" {
		t.Error(diff)
	}
	if err := e.undo(); err != nil {
		t.Fatal(err)
	}
	want = []string{"---\n标题: 第三次\n企业: e2\n---\n\n正文。\n", "---\n名称: 二厂\n---\n", ""}
	if diff := cmp.Diff(want, read(t, files)); diff != "" {
		t.Error(diff)
	}
	if info, err := os.Stat(files[0]); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the time of the file was not restored: %v, %v", info, err)
	}
}

// read returns what files hold, and nothing for those that are not there.
func read(t *testing.T, files []string) []string {
	t.Helper()
	var all []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}
