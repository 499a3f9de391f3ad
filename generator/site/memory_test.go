package site

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// casesDir holds files that are wrong in every way that the program knows.
const casesDir = "../build/testdata/findings"

// lay puts an archive's files into a file system.
func lay(files fstest.MapFS, archive *txtar.Archive) {
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
}

// smallSite is the site that the cases live in.
func smallSite(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join(casesDir, "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	lay(files, archive)
	return files
}

// caseFiles returns the cases, by file name.
func caseFiles(t testing.TB, ext string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(casesDir + "/*" + ext)
	if err != nil || names == nil {
		t.Fatal(names, err)
	}
	all := map[string][]byte{}
	for _, file := range names {
		if all[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// everyCase returns a site for each case, and one of all the records that the
// project's own schemas refuse, beside the project's own content.
func everyCase(t *testing.T) map[string]fs.FS {
	t.Helper()
	sites := map[string]fs.FS{"content": os.DirFS("../.."), "rivers": os.DirFS("../../examples/rivers")}
	for file, data := range caseFiles(t, ".md") {
		files := smallSite(t)
		files["content/notes/2012-03-05-case.md"] = &fstest.MapFile{Data: data, Mode: 0o644}
		sites[file] = files
	}
	for file, data := range caseFiles(t, ".txtar") {
		files := smallSite(t)
		lay(files, txtar.Parse(data))
		sites[file] = files
	}
	refused := fstest.MapFS{}
	archives, err := filepath.Glob("../../testdata/refused/*.txtar")
	if err != nil || archives == nil {
		t.Fatal(archives, err)
	}
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lay(refused, archive)
	}
	sites["refused"] = Overlay{refused, os.DirFS("../..")}
	return sites
}

// told is all that Load says of a site, as a text.
func told(t testing.TB, root fs.FS, m *Memory) string {
	t.Helper()
	model, findings, err := Load(context.Background(), Options{
		Root: root, Schemas: os.DirFS("../../schemas"), Memory: m, Workers: 2,
		Today: time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
		if err := diag.JSON(&b, findings, lang); err != nil {
			t.Fatal(err)
		}
	}
	if model == nil {
		return b.String()
	}
	for _, s := range model.Sections() {
		for _, r := range s.Records {
			fmt.Fprintln(&b, r.Name(), r.Title, r.Date, r.Permalink, len(r.Backlinks()), shape(r.Values))
			fmt.Fprintf(&b, "%q %d %+v %+v\n", r.Body.Summary, r.Body.Chars, r.Body.Headings, r.Body.slots)
		}
	}
	return b.String()
}

// shape is a value with the types of all that is in it.
func shape(v any) string {
	var parts []string
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, key+": "+shape(v[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, item := range v {
			parts = append(parts, shape(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case *schema.Term:
		term := *v
		term.Tile = nil // which would be printed as an address
		return fmt.Sprintf("%+v %v", term, v.Tile)
	}
	return fmt.Sprintf("%T %v", v, v)
}

// Whatever is wrong with a site, the same is said of it with a memory that is
// empty, with one that knows it, and without.
func TestMemoryChangesNothing(t *testing.T) {
	for at, root := range everyCase(t) {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "memory")
			want := told(t, root, nil)
			for _, how := range []string{"empty", "filled", "filled twice"} {
				m := OpenMemory(file, "test")
				if got := told(t, root, m); got != want {
					t.Fatalf("%s memory (-without +with):\n%s", how, cmp.Diff(want, got))
				}
				if how != "empty" && m.Learned() > 0 {
					t.Errorf("%s memory: something was read that was known", how)
				}
				if err := m.Save(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
