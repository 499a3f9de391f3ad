package tally_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// seen returns the tables of a site as an audience sees them, by id.
func seen(t *testing.T, files fstest.MapFS, audience string) map[string]*tally.Table {
	t.Helper()
	s, findings, err := site.Load(context.Background(), site.Options{Root: files, Audience: audience})
	if err != nil {
		t.Fatal(err)
	}
	refuse(t, findings)
	tables, findings := tally.CountAll(files, nil, s)
	refuse(t, findings)
	byID := map[string]*tally.Table{}
	for _, table := range tables {
		byID[table.ID] = table
	}
	return byID
}

// metPeople returns the campaign with the definitions of testdata/discreet.txtar,
// and with trips of one person each, made of dice.
func metPeople(t *testing.T, seed uint64) fstest.MapFS {
	t.Helper()
	files := campaign(t, archive(t, "discreet.txtar"))
	dice := rand.New(rand.NewPCG(seed, 7))
	for i := range 3 + dice.IntN(12) {
		files[fmt.Sprintf("content/trips/z%02d.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"date: 2012-0%d-10\npeople: [%s]\nhours: 1\ntalks: [{topic: %s, count: %d, fee: 1}]\n",
			1+dice.IntN(3), among(dice, people...), among(dice, "pay", "safety", "food"), 1+dice.IntN(2+dice.IntN(12)))}
	}
	return files
}

// TestNoConcealedFigureCanBeComputed attacks tables as a reader can who knows that
// rows and columns add up, and that what is concealed is not nothing.
func TestNoConcealedFigureCanBeComputed(t *testing.T) {
	concealed := 0
	for seed := range uint64(60) {
		files := metPeople(t, seed)
		public, all := seen(t, files, site.Public), seen(t, files, "supervision")
		for _, id := range []string{"met", "met-in-teams", "met-at-all", "met-by-month"} {
			truth, told := newSums(all[id]), newSums(public[id])
			concealed += told.compare(t, truth, fmt.Sprintf("seed %d, %s", seed, id))
			for place := range told.narrowed() {
				if value := truth.values[place]; value < 5 {
					t.Errorf("seed %d, %s: %v is %d, which can be computed:\n%s", seed, id, place, value, drawn(public[id]))
				}
			}
			if truth.hidden() > 0 {
				t.Errorf("seed %d, %s: something is concealed from those who may see all", seed, id)
			}
		}
	}
	if concealed == 0 {
		t.Error("nothing was concealed")
	}
}

func TestWhatIsConcealedHasNoEvidence(t *testing.T) {
	for _, row := range seen(t, metPeople(t, 1), site.Public)["met-by-month"].Rows {
		for _, c := range append(row.Cells, row.Total) {
			if c.Value.Concealed() && (c.Records != nil || c.State != tally.StateNone || c.ToGo().Sign() != 0 || c.Value.Rat().Sign() != 0) {
				t.Errorf("%s: %+v", row.Record.ID, c)
			}
		}
	}
}
