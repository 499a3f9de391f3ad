package gitrepo

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// scratch is a repository that a test makes with the git program.
type scratch struct {
	t   *testing.T
	dir string
}

// newScratch makes an empty work tree; flags are those of git init.
func newScratch(t *testing.T, flags ...string) scratch {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("the git program is missing")
	}
	s := scratch{t, t.TempDir()}
	s.git(append([]string{"init", "-q", "-b", "main"}, flags...)...)
	return s
}

// at is the same test in another folder.
func (s scratch) at(dir string) scratch { return scratch{s.t, dir} }

// git runs the program and returns what it prints, without the last newline.
func (s scratch) git(args ...string) string {
	s.t.Helper()
	return s.feed("", args...)
}

// feed runs the program with an input.
func (s scratch) feed(input string, args ...string) string {
	s.t.Helper()
	c := exec.Command("git", append([]string{"-c", "protocol.file.allow=always"}, args...)...)
	c.Dir, c.Stdin = s.dir, strings.NewReader(input)
	c.Env = append(os.Environ(),
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=王芳", "GIT_AUTHOR_EMAIL=wang@example.com", "GIT_AUTHOR_DATE=2012-03-05T09:00:00+0800",
		"GIT_COMMITTER_NAME=王芳", "GIT_COMMITTER_EMAIL=wang@example.com", "GIT_COMMITTER_DATE=2012-03-05T09:00:00+0800")
	out, err := c.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSuffix(string(out), "\n")
}

// write writes a file of the work tree.
func (s scratch) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// commit writes files, given as name and text in turn, and commits everything. It
// returns the commit's id.
func (s scratch) commit(files ...string) string {
	s.t.Helper()
	for i := 0; i < len(files); i += 2 {
		s.write(files[i], files[i+1])
	}
	s.git("add", "-A")
	s.git("commit", "-q", "--allow-empty", "-m", "改动 "+strings.Join(files, " "))
	return s.git("rev-parse", "HEAD")
}

// open opens the repository until the test ends.
func (s scratch) open() *Repo {
	s.t.Helper()
	r, err := Open(s.dir, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Close() })
	return r
}

// tree writes a tree object of entries “mode name”, each followed by an id, as it
// stands, and returns its id.
func (s scratch) tree(parts ...string) string {
	s.t.Helper()
	var b strings.Builder
	for i := 0; i < len(parts); i += 2 {
		b.WriteString(parts[i] + "\x00")
		for j := 0; j < len(parts[i+1]); j += 2 {
			var c byte
			fmt.Sscanf(parts[i+1][j:j+2], "%02x", &c)
			b.WriteByte(c)
		}
	}
	return s.feed(b.String(), "hash-object", "-t", "tree", "-w", "--stdin", "--literally")
}

// blob writes a file's object and returns its id.
func (s scratch) blob(text string) string {
	s.t.Helper()
	return s.feed(text, "hash-object", "-w", "--stdin")
}

// commitTree makes a commit of a tree.
func (s scratch) commitTree(tree string, parents ...string) string {
	s.t.Helper()
	args := []string{"commit-tree", tree, "-m", "提交"}
	for _, p := range parents {
		args = append(args, "-p", p)
	}
	return s.git(args...)
}
