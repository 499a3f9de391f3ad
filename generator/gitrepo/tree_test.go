package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTree(t *testing.T) {
	s := newScratch(t)
	s.commit("site/content/走访/第一次 走访.md", "一", "site/content/a.md", strings.Repeat("二", 3000), "site/content.md", "三", "other", "四")
	s.git("repack", "-adfq")
	r := s.at(filepath.Join(s.dir, "site")).open()
	c, err := r.Resolve("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.Tree(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "content/走访/第一次 走访.md", "content/a.md", "content.md"); err != nil {
		t.Error(err)
	}
	info, err := fs.Stat(tree, "content/a.md")
	if err != nil || info.Size() != 9000 || !info.ModTime().Equal(c.Committer.When) {
		t.Errorf("got %v, %v", info, err)
	}
	id, ok := tree.Blob("content/a.md")
	if !ok || id != s.git("rev-parse", "HEAD:site/content/a.md") {
		t.Errorf("blob %s", id)
	}
	if text, err := r.ReadBlob(id); err != nil || len(text) != 9000 {
		t.Errorf("read %d bytes, %v", len(text), err)
	}
	for _, name := range []string{"content", "none", "content/a.md/x", "../other"} {
		if id, ok := tree.Blob(name); ok {
			t.Errorf("%s is the blob %s", name, id)
		}
	}
	if _, err := tree.Open("content/a.md/x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file below a file: %v", err)
	}
	if _, err := r.At("nowhere/at/all").Tree(c); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that the commit lacks: %v", err)
	}
	if _, err := r.At("other").Tree(c); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file as the folder: %v", err)
	}
	if _, err := r.ReadBlob(c.Tree); err == nil {
		t.Error("a tree is read as a file")
	}
}

// Links and submodules are shown as what they are, and lead nowhere.
func TestTreeOfLinks(t *testing.T) {
	s := newScratch(t)
	id := s.commit("content/a.md", "一")
	if err := os.Symlink("/etc/passwd", filepath.Join(s.dir, "content", "link.md")); err != nil {
		t.Skip(err)
	}
	s.git("add", ".")
	s.git("update-index", "--add", "--cacheinfo", "160000,"+id+",content/module")
	s.git("commit", "-q", "-m", "链接")
	r := s.open()
	c, err := r.Resolve("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]*Tree{}
	if of["commit"], err = r.Tree(c); err != nil {
		t.Fatal(err)
	}
	if of["index"], err = r.Staged(); err != nil {
		t.Fatal(err)
	}
	for name, tree := range of {
		for file, mode := range map[string]fs.FileMode{"content/link.md": fs.ModeSymlink, "content/module": fs.ModeIrregular} {
			if info, err := fs.Stat(tree, file); err != nil || info.Mode().Type() != mode {
				t.Errorf("%s: %s: %v, %v", name, file, info, err)
			}
			if text, err := fs.ReadFile(tree, file); err == nil {
				t.Errorf("%s: %s reads %q", name, file, text)
			}
			if _, err := tree.Open(file); err == nil {
				t.Errorf("%s: %s is opened", name, file)
			}
			if _, ok := tree.Blob(file); ok {
				t.Errorf("%s: %s has a blob", name, file)
			}
		}
	}
}

// A tree that no file system could show is refused as a whole.
func TestTreeOfBadNames(t *testing.T) {
	s := newScratch(t)
	file := s.blob("x")
	for _, name := range []string{"..", ".", "", "a/b"} {
		commit := s.commitTree(s.tree("40000 content", s.tree("100644 "+name, file)))
		r := s.open()
		c, err := r.Resolve(commit)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := r.Tree(c)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.ReadDir(tree, "content"); !errors.Is(err, errBadTree) {
			t.Errorf("%q: got %v", name, err)
		}
	}
}
