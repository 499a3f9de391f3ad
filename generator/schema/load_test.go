package schema_test

import (
	"os"
	"testing"

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
