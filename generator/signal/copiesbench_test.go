package signal_test

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// manyReports are reports of some 1,200 characters, half of which others say, too.
func manyReports(b *testing.B, n int) []written {
	var pool []string
	for _, text := range honestTexts(b) {
		lineByLine(text, func(line string) string {
			pool = append(pool, sentencesOf(line)...)
			return line
		})
	}
	var all []written
	for i := range n {
		c, body := newCopier(i), strings.Builder{}
		for body.Len() < 3*1200 {
			body.WriteString(pool[c.IntN(len(pool))] + c.invented(20))
			if c.IntN(6) == 0 {
				body.WriteString("\n\n")
			}
		}
		all = append(all, record(fmt.Sprintf("reports/r%05d", i), "ann", 1+i/30, body.String()))
	}
	return all
}

// BenchmarkCopies looks for copies among 10,000 reports: when nothing is known of them,
// and when all but one are known.
func BenchmarkCopies(b *testing.B) {
	files := deskWith(manyReports(b, 10_000))
	file := filepath.Join(b.TempDir(), "memory")
	compare := func(memory *site.Memory) (again func()) {
		spool, err := site.NewSpool(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		model, _, err := site.Load(context.Background(), site.Options{Root: files, Audience: "supervision", Spool: spool, Memory: memory, Workers: 2})
		if err != nil {
			b.Fatal(err)
		}
		schemas, err := fs.Sub(files, "schemas")
		if err != nil {
			b.Fatal(err)
		}
		rules, _ := signal.Load(schemas, model.Schemas, model.Config)
		return func() {
			if _, _, err := signal.Find(context.Background(), model, rules, signal.Options{Memory: memory, Workers: 2}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("nothing known", func(b *testing.B) {
		b.ReportAllocs()
		again := compare(nil)
		for b.Loop() {
			again()
		}
	})
	memory := site.OpenMemory(file, "test")
	compare(memory)()
	files["content/reports/new.md"] = files["content/reports/r00007.md"]
	b.Run("one new", func(b *testing.B) {
		b.ReportAllocs()
		again := compare(memory)
		for b.Loop() {
			again()
		}
	})
}
