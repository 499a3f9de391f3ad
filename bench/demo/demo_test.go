package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"zoufang/generator/schema"
)

const (
	contentDir = "../../content"
	schemaDir  = "../../schemas"
)

// composed is the year as it comes from content/, composed once for all tests.
var composed = sync.OnceValues(func() (*year, error) { return compose(contentDir, schemaDir) })

func theYear(t *testing.T) *year {
	t.Helper()
	y, err := composed()
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// history returns all commits, oldest first.
func history(t *testing.T, y *year) []*object.Commit {
	t.Helper()
	var commits []*object.Commit
	for hash := range y.repo.store.Commits {
		c, err := object.GetCommit(y.repo.store, hash)
		if err != nil {
			t.Fatal(err)
		}
		commits = append(commits, c)
	}
	slices.SortFunc(commits, func(a, b *object.Commit) int { return a.Author.When.Compare(b.Author.When) })
	return commits
}

func TestSameContentGivesSameCommits(t *testing.T) {
	again, err := compose(contentDir, schemaDir)
	if err != nil {
		t.Fatal(err)
	}
	if y := theYear(t); y.main.tip != again.main.tip {
		t.Errorf("a second run ends with %s, the first with %s", again.main.tip, y.main.tip)
	}
}

func TestLastCommitHoldsContent(t *testing.T) {
	y := theYear(t)
	want := tree{}
	for name, data := range y.files {
		want[name] = plumbing.ComputeHash(plumbing.BlobObject, data)
	}
	tip, err := object.GetCommit(y.repo.store, y.main.tip)
	if err != nil {
		t.Fatal(err)
	}
	got := tree{}
	for name, hash := range holds(t, tip) {
		if strings.HasPrefix(name, "content/") {
			got[name] = hash
		}
	}
	if !slices.Equal(sortedKeys(got), sortedKeys(want)) {
		t.Fatalf("the last commit has %d files below content/, content/ has %d", len(got), len(want))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not the same in the last commit", name)
		}
	}
}

