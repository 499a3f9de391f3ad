package gitrepo

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenFindsTheRepository(t *testing.T) {
	s := newScratch(t)
	s.commit("走访/content/a.md", "一")
	linked := s.at(filepath.Join(t.TempDir(), "linked"))
	s.git("worktree", "add", "-q", linked.dir)
	bare := s.at(filepath.Join(s.dir, "inner.git"))
	s.git("clone", "-q", "--bare", ".", bare.dir)
	git := filepath.Join(s.dir, ".git")
	for name, c := range map[string]struct{ dir, git, common, top, prefix, branch string }{
		"work tree":             {s.dir, git, git, s.dir, "", "main"},
		"folder below":          {filepath.Join(s.dir, "走访", "content"), git, git, s.dir, "走访/content", "main"},
		"linked work tree":      {linked.dir, filepath.Join(git, "worktrees", "linked"), git, linked.dir, "", "linked"},
		"bare within a tree":    {bare.dir, bare.dir, bare.dir, "", "", "main"},
		"inside the repository": {filepath.Join(git, "refs"), git, git, "", "", "main"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Open(c.dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			for what, pair := range map[string][2]string{
				"dir": {r.Dir(), c.git}, "common": {r.Common(), c.common}, "top": {r.Top(), c.top}, "prefix": {r.Prefix(), c.prefix}, "branch": {r.Branch(), c.branch},
			} {
				if want := pair[1]; pair[0] != want && (!filepath.IsAbs(want) || pair[0] != realPath(t, want)) {
					t.Errorf("%s: got %q, want %q", what, pair[0], want)
				}
			}
			if _, err := r.Resolve("HEAD"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestOpenNothing(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, nil); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
	os.Mkdir(filepath.Join(dir, ".git"), 0o755)
	if _, err := Open(dir, nil); !errors.Is(err, ErrNone) {
		t.Errorf("an empty .git: got %v", err)
	}
}

func TestOpenSaysWhyNot(t *testing.T) {
	for reason, prepare := range map[string]func(t *testing.T) scratch{
		ReasonSHA256: func(t *testing.T) scratch { return newScratch(t, "--object-format=sha256") },
		ReasonRefTable: func(t *testing.T) scratch {
			s := newScratch(t)
			s.git("config", "core.repositoryFormatVersion", "1")
			s.write(".git/config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n")
			return s
		},
		ReasonDamaged: func(t *testing.T) scratch {
			s := newScratch(t)
			s.write(".git/config", "[core\n")
			return s
		},
	} {
		_, err := Open(prepare(t).dir, nil)
		var unsupported *UnsupportedError
		if !errors.As(err, &unsupported) || unsupported.Reason != reason {
			t.Errorf("%s: got %v", reason, err)
		}
	}
}

// Extensions that change nothing of what is read here do not matter.
func TestOpenWithExtensions(t *testing.T) {
	s := newScratch(t)
	id := s.commit("a", "x")
	s.git("config", "core.repositoryFormatVersion", "1")
	s.git("config", "extensions.worktreeConfig", "true")
	s.git("config", "extensions.partialClone", "origin")
	if c, err := s.open().Resolve("HEAD"); err != nil || c.ID != id {
		t.Errorf("got %v, %v", c, err)
	}
}

// Objects are found wherever git finds them.
func TestObjectsOfOtherFolders(t *testing.T) {
	for name, pack := range map[string]bool{"loose": false, "packed": true} {
		t.Run(name, func(t *testing.T) {
			pool := newScratch(t)
			id := pool.commit("a.md", "一", "b.md", strings.Repeat("二", 5000))
			if pack {
				pool.git("repack", "-adfq")
				pool.git("pack-refs", "--all")
			}
			absolute := pool.at(t.TempDir())
			pool.git("clone", "-q", "--shared", "--bare", pool.dir, absolute.dir)
			relative := pool.at(filepath.Join(t.TempDir(), "deep", "fork.git"))
			pool.git("clone", "-q", "--shared", "--bare", absolute.dir, relative.dir)
			to, err := filepath.Rel(realPath(t, filepath.Join(relative.dir, "objects")), realPath(t, filepath.Join(absolute.dir, "objects")))
			if err != nil {
				t.Fatal(err)
			}
			relative.write("objects/info/alternates", "# the pool\n"+filepath.ToSlash(to)+"\n")
			for _, s := range []scratch{pool, absolute, relative} {
				c, err := s.open().Resolve("main")
				if err != nil || c.ID != id {
					t.Errorf("%s: got %v, %v", s.dir, c, err)
				}
			}
		})
	}
}

// A quarantine is read through the variables that git gives to its hooks.
func TestObjectsOfAPush(t *testing.T) {
	s := newScratch(t, "--bare")
	incoming := newScratch(t)
	id := incoming.commit("a.md", "一")
	dir := filepath.Join(incoming.dir, ".git", "objects")
	for _, variables := range []map[string]string{
		{"GIT_QUARANTINE_PATH": dir},
		{"GIT_OBJECT_DIRECTORY": dir},
		{"GIT_ALTERNATE_OBJECT_DIRECTORIES": filepath.Join(s.dir, "nowhere") + string(filepath.ListSeparator) + dir},
	} {
		r, err := Open(s.dir, func(name string) string { return variables[name] })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Resolve(id); err != nil {
			t.Errorf("%v: %v", variables, err)
		}
		r.Close()
	}
	if _, err := s.open().Resolve(id); !errors.Is(err, ErrUnknownRevision) {
		t.Errorf("what nobody pushed is found: %v", err)
	}
}

func TestShallow(t *testing.T) {
	s := newScratch(t)
	s.commit("a", "1")
	last := s.commit("a", "2")
	clone := s.at(t.TempDir())
	s.git("clone", "-q", "--depth=1", "file://"+filepath.ToSlash(s.dir), clone.dir)
	if ends, err := clone.open().Shallow(); err != nil || len(ends) != 1 || ends[0] != last {
		t.Errorf("got %v, %v", ends, err)
	}
	if ends, err := s.open().Shallow(); err != nil || ends != nil {
		t.Errorf("a whole repository: %v, %v", ends, err)
	}
}
