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

// No schema, however broken, makes Load panic.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{"rules", "conditions", "references", "definitions", "collection", "good", "workflow"} {
		data, err := os.ReadFile("testdata/schemas/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(txtar.Parse(data).Files[0].Data))
	}
	kinds := &fstest.MapFile{Data: []byte("title: 类别\nterms:\n  - {id: sea, name: 海路}\n")}
	f.Fuzz(func(t *testing.T, text string) {
		set, findings := schema.Load(fstest.MapFS{
			"trips.yaml":              &fstest.MapFile{Data: []byte(text)},
			"vocabularies/kinds.yaml": kinds,
		}, "schemas/")
		if !findings.HasErrors() {
			set.Export()
		}
	})
}