// holds returns the files of a commit.
func holds(t *testing.T, c *object.Commit) tree {
	t.Helper()
	files, err := c.Files()
	if err != nil {
		t.Fatal(err)
	}
	held := tree{}
	err = files.ForEach(func(f *object.File) error {
		held[f.Name] = f.Hash
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return held
}

func TestCommitsAreOfTheCampaign(t *testing.T) {
	y := theYear(t)
	cadres := map[string]bool{}
	for _, e := range y.entries {
		if e.coll.ID != "cadres" {
			continue
		}
		for _, email := range e.values["emails"].([]any) {
			cadres[email.(string)] = true
		}
	}
	var last time.Time
	merges := 0
	for _, c := range history(t, y) {
		at, email := c.Author.When, c.Author.Email
		if !cadres[email] && !strings.Contains(y.mailmap(), "<"+email+">") {
			t.Errorf("%s: %s is no cadre", c.Hash, email)
		}
		if c.Author.String() != c.Committer.String() || !c.Committer.When.Equal(at) {
			t.Errorf("%s: committed by another than its author", c.Hash)
		}
		if day := at.Format(time.DateOnly); day < "2012-03-01" || day > "2012-09-30" || !isWorkday(at) {
			t.Errorf("%s: dated %s", c.Hash, at)
		}
		if clock := at.Format("15:04"); c.Hash != y.main.tip && (clock < "08:30" || clock > "18:45") || clock > "21:00" {
			t.Errorf("%s: committed at %s", c.Hash, clock)
		}
		if !at.After(last) {
			t.Errorf("%s: not after the commit before it", c.Hash)
		}
		last = at
		if len(c.ParentHashes) > 1 {
			merges++
		}
	}
	if merges < 10 || merges > 15 {
		t.Errorf("%d merges", merges)
	}
}

func TestRecordsAreEnteredInTime(t *testing.T) {
	y := theYear(t)
	first := map[string]time.Time{} // by path
	for _, c := range history(t, y) {
		for name := range holds(t, c) {
			if _, ok := first[name]; !ok {
				first[name] = c.Author.When
			}
		}
	}
	late := 0
	for _, e := range y.entries {
		day := e.day(e.coll.DateField)
		if day.IsZero() || e.coll.Ahead {
			continue
		}
		entered, days := first[e.path], 0
		if wrong := y.hand.misfiled[e.key]; wrong != "" {
			entered = first["content/visits/"+wrong+"/"+filepath.Base(e.path)]
		}
		if days = int(entered.Sub(day.Add(-8*time.Hour)) / (24 * time.Hour)); days < 0 {
			t.Errorf("%s was entered on %s, before its day", e.key, entered)
		}
		if days > 7 {
			late++
		}
	}
	if share := 100 * late / len(y.entries); share < 2 || share > 6 {
		t.Errorf("%d of %d records were entered late", late, len(y.entries))
	}
}

func TestGrowth(t *testing.T) {
	y := theYear(t)
	e := y.byKey["requests/2012-03-28-g4-01"]
	if e == nil || len(e.steps) < 3 {
		t.Fatal("the example has changed; choose another request")
	}
	everything := func(string) bool { return true }
	s := &state{known: map[*step]bool{}}
	lines := 0
	for i := -1; i < len(e.steps); i++ {
		if i >= 0 {
			s.known[e.steps[i]] = true
		}
		text := s.render(e, everything, nil).text
		if now := strings.Count(text, "\n"); now <= lines {
			t.Errorf("step %d adds nothing:\n%s", i, text)
		} else {
			lines = now
		}
	}
	if text := s.render(e, everything, nil).text; text != e.text {
		t.Errorf("with all steps it is not the record:\n%s", text)
	}
}

func TestRoomIsMadeOnlyWhereADemonstrationWas(t *testing.T) {
	dir := t.TempDir()
	if err := makeRoom(dir, false); err != nil {
		t.Errorf("an empty folder is refused: %v", err)
	}
	mine := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(mine, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, force := range []bool{false, true} {
		if err := makeRoom(dir, force); err == nil {
			t.Errorf("force=%v: a folder with other files is taken", force)
		}
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file was removed")
	}
}

func TestOnlyADemonstrationIsReplaced(t *testing.T) {
	y, dir := theYear(t), t.TempDir()
	if err := y.repo.write(dir, y.main.tip, y.main.files); err != nil {
		t.Fatal(err)
	}
	if err := makeRoom(dir, false); err == nil {
		t.Error("it is replaced unasked")
	}
	sign := filepath.Join(dir, ".git", "description")
	if err := os.WriteFile(sign, []byte("the campaign of a city\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := makeRoom(dir, true); err == nil {
		t.Error("a repository of somebody else's is replaced")
	}
	if err := os.WriteFile(sign, []byte(description), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := makeRoom(dir, true); err != nil {
		t.Errorf("a demonstration is not replaced: %v", err)
	}
}

func TestGitAgrees(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	y, dir := theYear(t), t.TempDir()
	if err := y.repo.write(dir, y.main.tip, y.main.files); err != nil {
		t.Fatal(err)
	}
	for _, check := range []struct{ args, want string }{
		{"fsck --strict --no-dangling", ""},
		{"status --porcelain", ""},
		{"rev-parse HEAD", y.main.tip.String()},
		{"symbolic-ref HEAD", "refs/heads/main"},
		{"log --diff-filter=R -M100% --format= --name-status --diff-merges=off", renames(y)},
	} {
		cmd := exec.Command("git", strings.Fields(check.args)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != check.want {
			t.Errorf("git %s: %v\n%s\nwant %q", check.args, err, got, check.want)
		}
	}
}

// renames is what git log says of the visits that were moved, newest first.
func renames(y *year) string {
	var lines []string
	for key, wrong := range y.hand.misfiled {
		e := y.byKey[key]
		base := filepath.Base(e.path)
		lines = append(lines, "R100\tcontent/visits/"+wrong+"/"+base+"\t"+e.path)
	}
	slices.Sort(lines)
	slices.Reverse(lines)
	return strings.Join(lines, "\n")
}

func TestMessagesTellNothingPrivate(t *testing.T) {
	y := theYear(t)
	var private []string
	for _, e := range y.entries {
		private = append(private, hiddenIn(e.values, e.coll.Root)...)
	}
	if len(private) < 50 {
		t.Fatalf("only %d private values; the test looks in the wrong place", len(private))
	}
	for _, c := range history(t, y) {
		for _, value := range private {
			if strings.Contains(c.Message, value) {
				t.Errorf("%s tells %q: %s", c.Hash, value, c.Message)
			}
		}
	}
}

// hiddenIn returns the texts below v that no page shows as they are.
func hiddenIn(v any, f *schema.Field) []string {
	var found []string
	switch v := v.(type) {
	case string:
		if f.Privacy != schema.PrivacyNone || f.Audience != "" {
			found = append(found, v)
		}
	case []any:
		for _, item := range v {
			found = append(found, hiddenIn(item, f.Items)...)
		}
	case schema.Values:
		for key, value := range v {
			if field := f.Field(key); field != nil {
				found = append(found, hiddenIn(value, field)...)
			}
		}
	}
	return found
}
