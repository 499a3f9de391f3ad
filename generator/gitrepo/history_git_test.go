package gitrepo

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestEqualsRawLog compares every trace with what git log says of all commits:
// -c shows of a merge what is as in none of its parents, and --date-order is the
// order that a trace promises. Unlike --follow it leaves nothing out.
func TestEqualsRawLog(t *testing.T) {
	for seed := range uint64(histories) {
		s, _ := importRandom(t, seed, false)
		got := map[string][]string{}
		h := walked(t, s.site(), HistoryOptions{Key: stem})
		for key, trace := range h.traces {
			got[key] = lines(trace)
		}
		if diff := cmp.Diff(rawLog(s), got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("seed %d: -git +ours\n%s", seed, diff)
		}
		if want := s.git("rev-list", "--count", "HEAD"); want != fmt.Sprint(h.Commits) || h.Head.ID != s.git("rev-parse", "HEAD") {
			t.Errorf("seed %d: %d commits up to %s, want %s", seed, h.Commits, h.Head.ID, want)
		}
	}
}

// rawLog reads traces from git log, in the simplest way.
func rawLog(s scratch) map[string][]string {
	out := s.git("log", "--date-order", "-c", "--raw", "--root", "-z", "--no-renames", "--no-abbrev", "--format=%x1e%H%x00")
	all := map[string][]string{}
	commits := strings.Split(out, "\x1e")[1:]
	for _, text := range slices.Backward(commits) {
		fields := strings.FieldsFunc(text, func(r rune) bool { return r == 0 || r == '\n' })
		inCommit := map[string]string{}
		for i := 1; i+1 < len(fields); i += 2 {
			file, inside := strings.CutPrefix(fields[i+1], "site/")
			key, ok := stem(file)
			parents := strings.Count(fields[i], ":")
			parts := strings.Fields(fields[i][parents:])
			mode, blob := parts[parents], parts[2*parents+1]
			links := slices.ContainsFunc(parts[:parents], func(mode string) bool { return !strings.HasPrefix(mode, "100") })
			switch {
			case !ok || !inside:
				continue
			case !strings.HasPrefix(mode, "100") && links:
				continue // a link that came, changed or went is no file
			case !strings.HasPrefix(mode, "100"):
				blob = ""
			}
			if old, twice := inCommit[key]; !twice || blob != "" || strings.HasSuffix(old, " ") {
				inCommit[key] = fmt.Sprintf("%s %s %s", fields[0], file, blob)
			}
		}
		for key, line := range inCommit {
			all[key] = append(all[key], line)
		}
	}
	return all
}

// TestEqualsFollow compares with git log --follow, file by file. On a line of
// commits all is compared, renames included. With branches, --follow looks for
// one name at a time and so loses what another branch did to the other name, and
// it never shows merges: there, records that were always in one file are
// compared, without their merges.
func TestEqualsFollow(t *testing.T) {
	for seed := range uint64(histories) {
		linear := seed%2 == 0
		s, _ := importRandom(t, 1000+seed, linear)
		h := walked(t, s.open(), HistoryOptions{Key: func(file string) (string, bool) { return path.Base(file), true }})
		for line := range strings.Lines(s.git("-c", "core.quotePath=false", "ls-files", "-s")) {
			about, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
			trace := h.Trace(path.Base(file))
			if strings.HasPrefix(about, "100") && file != mailmapName && (linear || oneFile(trace)) {
				compareFollow(t, s, file, trace)
			}
		}
	}
}

func oneFile(trace *Trace) bool {
	first := trace.Revisions[0]
	return !slices.ContainsFunc(trace.Revisions, func(r Revision) bool { return r.Path != first.Path })
}

func compareFollow(t *testing.T, s scratch, file string, trace *Trace) {
	t.Helper()
	var got []string
	for _, r := range slices.Backward(trace.Revisions) {
		if len(r.Commit.Parents) < 2 {
			got = append(got, fmt.Sprintf("%s %d %s <%s>", r.Commit.ID, r.Commit.Committer.When.Unix(), r.Commit.Author.Name, r.Commit.Author.Email))
		}
	}
	want := s.git("log", "--follow", "--date-order", "--format=%H %ct %aN <%aE>", "--", file)
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Errorf("%s: -git +ours\n%s", file, diff)
	}
}

// TestAuthors compares the authors of each record with the mailmap applied by git.
func TestAuthors(t *testing.T) {
	for seed := range uint64(histories / 2) {
		s, _ := importRandom(t, 2000+seed, false)
		mapped := map[string]string{}
		for line := range strings.Lines(s.git("log", "--format=%H %aN <%aE>%n%H committer %cN <%cE>")) {
			id, who, _ := strings.Cut(strings.TrimSpace(line), " ")
			mapped[id+" committer"] = ""
			if who, ok := strings.CutPrefix(who, "committer "); ok {
				mapped[id+" committer"] = who
				continue
			}
			mapped[id] = who
		}
		for key, trace := range walked(t, s.site(), HistoryOptions{Key: stem}).traces {
			var want, got []string
			for _, r := range trace.Revisions {
				if !slices.Contains(want, mapped[r.Commit.ID]) {
					want = append(want, mapped[r.Commit.ID])
				}
				if by := r.Commit.Committer; mapped[r.Commit.ID+" committer"] != fmt.Sprintf("%s <%s>", by.Name, by.Email) {
					t.Errorf("seed %d: committer %v", seed, by)
				}
			}
			for _, by := range trace.Authors() {
				got = append(got, fmt.Sprintf("%s <%s>", by.Name, by.Email))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d, %s: -git +ours\n%s", seed, key, diff)
			}
		}
	}
}
