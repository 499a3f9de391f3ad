package tally_test

import (
	"context"
	"os"
	"testing"
	"time"

	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// BenchmarkCountAll counts all tables of the demonstration, some 550 records, with
// the reading of their definitions.
func BenchmarkCountAll(b *testing.B) {
	root := os.DirFS("../..")
	model, findings, err := site.Load(context.Background(), site.Options{
		Root: root, Today: time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC), Audience: site.Public,
	})
	if err != nil || findings.HasErrors() {
		b.Fatal(err, findings)
	}
	tables, _ := tally.CountAll(root, nil, model)
	b.ReportAllocs()
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			tally.CountAll(root, nil, model)
		}
	})
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, t := range tables {
				if t.Parts != nil {
					continue
				}
				if _, err := tally.Count(t.Tally, model, model.AsOf); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
