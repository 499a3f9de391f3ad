package site

import (
	"context"
	"os"
	"testing"
	"time"
)

// demonstration is the site of this repository: some 550 records.
var demonstration = Options{Root: os.DirFS("../.."), Today: time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC), Audience: Public, Workers: 1}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, findings, err := Load(context.Background(), demonstration); err != nil || findings.HasErrors() {
			b.Fatal(err, findings)
		}
	}
}

func BenchmarkList(b *testing.B) {
	l := readDemonstration(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := sortOut(list(l.Root, 1), &readSchemas{set: l.set}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkModel measures the phases from read records to the model, and says how
// long each takes.
func BenchmarkModel(b *testing.B) {
	phases := []struct {
		name string
		run  func(l *loader)
	}{
		{"index", (*loader).indexAll},
		{"history", (*loader).checkHistory},
		{"assets", (*loader).findAssets},
		{"resolve", func(l *loader) {
			if err := l.resolveAll(context.Background()); err != nil {
				b.Fatal(err)
			}
		}},
		{"across", (*loader).checkAcross},
		{"leave-out", (*loader).leaveOut},
		{"publish", (*loader).publish},
		{"collect", (*loader).collect},
	}
	read, spent := readDemonstration(b), make([]time.Duration, len(phases))
	b.ReportAllocs()
	for b.Loop() {
		l := read.again()
		for i, phase := range phases {
			began := time.Now()
			phase.run(l)
			spent[i] += time.Since(began)
		}
	}
	for i, phase := range phases {
		b.ReportMetric(float64(spent[i].Nanoseconds())/float64(b.N), phase.name+"-ns/op")
	}
}

// readDemonstration takes the demonstration as far as its records are read.
func readDemonstration(b *testing.B) *loader {
	b.Helper()
	config, _, err := ReadConfig(demonstration.Root)
	if err != nil {
		b.Fatal(err)
	}
	schemas := demonstration.Memory.readSchemas(SchemaFiles(demonstration.Root, nil, config))
	found, _, err := sortOut(list(demonstration.Root, 1), schemas)
	if err != nil {
		b.Fatal(err)
	}
	l := newLoader(demonstration, config, schemas.set, found)
	l.walkHistory(context.Background())()
	if err := l.readAll(context.Background()); err != nil {
		b.Fatal(err)
	}
	return l
}

// again returns a loader that has read the same records and done nothing else.
func (l *loader) again() *loader {
	model := *l.site
	model.sections, model.byID = nil, map[string]*Section{}
	fresh := &loader{Options: l.Options, site: &model, set: l.set, env: l.env, others: l.others, told: map[string]bool{}}
	fresh.walkHistory(context.Background())()
	for _, d := range l.drafts {
		copied := *d
		fresh.drafts = append(fresh.drafts, &copied)
	}
	return fresh
}
