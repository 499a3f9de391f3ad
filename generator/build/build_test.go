package build_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/build"
)

// repository is the folder of the demonstration site.
const repository = "../.."

// run builds a site and returns its files.
func run(t *testing.T, o build.Options) (build.Result, map[string][]byte) {
	t.Helper()
	if o.Out == "" {
		o.Out = t.TempDir()
	}
	o.Today = time.Date(2012, 10, 8, 0, 0, 0, 0, time.UTC)
	result, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result, tree(t, o.Out)
}

// published is the demonstration as two workers build it, built once for all
// tests that only read it.
var published map[string][]byte

func thePublished(t *testing.T) map[string][]byte {
	t.Helper()
	if published == nil {
		published = demonstration(t, build.Options{Workers: 2})
	}
	return published
}

// demonstration builds the repository's own site.
func demonstration(t *testing.T, o build.Options) map[string][]byte {
	t.Helper()
	o.Root = repository
	o.Schemas, o.Templates = os.DirFS(repository+"/schemas"), os.DirFS(repository+"/templates")
	result, files := run(t, o)
	if !result.Written || result.Findings.HasErrors() {
		t.Fatalf("the demonstration does not build: %v", result.Findings)
	}
	return files
}

// tree returns every file below dir.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// lay writes a site from a text archive into a new folder.
func lay(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSameInputSameBytes(t *testing.T) {
	few, many := thePublished(t), demonstration(t, build.Options{Workers: 7})
	if len(few) < 200 {
		t.Fatalf("the site has %d files only", len(few))
	}
	for name, data := range few {
		if !bytes.Equal(data, many[name]) {
			t.Errorf("%s differs between two workers and seven", name)
		}
	}
	if len(few) != len(many) {
		t.Errorf("%d files with two workers, %d with seven", len(few), len(many))
	}
}

func TestASecondBuildTouchesNothing(t *testing.T) {
	root, out := lay(t, smallSite), t.TempDir()
	run(t, build.Options{Root: root, Out: out})
	before := modTimes(t, out)
	run(t, build.Options{Root: root, Out: out})
	if diff := gocmp.Diff(before, modTimes(t, out)); diff != "" {
		t.Errorf("files were written again (-before +after):\n%s", diff)
	}
}

func modTimes(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	times := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		times[file] = info.ModTime()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return times
}

// TestPagesSayWhatTheyAre looks at what every page has to have.
func TestPagesSayWhatTheyAre(t *testing.T) {
	for name, data := range thePublished(t) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page := string(data)
		for _, want := range []string{"<!doctype html>", `lang="zh-CN"`, "<title>", "<h1"} {
			if !strings.Contains(strings.Replace(page, "lang=zh-CN", `lang="zh-CN"`, 1), want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
		for _, wrong := range []string{"<no value>", "ZgotmplZ", "%!", "<script>", "javascript:", " style=", "&lt;nil&gt;"} {
			if strings.Contains(page, wrong) {
				t.Errorf("%s holds %s", name, wrong)
			}
		}
	}
}

func TestOutputIsOneSiteAndNothingElse(t *testing.T) {
	root := lay(t, smallSite)
	out := filepath.Join(root, "public")
	stale := filepath.Join(out, "notes", "gone", "index.html")
	if result, _ := run(t, build.Options{Root: root, Out: out}); !result.Written {
		t.Fatal(result.Findings)
	}
	for _, file := range []string{stale, filepath.Join(out, ".well-known", "keep")} {
		os.MkdirAll(filepath.Dir(file), 0o755)
		os.WriteFile(file, []byte("old"), 0o644)
	}
	// A page may come to lie where a file was, and the other way round.
	os.RemoveAll(filepath.Join(out, "notes", "first"))
	os.WriteFile(filepath.Join(out, "notes", "first"), []byte("in the way"), 0o644)
	os.Remove(filepath.Join(out, "404.html"))
	os.MkdirAll(filepath.Join(out, "404.html"), 0o755)

	_, files := run(t, build.Options{Root: root, Out: out})
	if _, err := os.Stat(filepath.Dir(stale)); !os.IsNotExist(err) {
		t.Error("a page that no longer exists is still there")
	}
	if files[".well-known/keep"] == nil {
		t.Error("a hidden file of somebody else was removed")
	}
	for _, name := range []string{"notes/first/index.html", "404.html", "index.html"} {
		if files[name] == nil {
			t.Errorf("%s is missing", name)
		}
	}
}

// TestATreeIsForOneAudience keeps what is for few from coming to lie where
// everybody reads.
func TestATreeIsForOneAudience(t *testing.T) {
	root := lay(t, smallSite)
	out := filepath.Join(root, "public")
	run(t, build.Options{Root: root, Out: out})
	_, err := build.Run(context.Background(), build.Options{Root: root, Out: out, Audience: "supervision"})
	if !errors.Is(err, build.ErrOtherAudience) {
		t.Errorf("got %v, want it refused", err)
	}
}

func TestABrokenTemplateWritesNothing(t *testing.T) {
	root := lay(t, smallSite)
	out := filepath.Join(root, "public")
	_, before := run(t, build.Options{Root: root, Out: out, Workers: 2})
	for _, broken := range []string{`{{ .Title`, `{{ .NoSuchThing }}`, `{{ index .Params.title 3 4 }}`} {
		if err := os.WriteFile(filepath.Join(root, "templates", "page.html"), []byte(broken), 0o644); err != nil {
			t.Fatal(err)
		}
		result, after := run(t, build.Options{Root: root, Out: out, Workers: 2})
		if result.Written || !result.Findings.HasErrors() {
			t.Errorf("%s: built with %v", broken, result.Findings)
		}
		if len(result.Findings) != 1 || result.Findings[0].Span.File != "templates/page.html" {
			t.Errorf("%s: findings %v", broken, result.Findings)
		}
		if diff := gocmp.Diff(before, after); diff != "" {
			t.Errorf("%s changed the site", broken)
		}
	}
}

func TestAnAudienceHasItsOwnTree(t *testing.T) {
	root := lay(t, smallSite)
	_, public := run(t, build.Options{Root: root, Out: t.TempDir()})
	_, private := run(t, build.Options{Root: root, Out: t.TempDir(), Audience: "supervision"})
	secrets := []string{"只给督导组", "督导记录一", "2012-03-06-secret"}
	for name, data := range public {
		for _, secret := range secrets {
			if strings.Contains(name, secret) || bytes.Contains(data, []byte(secret)) {
				t.Errorf("the public tree shows %q in %s", secret, name)
			}
		}
	}
	if private["inspections/2012-03-06-secret/index.html"] == nil {
		t.Error("the supervision tree lacks its own record")
	}
	if !bytes.Contains(private["data/records/notes.json"], []byte("只给督导组")) {
		t.Error("the supervision tree lacks its own field")
	}
}

// TestPrivateValuesAppearNowhere builds a site full of private values, in every
// kind of place, and looks for each in every byte and every name.
func TestPrivateValuesAppearNowhere(t *testing.T) {
	root := lay(t, smallSite)
	secrets := []string{
		"欧阳明月", "明月", "李四光明", "四光明", "13912345678", "139-1234-5678", "0411-87654321",
		"21020319800101123X", "青泥街道胜景路", "胜景路18号", "secret@mail.example", "赵小满", "小满",
	}
	for _, audience := range []string{"", "supervision"} {
		result, files := run(t, build.Options{Root: root, Out: t.TempDir(), Audience: audience})
		if !result.Written {
			t.Fatal(result.Findings)
		}
		for name, data := range files {
			for _, secret := range secrets {
				if strings.Contains(name, secret) || bytes.Contains(data, []byte(secret)) {
					t.Errorf("%q is shown in %s", secret, name)
				}
			}
		}
		masked := string(files["people/p1/index.html"])
		for _, shown := range []string{"欧阳某某", "中山区"} {
			if !strings.Contains(masked, shown) {
				t.Errorf("the masked form %q is not shown in %s", shown, masked)
			}
		}
	}
}
