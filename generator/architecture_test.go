package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages in the order in which data flows: each may import
// those before it and none after it.
var layers = []string{
	"diag", "gitrepo", "record", "markdown", "schema", "privacy", "attachment", "site", "history", "tally", "signal",
	"sheet", "template", "theme", "search", "build", "compare", "preview", "publish", "author", "cli",
}

// keepers names, for each third party, the only package that may import it.
var keepers = map[string]string{
	"gopkg.in/yaml.v3":                       "record",
	"github.com/yuin/goldmark":               "markdown",
	"github.com/santhosh-tekuri/jsonschema/": "schema",
	"cel.dev/":                               "schema",
	"github.com/google/cel-go":               "schema",
	"google.golang.org/":                     "schema", // CEL's values
	"github.com/go-git/":                     "gitrepo",
	"github.com/sergi/go-diff":               "history",
	"github.com/xuri/excelize/":              "sheet",
	"github.com/gohugoio/hugo":               "theme",
	"github.com/spf13/afero":                 "theme",
	"github.com/fsnotify/fsnotify":           "preview",
	"gocloud.dev/":                           "publish",
	"github.com/spf13/cobra":                 "cli",
	"github.com/spf13/pflag":                 "cli",
}

// everywhere lists what every package may import beside the standard library.
var everywhere = []string{"golang.org/x/"}

func TestPackagesImportOnlyWhatLiesBeforeThem(t *testing.T) {
	eachImport(t, func(file, pkg, imported string) {
		lower, ours := strings.CutPrefix(imported, "zoufang/generator/")
		if !ours {
			return
		}
		at, target := slices.Index(layers, pkg), slices.Index(layers, path.Base(lower))
		switch {
		case at < 0:
			t.Errorf("%s: package %q has no place in the order", file, pkg)
		case target < 0 || target >= at:
			t.Errorf("%s: %s must not import %s", file, pkg, lower)
		}
	})
}

func TestThirdPartiesStayBehindOnePackage(t *testing.T) {
	eachImport(t, func(file, pkg, imported string) {
		first, _, _ := strings.Cut(imported, "/")
		if !strings.Contains(first, ".") || strings.HasPrefix(imported, everywhere[0]) {
			return
		}
		for prefix, keeper := range keepers {
			if strings.HasPrefix(imported, prefix) {
				if pkg != keeper {
					t.Errorf("%s: only package %s may import %s", file, keeper, imported)
				}
				return
			}
		}
		t.Errorf("%s: %s has no keeper; name one here and give the reason in ARCHITECTURE.md", file, imported)
	})
}

// eachImport calls visit for every import of every file of the generator that
// is no test.
func eachImport(t *testing.T, visit func(file, pkg, imported string)) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), "_")) {
			if d != nil && d.IsDir() && err == nil {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		files++
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			visit(filepath.ToSlash(file), strings.Split(filepath.ToSlash(file), "/")[0], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("read %d files; the test looks in the wrong place", files)
	}
}
