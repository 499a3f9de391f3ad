package gitrepo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var testLimits = Limits{Text: 100, File: 200}

// scanned scans one commit and returns reasons and paths.
func scanned(s scratch, prefix string, ids ...string) []Hostile {
	s.t.Helper()
	found, err := s.open().At(prefix).Scan(context.Background(), ids, testLimits)
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// nested puts an entry under folders.
func (s scratch) nested(dirs, entry, id string) string {
	tree := s.tree(entry, id)
	parts := strings.Split(dirs, "/")
	for _, dir := range slices.Backward(parts) {
		if dir != "" {
			tree = s.tree("40000 "+dir, tree)
		}
	}
	return tree
}

func TestHostileNames(t *testing.T) {
	s := newScratch(t)
	file := s.blob("x")
	for _, c := range []struct{ dir, name, reason string }{
		{"content/notes", "走访 一.md", ""},
		{"content/notes", "git~10.md", ""},
		{"content/notes", ".github", ""},
		{"content/notes", "..", HostileName},
		{"", "..", HostileName},
		{"", ".", HostileName},
		{"", "", HostileName},
		{"content", "/etc/passwd", HostileName},
		{"", "a/b", HostileName},
		{"", ".git", HostileGit},
		{"docs", ".GiT", HostileGit},
		{"docs", "GIT~1", HostileGit},
		{"docs", ".git.", HostileGit},
		{"docs", ".git . .", HostileGit},
		{"docs", ".git::$INDEX_ALLOCATION", HostileGit},
		{"docs", `.git\hooks`, HostileGit},
		{"docs", `x\.git`, HostileGit},
		{"docs", ".g\u200cit", HostileGit},
		{"docs", "\ufeff.Git", HostileGit},
		{"content", `a\b.md`, HostileCharacter},
		{"content", "a\x01.md", HostileCharacter},
		{"content", "a\nb.md", HostileCharacter},
		{"content", "a\u202egpj.md", HostileCharacter},
		{"content", "C:x.md", HostileCharacter},
		{"content", "a\xff.md", HostileText},
		{"content", "CON", HostileDevice},
		{"content", "aux.txt", HostileDevice},
		{"content", "com¹.md", HostileDevice},
		{"content", "Lpt9 .md", HostileDevice},
		{"content", "console.md", ""},
		{"content", "a.", HostileEnding},
		{"content", "a ", HostileEnding},
		{"content", strings.Repeat("a", 256), HostileLong},
		{"content/" + strings.Repeat("走访/", 98), "走访.md", HostileLong},
	} {
		t.Run(fmt.Sprintf("%q", c.name), func(t *testing.T) {
			s := s
			s.t = t
			commit := s.commitTree(s.nested(c.dir, "100644 "+c.name, file))
			var reasons []string
			for _, h := range scanned(s, "", commit) {
				if h.Reason != HostileDeep {
					reasons = append(reasons, h.Reason)
				}
			}
			if got := strings.Join(reasons, " "); got != c.reason {
				t.Errorf("%q in %q: got %q, want %q", c.name, c.dir, got, c.reason)
			}
		})
	}
}

func TestHostileThings(t *testing.T) {
	s := newScratch(t)
	file, other := s.blob("x"), s.blob("y")
	large := s.blob(strings.Repeat("x", 150))
	folder := s.tree("100644 a.md", file)
	for name, c := range map[string]struct {
		tree string
		want []Hostile
	}{
		"nothing":           {s.nested("content", "100755 a.md", file), nil},
		"symlink":           {s.nested("content/notes", "120000 a.md", file), []Hostile{{Path: "content/notes/a.md", Reason: HostileSymlink}}},
		"symlink of folder": {s.tree("120000 schemas", file), []Hostile{{Path: "schemas", Reason: HostileSymlink}}},
		"symlink elsewhere": {s.nested("docs", "120000 a.md", file), nil},
		"submodule":         {s.nested("templates", "160000 theme", s.commitTree(folder)), []Hostile{{Path: "templates/theme", Reason: HostileSubmodule}}},
		"mode":              {s.nested("content", "10644 a.md", file), []Hostile{{Path: "content/a.md", Reason: HostileMode, Part: "10644"}}},
		"case":              {s.nested("content", "40000 Notes", folder), nil},
		"case clash": {s.tree("100644 A.md", file, "100644 a.md", other),
			[]Hostile{{Path: "a.md", Reason: HostileClash, Part: "A.md"}}},
		"coding clash": {s.tree("100644 e\u0301", file, "100644 \u00e9", other),
			[]Hostile{{Path: "\u00e9", Reason: HostileClash, Part: "e\u0301"}}},
		"order":           {s.tree("100644 b", file, "100644 a", file), []Hostile{{Reason: HostileTree}}},
		"twice":           {s.tree("100644 a", file, "100644 a", file), []Hostile{{Reason: HostileTree}}},
		"file and folder": {s.tree("100644 a", file, "100644 a.b", file, "40000 a", folder), []Hostile{{Reason: HostileTree}}},
		"broken off":      {s.feed("100644 a\x00short", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"), []Hostile{{Reason: HostileTree}}},
		"a file":          {s.tree("40000 content", file), []Hostile{{Path: "content", Reason: HostileTree}}},
		"large text":      {s.nested("content", "100644 a.md", large), []Hostile{{Path: "content/a.md", Reason: HostileLarge, Size: 150, Limit: 100}}},
		"large photo":     {s.nested("content", "100644 a.jpg", large), nil},
		"large other":     {s.nested("docs", "100644 a.md", large), nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := s
			s.t = t
			got := scanned(s, "", s.commitTree(c.tree))
			if diff := cmp.Diff(c.want, got, cmpopts.IgnoreFields(Hostile{}, "Commit"), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestScanOfSiteInFolder(t *testing.T) {
	s := newScratch(t)
	link := s.blob("/etc")
	tree := s.tree("120000 content", link, "40000 site", s.nested("content", "120000 a.md", link))
	got := scanned(s, "site", s.commitTree(tree))
	if len(got) != 1 || got[0].Path != "site/content/a.md" {
		t.Errorf("got %v", got)
	}
}

// What the repository had before does not count, and what only a commit on the
// way had does.
func TestScanLooksAtWhatIsAdded(t *testing.T) {
	s := newScratch(t)
	file, link, other := s.blob("x"), s.blob("/etc"), s.blob("y")
	base := s.commitTree(s.tree("40000 content", s.tree("120000 link", link, "100644 nul", file)))
	plain := s.commitTree(s.tree("40000 content", s.tree("100644 a.md", file, "120000 link", link, "100644 nul", other)), base)
	if got := scanned(s, "", plain); len(got) != 0 {
		t.Errorf("an old link and an old name are reported: %v", got)
	}
	bad := s.commitTree(s.tree("40000 content", s.tree("120000 a.md", link, "120000 link", link)), plain)
	good := s.commitTree(s.tree("40000 content", s.tree("100644 a.md", file)), bad)
	got := scanned(s, "", plain, bad, good)
	if len(got) != 1 || got[0].Commit != bad || got[0].Path != "content/a.md" {
		t.Errorf("got %v", got)
	}
	side := s.commitTree(s.tree("40000 content", s.tree("100644 a.md", other)), base)
	merge := s.commitTree(s.tree("40000 content", s.tree("120000 evil", link)), plain, side)
	if got := scanned(s, "", merge); len(got) != 1 || got[0].Path != "content/evil" {
		t.Errorf("merge: got %v", got)
	}
	harmless := s.commitTree(s.tree("40000 content", s.tree("120000 link", link)), plain, side)
	if got := scanned(s, "", harmless); len(got) != 0 {
		t.Errorf("a merge is asked for what one parent has: %v", got)
	}
}

func TestTreeBombs(t *testing.T) {
	s := newScratch(t)
	tree := s.tree("100644 a.md", s.blob("x"))
	for range 12 {
		var parts []string
		for i := range 10 {
			parts = append(parts, fmt.Sprintf("40000 %d", i), tree)
		}
		tree = s.tree(parts...)
	}
	got := scanned(s, "", s.commitTree(s.tree("40000 content", tree)))
	if len(got) != 1 || got[0].Reason != HostileMany {
		t.Errorf("a bomb below content: got %v", got)
	}
	got = scanned(s, "site", s.commitTree(s.tree("40000 docs", tree)))
	if len(got) != 0 {
		t.Errorf("a bomb beside the site, which nobody reads: got %v", got)
	}
	deep := s.tree("100644 a.md", s.blob("x"))
	for range 300 {
		deep = s.tree("40000 d", deep)
	}
	got = scanned(s, "", s.commitTree(s.tree("40000 content", deep)))
	if len(got) == 0 || got[0].Reason != HostileDeep {
		t.Errorf("depth: got %v", got)
	}
}

func FuzzTree(f *testing.F) {
	f.Add([]byte("100644 a\x0001234567890123456789"))
	f.Add([]byte("40000 ..\x000123456789012345678940000 .git\x0001234567890123456789"))
	f.Add([]byte("120000 \xff\xfe\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parseTree(data)
		entries, _ := parseRaw(data)
		s := &scanner{area: areaOf(""), told: map[string]bool{}}
		all := added(entries, [][]rawEntry{entries[:len(entries)/2]})
		s.clashes("", entries, all)
		for _, a := range all {
			s.nameIsFine(a.name, a.name, source)
		}
		if len(s.found) > maxHostile {
			t.Errorf("%d things reported", len(s.found))
		}
	})
}

func FuzzCommit(f *testing.F) {
	f.Add([]byte("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@x> 1 +0800\ncommitter A <a@x> 99999999999999999999 +9999\nencoding gb18030\n\n\xff"))
	f.Add([]byte("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent x\nauthor > < >>\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseCommit("x", data)
		if err == nil {
			c.Subject()
			_ = c.Committer.When.String()
		}
	})
}
