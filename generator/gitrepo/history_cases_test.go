package gitrepo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

func TestEmptyRepository(t *testing.T) {
	s := newScratch(t)
	if h := walked(t, s.open(), HistoryOptions{Cache: filepath.Join(t.TempDir(), "c")}); h.Head != nil || h.Trace("a.md") != nil {
		t.Errorf("got %+v", h)
	}
	h, err := ProgramHistory(context.Background(), s.dir, HistoryOptions{})
	if err != nil || h.Head != nil {
		t.Errorf("by the program: %+v, %v", h, err)
	}
	if _, err := ProgramHistory(context.Background(), t.TempDir(), HistoryOptions{}); !errors.Is(err, ErrNone) {
		t.Errorf("without a repository: %v", err)
	}
}

func TestUnknownHead(t *testing.T) {
	s := newScratch(t)
	s.commit("a.md", "1")
	for _, head := range []string{"main", strings.Repeat("1", 40)} {
		if _, err := s.open().History(context.Background(), HistoryOptions{Head: head}); err == nil {
			t.Errorf("%s: no error", head)
		}
	}
}

func TestEmptyCommitsAndModes(t *testing.T) {
	s := newScratch(t)
	s.commit("a.md", "1")
	s.commit()
	s.git("update-index", "--chmod=+x", "a.md")
	s.git("commit", "-q", "-m", "只改权限")
	h := walked(t, s.open(), HistoryOptions{})
	if got := len(h.Trace("a.md").Revisions); h.Commits != 3 || got != 2 {
		t.Errorf("%d commits, %d revisions", h.Commits, got)
	}
}

func TestForeignTexts(t *testing.T) {
	s := newScratch(t)
	long := strings.Repeat("很长的说明。\r\n", 100_000/7)
	s.write("\xd7\xdf\xb7\xc3.md", "GBK 的文件名")
	s.git("add", "-A")
	s.feed("\xd7\xdf\xb7\xc3\n", "-c", "i18n.commitEncoding=GBK", "commit", "-q", "-F", "-")
	s.write("走访 一\n二.md", "换行的文件名")
	s.git("add", "-A")
	s.feed(long, "commit", "-q", "--cleanup=verbatim", "-F", "-")
	file := filepath.Join(t.TempDir(), "history")
	for range 2 {
		h := walked(t, s.open(), HistoryOptions{Cache: file})
		if got := h.Trace("\xd7\xdf\xb7\xc3.md").Revisions[0].Commit.Message; got != "走访\n" {
			t.Errorf("message %q", got)
		}
		if got := h.Trace("走访 一\n二.md").Revisions[0].Commit.Message; got != long {
			t.Errorf("message of %d bytes, want %d", len(got), len(long))
		}
		byProgram, err := ProgramHistory(context.Background(), s.dir, HistoryOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := byProgram.Trace("\xd7\xdf\xb7\xc3.md").Revisions[0].Commit.Message; got != "走访\n" {
			t.Errorf("message %q", got)
		}
	}
}

func TestKeyIsAskedOnce(t *testing.T) {
	s := newScratch(t)
	for i := range 5 {
		s.commit("a.md", fmt.Sprint(i), "b.txt", fmt.Sprint(i))
	}
	asked := map[string]int{}
	h := walked(t, s.open(), HistoryOptions{Key: func(file string) (string, bool) {
		asked[file]++
		return strings.CutSuffix(file, ".md")
	}})
	if asked["a.md"] != 1 || asked["b.txt"] != 1 || len(h.Trace("a").Revisions) != 5 || h.Trace("b.txt") != nil {
		t.Errorf("asked %v", asked)
	}
}

func TestPartialClone(t *testing.T) {
	s, _ := importRandom(t, 77, false)
	s.git("config", "uploadpack.allowFilter", "true")
	clone := s.at(filepath.Join(t.TempDir(), "clone"))
	s.git("clone", "-q", "--bare", "--filter=blob:none", "file://"+s.dir, clone.dir)
	whole, part := walked(t, s.site(), HistoryOptions{}), walked(t, clone.site(), HistoryOptions{})
	for key, trace := range whole.traces {
		if !slices.Equal(lines(trace), lines(part.Trace(key))) {
			t.Errorf("%s: %v", key, lines(part.Trace(key)))
		}
	}
}

// TestNothingNewOpensNoPack takes the packs away: a known head needs none.
func TestNothingNewOpensNoPack(t *testing.T) {
	s := newScratch(t)
	s.commit("a.md", "1", mailmapName, "张三 <wang@example.com>")
	s.git("repack", "-adq")
	file := filepath.Join(t.TempDir(), "history")
	walked(t, s.open(), HistoryOptions{Cache: file})
	if err := os.RemoveAll(filepath.Join(s.dir, ".git", "objects", "pack")); err != nil {
		t.Fatal(err)
	}
	h := walked(t, s.open(), HistoryOptions{Cache: file})
	if got := h.Trace("a.md").Revisions[0].Commit.Author.Name; h.Walked != 0 || got != "张三" {
		t.Errorf("%d commits walked, author %s", h.Walked, got)
	}
	if _, err := s.open().History(context.Background(), HistoryOptions{}); !errors.Is(err, plumbing.ErrObjectNotFound) {
		t.Errorf("without cache and packs: %v", err)
	}
}

// TestRepackedMeanwhile packs anew and removes what an open repository looked at.
func TestRepackedMeanwhile(t *testing.T) {
	s := newScratch(t)
	first := s.commit("a.md", "1")
	r := s.open()
	walked(t, r, HistoryOptions{Head: first})
	s.commit("a.md", "2")
	s.git("repack", "-adq")
	s.git("prune-packed")
	if h := walked(t, r, HistoryOptions{}); h.Commits != 2 {
		t.Errorf("%d commits", h.Commits)
	}
}

// TestDamage changes bytes of packs, indexes and loose objects. Whatever is read,
// it ends, without a panic.
func TestDamage(t *testing.T) {
	for seed := range uint64(4) {
		s, _ := importRandom(t, seed, false)
		if seed%2 == 0 {
			s.git("repack", "-adfq")
		}
		var files []string
		filepath.WalkDir(filepath.Join(s.dir, ".git", "objects"), func(file string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, file)
			}
			return nil
		})
		random := rand.New(rand.NewPCG(seed, 2))
		for range 50 {
			file := files[random.IntN(len(files))]
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			os.Chmod(file, 0o644)
			damaged := slices.Clone(data)
			damaged[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
			if random.IntN(5) == 0 {
				damaged = damaged[:random.IntN(len(data))]
			}
			os.WriteFile(file, damaged, 0o644)
			r := s.site()
			r.History(context.Background(), HistoryOptions{})
			r.Close()
			os.WriteFile(file, data, 0o644)
		}
	}
}

func TestCancelled(t *testing.T) {
	s := newScratch(t)
	s.commit("a.md", "1")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.open().History(ctx, HistoryOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := ProgramHistory(ctx, s.dir, HistoryOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("by the program: %v", err)
	}
}
