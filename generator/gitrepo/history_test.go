package gitrepo

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// histories is how many random histories each property is tried on.
const histories = 10

// site opens the folder site of a scratch repository, where random records lie.
func (s scratch) site() *Repo {
	s.t.Helper()
	return s.open().At("site")
}

// walked walks a history and fails the test where that fails.
func walked(t *testing.T, r *Repo, o HistoryOptions) *History {
	t.Helper()
	h, err := r.History(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// lines are a trace's revisions as “commit path blob”.
func lines(t *Trace) []string {
	var all []string
	if t == nil {
		return nil
	}
	for _, r := range t.Revisions {
		all = append(all, fmt.Sprintf("%s %s %s", r.Commit.ID, r.Path, r.Blob))
	}
	return all
}

// equal fails the test where two histories say different things.
func equal(t *testing.T, want, got *History) {
	t.Helper()
	ignore := []cmp.Option{cmpopts.IgnoreUnexported(History{}), cmpopts.IgnoreFields(History{}, "Walked"), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, ignore...); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff(want.traces, got.traces, ignore...); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
}

// TestCacheEqualsCold jumps to heads forwards, backwards and sideways, with the
// cache of all before.
func TestCacheEqualsCold(t *testing.T) {
	for seed := range uint64(histories / 2) {
		s, ids := importRandom(t, 3000+seed, false)
		r, file := s.site(), filepath.Join(t.TempDir(), "cache", "history")
		for i := range 12 {
			jump := ids[(i*7+int(seed))%len(ids)]
			equal(t, walked(t, r, HistoryOptions{Head: jump, Key: stem}), walked(t, r, HistoryOptions{Head: jump, Cache: file, Key: stem}))
			if h := walked(t, r, HistoryOptions{Head: jump, Cache: file}); h.Walked != 0 {
				t.Fatalf("seed %d: %d commits were read again", seed, h.Walked)
			}
		}
	}
}

// TestProgramEqualsObjects compares the two ways to read a history.
func TestProgramEqualsObjects(t *testing.T) {
	for seed := range uint64(histories / 2) {
		s, ids := importRandom(t, 4000+seed, false)
		file := filepath.Join(t.TempDir(), "history")
		for _, head := range []string{ids[len(ids)/2], ids[len(ids)-1], ids[len(ids)/3], ""} {
			s.git("update-ref", "refs/heads/main", ids[len(ids)-1])
			got, err := ProgramHistory(context.Background(), filepath.Join(s.dir, "site"), HistoryOptions{Head: head, Cache: file, Key: stem})
			if len(s.git("ls-files", "site")) == 0 {
				break // no folder to start in
			}
			if err != nil {
				t.Fatal(err)
			}
			want := walked(t, s.site(), HistoryOptions{Head: head, Key: stem})
			equal(t, want, got)
			for key, trace := range want.traces {
				sameBytes(t, key, trace, want, got)
				sameFiles(t, s, trace, want, got)
			}
		}
	}
}

func sameBytes(t *testing.T, key string, trace *Trace, want, got *History) {
	t.Helper()
	last := trace.Revisions[len(trace.Revisions)-1]
	if last.Blob == "" {
		return
	}
	a, err := want.Read(last.Blob)
	b, err2 := got.Read(last.Blob)
	if err != nil || err2 != nil || string(a) != string(b) {
		t.Errorf("%s: %d bytes, %d bytes: %v, %v", key, len(a), len(b), err, err2)
	}
}

// sameFiles compares what the head has at the paths of a trace with what git says.
func sameFiles(t *testing.T, s scratch, trace *Trace, histories ...*History) {
	t.Helper()
	files := s.git("ls-tree", "-r", "-z", "--full-tree", histories[0].Head.ID)
	for _, r := range trace.Revisions {
		for i, h := range histories {
			id, there := h.Blob(r.Path)
			listed := strings.Contains(files, "blob "+id+"\tsite/"+r.Path) || !there && !strings.Contains(files, "\tsite/"+r.Path+"\x00")
			if !listed {
				t.Errorf("%d: %s: %s, %v at %s", i, r.Path, id, there, h.Head.ID)
			}
		}
	}
}

// TestShallowHistory compares a shallow clone with the whole: what it says of a record
// is right for the commits that it has, and Truncated says where there were more.
func TestShallowHistory(t *testing.T) {
	for seed := range uint64(histories / 2) {
		s, _ := importRandom(t, 5000+seed, false)
		clone := s.at(filepath.Join(t.TempDir(), "clone"))
		s.git("clone", "-q", "--depth", fmt.Sprint(2+seed%6), "file://"+s.dir, clone.dir)
		whole, part := walked(t, s.site(), HistoryOptions{Key: stem}), walked(t, clone.site(), HistoryOptions{Key: stem})
		boundary, err := clone.open().Shallow()
		if err != nil {
			t.Fatal(err)
		}
		if part.Shallow != (len(boundary) > 0) {
			t.Errorf("seed %d: shallow %v with %d commits at the boundary", seed, part.Shallow, len(boundary))
		}
		has, before := strings.Fields(clone.git("rev-list", "HEAD")), presentIn(clone, boundary)
		for key := range maps.Keys(whole.traces) {
			var want []string
			for i, r := range whole.traces[key].Revisions {
				if slices.Contains(has, r.Commit.ID) && !slices.Contains(boundary, r.Commit.ID) {
					want = append(want, lines(whole.traces[key])[i])
				}
			}
			got := lines(part.Trace(key))
			slices.Sort(want) // their order may hang on commits that are not there
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d, %s: -whole +shallow\n%s", seed, key, diff)
			}
			if truncated := part.Trace(key) != nil && part.Trace(key).Truncated; truncated != before[key] {
				t.Errorf("seed %d, %s: truncated %v, want %v", seed, key, truncated, before[key])
			}
		}
	}
}

// presentIn returns the records that have a file in one of the commits.
func presentIn(s scratch, commits []string) map[string]bool {
	all := map[string]bool{}
	for _, id := range commits {
		for entry := range strings.SplitSeq(s.git("ls-tree", "-r", "-z", "--full-tree", id), "\x00") {
			about, file, _ := strings.Cut(entry, "\t")
			file, inside := strings.CutPrefix(file, "site/")
			if key, ok := stem(file); inside && ok && strings.HasPrefix(about, "100") {
				all[key] = true
			}
		}
	}
	return all
}
