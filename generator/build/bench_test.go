package build_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/site"
)

// BenchmarkLive measures what follows an edit in a preview of this repository's own
// site: reading it again, and counting its tables.
func BenchmarkLive(b *testing.B) {
	dir := b.TempDir()
	l := build.NewLive(build.Options{
		Root: "../..", Today: time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC), Workers: 2,
		Cache: &build.Cache{Dir: dir, Program: "test", Memory: func() *site.Memory {
			return site.OpenMemory(filepath.Join(dir, "records"), "test")
		}},
	})
	defer l.Close()
	update := func() {
		if _, err := l.Update(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	update()
	b.Run("update", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			update()
		}
	})
	b.Run("count", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			update()
			b.StartTimer()
			l.Count()
		}
	})
}
