package build_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/search"
	"zoufang/generator/site"
)

// otherSecrets puts others into the place of what smallSite withholds from
// everybody, and alsoHidden into that of what it withholds from the public. What is
// shown of them stays the same.
var (
	otherSecrets = []string{
		"欧阳明月", "欧阳清风", "李四光明", "李石钟山", "13912345678", "13900005678", "139-1234-5678", "139-0000-5678",
		"0411-87654321", "0411-82345321", "21020319800101123X", "210203198002022220",
		"胜景路18号3单元", "民主路2号", "secret@mail.example", "other@mail.example", "赵小满: 母亲", "钱大有: 父亲",
	}
	alsoHidden = []string{
		"备注: 只给督导组", "备注: 另一句话", "2012-03-06-secret", "2012-03-06-hidden", "督导记录一", "督导记录二", "查过了。", "另一段正文。",
	}
)

// TestSearchKnowsNothingWithheld holds that the search index, some of whose files
// are bits that nobody can read, is the same whatever stands in the place of what is
// withheld.
func TestSearchKnowsNothingWithheld(t *testing.T) {
	for _, test := range []struct {
		audience string
		others   []string
		shows    string
	}{
		{site.Public, slices.Concat(otherSecrets, alsoHidden), "欧阳某某"},
		{"supervision", otherSecrets, "只给督导组"},
	} {
		first := searchFiles(t, smallSite, test.audience)
		other := searchFiles(t, strings.NewReplacer(test.others...).Replace(smallSite), test.audience)
		if diff := gocmp.Diff(first, other); diff != "" {
			t.Errorf("%s: the index knows what is withheld:\n%s", test.audience, diff)
		}
		all := strings.Join(slices.Collect(maps.Values(first)), "\n")
		if !strings.Contains(all, test.shows) {
			t.Errorf("%s: %q is not in the index", test.audience, test.shows)
		}
		for i := 0; i < len(test.others); i += 2 {
			if strings.Contains(all, test.others[i]) {
				t.Errorf("%s: %q is in the index", test.audience, test.others[i])
			}
		}
	}
}

// searchFiles returns the files of a site's search index, those in UTF-16 decoded.
func searchFiles(t *testing.T, archive, audience string) map[string]string {
	t.Helper()
	root := lay(t, archive+"-- templates/search.html --\n<h1>{{ .Title }}</h1>\n")
	result, files := run(t, build.Options{Root: root, Audience: audience})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	found := map[string]string{}
	for name, data := range files {
		if strings.HasPrefix(name, search.Folder) {
			text, _, err := transform.Bytes(unicode.BOMOverride(encoding.Nop.NewDecoder()), data)
			if err != nil {
				t.Fatal(err)
			}
			found[name] = string(text)
		}
	}
	if len(found) < 4 {
		t.Fatalf("the site has no index: %d files", len(found))
	}
	return found
}

// write puts files below root.
func write(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFilesOfAWithheldRecordStayWithIt(t *testing.T) {
	root := lay(t, smallSite)
	write(t, root, map[string]string{
		"content/inspections/sec/index.md":    "---\n标题: 督导记录二\n---\n## 经过\n\n查过了。\n",
		"content/inspections/sec/a.txt":       "只给督导组的附件",
		"content/inspections/sec/below/b.txt": "只给督导组的附件",
		"content/inspections/sec/c.jpg":       string(camera(t, 1)),
		"content/notes/second.md": "---\n标题: 第二次走访\n日期: 2012-03-07\n---\n" +
			"见[记录](../inspections/sec/index.md#经过)、[甲](../inspections/sec/a.txt)、[乙](../inspections/sec/below/b.txt)。\n\n![现场](../inspections/sec/c.jpg)\n",
	})
	result, public := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for name, data := range public {
		if strings.Contains(name, "inspections/") || bytes.Contains(data, []byte("inspections/sec")) || bytes.Contains(data, []byte("附件")) {
			t.Errorf("the public tree shows the withheld record in %s", name)
		}
	}
	_, private := run(t, build.Options{Root: root, Audience: "supervision"})
	for _, name := range []string{"a.txt", "below/b.txt", "c.jpg", "c.thumb.jpg"} {
		if private["inspections/sec/"+name] == nil {
			t.Errorf("the supervision tree lacks %s", name)
		}
	}
}

func TestLinksToFilesOfDraftsAndBrokenRecords(t *testing.T) {
	root := lay(t, smallSite)
	write(t, root, map[string]string{
		"content/notes/draft/index.md": "---\n标题: 草稿\n日期: 2012-03-07\n草稿: 是\n---\n文字\n",
		"content/notes/draft/a.txt":    "草稿的附件",
		"content/notes/second.md":      "---\n标题: 第二次走访\n日期: 2012-03-07\n---\n见[附件](draft/a.txt)。\n",
		"content/notes/bad/index.md":   "---\n标题: 没有日期\n---\n文字\n",
		"content/notes/bad/b.txt":      "坏记录的附件",
		"content/notes/third.md":       "---\n标题: 第三次走访\n日期: 2012-03-08\n---\n见[附件](bad/b.txt)。\n",
	})
	result, files := run(t, build.Options{Root: root, KeepGoing: true})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for _, rule := range []string{"dead-link", "left-out"} {
		if !hasRule(result.Findings, rule) {
			t.Errorf("no finding of rule %s: %v", rule, result.Findings)
		}
	}
	for name := range files {
		for _, part := range []string{"draft", "bad", "second", "third"} {
			if strings.Contains(name, part) {
				t.Errorf("%s is published", name)
			}
		}
	}
}

func hasRule(findings diag.List, rule string) bool {
	for _, f := range findings {
		if f.Rule == rule {
			return true
		}
	}
	return false
}

func TestTwoFilesWithOneAddress(t *testing.T) {
	root := bundle(t, map[string][]byte{"a.jpg": camera(t, 1), "a.thumb.jpg": camera(t, 1)}, "文字。\n")
	result, _ := run(t, build.Options{Root: root})
	if result.Written || !hasRule(result.Findings, "duplicate-url") {
		t.Errorf("findings: %v", result.Findings)
	}
}

func TestACutPhotoIsAFinding(t *testing.T) {
	cut := camera(t, 1)
	root := bundle(t, map[string][]byte{"a.jpg": cut[:len(cut)-100]}, "文字。\n")
	result, _ := run(t, build.Options{Root: root})
	if result.Written || !hasRule(result.Findings, "photo") {
		t.Errorf("written: %v, findings: %v", result.Written, result.Findings)
	}
}

func TestStalePagesBehindALink(t *testing.T) {
	root, out := lay(t, smallSite), t.TempDir()
	link := filepath.Join(t.TempDir(), "public")
	if err := os.Symlink(out, link); err != nil {
		t.Skip(err)
	}
	run(t, build.Options{Root: root, Out: link})
	write(t, out, map[string]string{"notes/gone/index.html": "old"})
	if _, files := run(t, build.Options{Root: root, Out: link}); files["notes/gone/index.html"] != nil {
		t.Error("behind a link, a stale page stays")
	}
}

func TestABuildWithoutASiteLeavesNothing(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	if _, err := build.Run(t.Context(), build.Options{Root: missing}); err == nil {
		t.Error("a missing folder was built")
	}
	if _, err := os.Stat(missing); !os.IsNotExist(err) {
		t.Error("the missing folder was made")
	}
}
