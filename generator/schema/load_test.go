package schema_test

import (
	"os"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

func TestRepositorySchemas(t *testing.T) {
	set, findings := schema.Load(os.DirFS("../../schemas"), "schemas/")
	for _, f := range findings {
		t.Errorf("%s:%d:%d: [%s] %s", f.Span.File, f.Span.Start.Line, f.Span.Start.Col, f.Rule, f.Message.In(diag.EN))
	}
	if len(set.Collections) == 0 || len(set.Vocabularies) == 0 {
		t.Fatal("nothing loaded")
	}
}

// TestTiles holds that a term has the place that its vocabulary gives it, and
// none where that gives none.
func TestTiles(t *testing.T) {
	fsys := fstest.MapFS{"vocabularies/harbours.yaml": {Data: []byte(`title: 港口
terms:
  - {id: north, name: 北港, tile: [2, 1]}
  - {id: inland, name: 旱港}
`)}}
	set, findings := schema.Load(fsys, "schemas/")
	if len(findings) > 0 {
		t.Fatal(findings[0].Message.In(diag.EN))
	}
	terms := set.Vocabulary("harbours").Terms
	if got, want := terms[0].Tile, (schema.Tile{Column: 2, Row: 1}); got == nil || *got != want {
		t.Errorf("north lies at %v, want %v", got, want)
	}
	if got := terms[1].Tile; got != nil {
		t.Errorf("inland lies at %v, want no place", got)
	}
}
