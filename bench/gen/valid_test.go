package main

import (
	"context"
	"os"
	"testing"

	campaign "zoufang/generator/site"
)

// TestGeneratedSitesAreValid holds the generator to the schemas of the
// repository.
func TestGeneratedSitesAreValid(t *testing.T) {
	dir := generated(t, "--visits", "300", "--papers", "20")
	model, findings, err := campaign.Load(context.Background(), campaign.Options{
		Root: os.DirFS(dir), Schemas: os.DirFS("../../schemas"), Workers: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("%s: %s", f.Span, f.Message.In("en"))
	}
	if got := len(model.Section("visits").Records); got != 300 {
		t.Errorf("%d visits, want 300", got)
	}
}
