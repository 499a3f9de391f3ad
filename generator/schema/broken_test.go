package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"zoufang/generator/schema"
)

// Every case is an archive of schemas; what is wrong with them stands beside it.
func TestBrokenSchemas(t *testing.T) {
	for _, name := range cases(t, "testdata/schemas/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys, sources := fstest.MapFS{}, map[string]string{}
			for _, f := range txtar.Parse(data).Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
				sources["schemas/"+f.Name] = string(f.Data)
			}
			_, findings := schema.Load(fsys, "schemas/")
			golden(t, strings.TrimSuffix(name, ".txtar")+".out", shown(findings, linesOf(sources)))
		})
	}
}
