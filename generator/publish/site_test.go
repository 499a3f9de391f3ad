package publish

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

const testBase = "http://test.example/"

// pages is a compiled site: the text of each file by its path.
type pages map[string]string

// complete adds what every site has to say of itself.
func (p pages) complete(audience string) pages {
	p = maps.Clone(p)
	p["data/site.json"] = fmt.Sprintf(`{"as_of":"2012-09-30","audience":%q,"generator":"zoufang"}`+"\n", audience)
	p["sitemap.xml"] = "<urlset><url><loc>" + testBase + "</loc></url></urlset>\n"
	return p
}

// write puts the files below dir.
func (p pages) write(dir string) error {
	for path, text := range p {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// builder builds the site.
func (p pages) builder() Builder {
	return func(_ context.Context, out string) (build.Result, error) {
		return build.Result{Written: true, Pages: len(p)}, p.complete("public").write(out)
	}
}

// publication publishes the site as commit n.
func (p pages) publication(n int) Publication {
	return Publication{
		Build:     p.builder(),
		Commit:    fmt.Sprintf("%012d%028d", n, 0),
		Committed: time.Date(2012, 9, 30, 23, 0, 0, 0, time.FixedZone("", 8*60*60)),
		Program:   "test",
	}
}

// number is a site whose every page says n, and that has a page of its own.
func number(n int) pages {
	own := fmt.Sprintf("only-%d/index.html", n)
	says := fmt.Sprintf("release %d ", n)
	p := pages{
		"index.html":      says + fmt.Sprintf(`<link rel="stylesheet" href="/css/same.css"><a href="/list/">list</a> <a href="/only-%d/">own</a>`, n),
		"list/index.html": says + `<a href="a/">a</a> <a href="b/#end">b</a>`,
		"css/same.css":    "a { color: red }\n",
		own:               says + `<a href="/">home</a>`,
	}
	for _, name := range []string{"a", "b", "c", "d"} {
		p["list/"+name+"/index.html"] = says + `<a href="../">up</a> <p id="end">`
	}
	return p
}

// publish publishes into a folder and fails the test where that fails.
func publish(t *testing.T, f Folder, p Publication, o Options) Outcome {
	t.Helper()
	outcome, err := f.Publish(context.Background(), p, o)
	if err != nil {
		t.Fatalf("publishing: %v %v", err, texts(outcome.Faults))
	}
	return outcome
}

// seen is the site that readers of a folder see, without what it says of itself.
func seen(t *testing.T, f Folder) pages {
	t.Helper()
	return readPages(t, filepath.Join(f.Dir, "current"))
}

func readPages(t *testing.T, dir string) pages {
	t.Helper()
	p := pages{}
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "data/site.json" || path == "sitemap.xml" || strings.HasPrefix(path, stateFolder) {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, path))
		p[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// names are the entries of a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func texts(faults []Fault) []string {
	var all []string
	for _, f := range faults {
		all = append(all, fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message.In(diag.EN)))
	}
	slices.Sort(all)
	return all
}
