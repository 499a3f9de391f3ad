package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/schema"
	campaign "zoufang/generator/site"
	counting "zoufang/generator/tally"
)

// tallyRows are rows with the field by which visits are credited to them.
var tallyRows = []struct{ rows, credit string }{
	{"{from: cadres, group: group}", "visitors"},
	{"{from: groups}", "group"},
	{"{from: units}", "visitors.unit"},
	{"{from: enterprises, group: group}", "enterprise"},
	{"{from: units, key: district}", "district"},
}

// tallyShapes are what is counted for each: %s stands for the field that credits.
var tallyShapes = []string{
	"sources: [{from: visits, credit: %s}]\nmeasure: {count: true}\ntarget: {min: 10}",
	"period: month\nsources: [{from: visits, credit: %s}]\nmeasure: {count: true}\ntarget: {min: 1}",
	"period: quarter\nsources: [{from: visits, credit: %s}]\nmeasure: {sum: workers.count}\ntarget: {min: 10}",
	"period: month\nsources: [{from: visits, credit: %s}]\nmeasure: {distinct: enterprise}",
	"period: month\nsources: [{from: visits, credit: %s}]\nmeasure: {days: true}",
	"sources: [{from: visits, credit: %s, where: 'has(self.enterprise)'}, {from: visits, credit: %s, where: 'has(self.households)'}]\nmeasure: {count: true}",
	"sources: [{from: visits, credit: %s, where: 'self.kind != \"exchange\" && row.id != \"\"'}]\nmeasure: {distinct: enterprise.district}",
	"across: {vocabulary: enterprise-types}\nsources: [{from: visits, credit: %s, where: 'has(self.enterprise)', column: enterprise.types}]\nmeasure: {distinct: enterprise}",
	"across: {vocabulary: worker-categories}\nsources: [{from: visits, credit: %s, each: workers, column: workers.category}]\nmeasure: {sum: workers.count}",
	"across: {vocabulary: worker-categories}\nsources: [{from: visits, credit: %s, each: households, column: households.category}]\nmeasure: {count: true}",
	"across: {vocabulary: six-clears}\nsources: [{from: visits, credit: %s, each: six_clears, column: six_clears, where: 'self.six_clears.exists(k, self.six_clears[k].state == \"clear\")'}]\nmeasure: {count: true}",
	"across: {vocabulary: visit-kinds}\nsources: [{from: visits, credit: %s, column: kind}]\nmeasure: {days: true}",
}

// tallyFiles are the definitions of 60 tallies.
func tallyFiles() fstest.MapFS {
	files := fstest.MapFS{}
	for i, r := range tallyRows {
		for j, shape := range tallyShapes {
			text := fmt.Sprintf("title: tally %d of %d\nrows: %s\n%s\n", j, i, r.rows, strings.ReplaceAll(shape, "%s", r.credit))
			files[fmt.Sprintf("schemas/tallies/t%d-%02d.yaml", i, j)] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return files
}

// generatedModel generates a site and loads it.
func generatedModel(t testing.TB, visits int) *campaign.Site {
	t.Helper()
	model, findings, err := campaign.Load(context.Background(), campaign.Options{
		Root: os.DirFS(generated(t, "--visits", fmt.Sprint(visits), "--papers", "0")), Schemas: os.DirFS("../../schemas"), Workers: 2,
	})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	return model
}

// BenchmarkTallies counts the tallies of the demonstration year over more and more
// visits. The time per visit stays about what it is.
func BenchmarkTallies(b *testing.B) {
	for _, visits := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(visits), func(b *testing.B) {
			if visits > 10_000 && testing.Short() {
				b.Skip("loading so many takes a minute")
			}
			benchmarkTallies(b, visits, fstest.MapFS{}, os.DirFS("../../schemas"))
		})
	}
}

// BenchmarkTallyShapes counts 60 tallies all of which look at every visit: many of
// them at each of its items, and some with a condition on every row.
func BenchmarkTallyShapes(b *testing.B) {
	benchmarkTallies(b, 10_000, tallyFiles(), nil)
}

func benchmarkTallies(b *testing.B, visits int, own, base fs.FS) {
	model := generatedModel(b, visits)
	var tables []*counting.Table
	b.ReportAllocs()
	for b.Loop() {
		tables, _ = counting.CountAll(own, base, model)
	}
	if len(tables) < 50 {
		b.Fatal(len(tables))
	}
	b.ReportMetric(float64(len(tables)), "tallies")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(visits), "ns/visit")
}

// BenchmarkTallyDefinitions reads 60 tallies: the part that does not grow.
func BenchmarkTallyDefinitions(b *testing.B) {
	set, _ := schema.Load(os.DirFS("../../schemas"), "schemas/")
	dir, err := tallyFiles().Sub("schemas")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if tallies, findings := counting.Load(dir, "schemas/", set); len(tallies) != 60 || len(findings) > 0 {
			b.Fatal(len(tallies), findings)
		}
	}
}
