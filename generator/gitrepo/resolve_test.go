package gitrepo

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestResolve(t *testing.T) {
	s := newScratch(t)
	first := s.commit("a", "1")
	second := s.commit("a", "2")
	s.git("checkout", "-q", "-b", "走访/一组", first)
	side := s.commit("b", "1")
	s.git("checkout", "-q", "main")
	s.git("merge", "-q", "--no-ff", "-m", "合并", "走访/一组")
	merge := s.git("rev-parse", "HEAD")
	s.git("tag", "light", first)
	s.git("tag", "-a", "-m", "版本", "v1", second)
	s.git("tag", "-a", "-m", "版本的版本", "v2", "v1")
	s.git("update-ref", "refs/remotes/origin/main", second)
	for packed := range 2 {
		if packed == 1 {
			s.git("gc", "-q")
		}
		r := s.open()
		for rev, want := range map[string]string{
			"HEAD": merge, "@": merge, "main": merge, "refs/heads/main": merge, "走访/一组": side,
			"light": first, "v1": second, "v2": second, "tags/v1": second, "origin/main": second,
			merge: merge, merge[:7]: merge, first[:10]: first, s.git("rev-parse", "v1"): second,
			"HEAD~": second, "HEAD^": second, "HEAD~1": second, "HEAD^2": side, "HEAD^0": merge, "HEAD~0": merge,
			"HEAD~2": first, "HEAD^2^": first, "HEAD^2~1": first, "@~2": first, "v2~": first, merge[:8] + "^2": side,
		} {
			if c, err := r.Resolve(rev); err != nil || c.ID != want {
				t.Errorf("%s: got %v, %v; want %s", rev, c, err, want)
			}
		}
		for _, rev := range []string{"", "none", "HEAD~9", "HEAD^3", "^", "~", "HEAD:a", "zzzz", "dead", "0000000", "HEAD~99999999999999999999", "../HEAD", s.git("rev-parse", "HEAD^{tree}")} {
			if c, err := r.Resolve(rev); !errors.Is(err, ErrUnknownRevision) {
				t.Errorf("%q: got %v, %v", rev, c, err)
			}
		}
	}
}

func TestResolveWhatWasNotFetched(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "1")
	s.commit("a", "2")
	clone := s.at(filepath.Join(t.TempDir(), "clone"))
	s.git("clone", "-q", "--depth", "1", "file://"+s.dir, clone.dir)
	if c, err := clone.open().Resolve("HEAD~1"); !errors.Is(err, ErrUnknownRevision) {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestResolveTellsWhatIsAmbiguous(t *testing.T) {
	s := newScratch(t)
	var stream strings.Builder
	for i := range 900 { // of so many, some begin with the same four digits
		fmt.Fprintf(&stream, "commit refs/heads/x\ncommitter A <a@x> %d +0800\ndata 0\n\n", 1330000000+i)
	}
	s.feed(stream.String(), "fast-import", "--quiet")
	first := map[string]string{}
	for _, id := range strings.Fields(s.git("rev-list", "x")) {
		other, again := first[id[:4]]
		first[id[:4]] = id
		if !again {
			continue
		}
		r := s.open()
		if c, err := r.Resolve(id[:4]); !errors.Is(err, ErrAmbiguous) {
			t.Errorf("%s of %s and %s: got %v, %v", id[:4], id, other, c, err)
		}
		if c, err := r.Resolve(id[:12]); err != nil || c.ID != id {
			t.Errorf("%s: got %v, %v", id[:12], c, err)
		}
		return
	}
	t.Error("no two ids begin alike")
}

func TestCommit(t *testing.T) {
	s := newScratch(t)
	id := s.commit("a", "1")
	c, err := s.open().Resolve(id)
	if err != nil {
		t.Fatal(err)
	}
	when := time.Date(2012, 3, 5, 1, 0, 0, 0, time.UTC)
	if c.Subject() != "改动 a 1" || c.Author.Name != "王芳" || c.Committer.Email != "wang@example.com" || !c.Committer.When.Equal(when) {
		t.Errorf("got %+v", c)
	}
	if _, offset := c.Author.When.Zone(); offset != 8*3600 {
		t.Errorf("zone %d", offset)
	}
}
