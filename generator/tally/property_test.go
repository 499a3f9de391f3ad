package tally_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"zoufang/generator/tally"
)

// rolled returns the campaign with other trips and stays, made of dice, and with
// the definitions of testdata/properties.txtar.
func rolled(t *testing.T, seed uint64) fstest.MapFS {
	t.Helper()
	files := campaign(t, archive(t, "properties.txtar"))
	maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool {
		return strings.HasPrefix(name, "content/trips/") || strings.HasPrefix(name, "content/stays/")
	})
	dice := rand.New(rand.NewPCG(seed, 0))
	for i := range 40 {
		files[fmt.Sprintf("content/trips/x%02d.yaml", i)] = &fstest.MapFile{Data: trip(t, dice)}
	}
	for i := range 8 {
		from := day(t, "2011-11-01").AddDate(0, 0, dice.IntN(250))
		files[fmt.Sprintf("content/stays/y%d.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "person: %s\ndate: %s\nend: %s\n",
			among(dice, people...), from.Format("2006-01-02"), from.AddDate(0, 0, dice.IntN(20)).Format("2006-01-02"))}
	}
	return files
}

var people = []string{"ann", "bob", "cho", "dee", "eva"}

func among(dice *rand.Rand, names ...string) string { return names[dice.IntN(len(names))] }

// trip is a trip made of dice.
func trip(t *testing.T, dice *rand.Rand) []byte {
	t.Helper()
	var b bytes.Buffer
	from := day(t, "2011-11-01").AddDate(0, 0, dice.IntN(250))
	fmt.Fprintf(&b, "date: %s\nend: %s\n", from.Format("2006-01-02"), from.AddDate(0, 0, dice.IntN(5)).Format("2006-01-02"))
	first := dice.IntN(len(people))
	fmt.Fprintf(&b, "people: [%s, %s]\n", people[first], people[(first+1+dice.IntN(4))%5])
	fmt.Fprintf(&b, "hours: %d.%02d\ntopics: [%s]\n", dice.IntN(10), dice.IntN(100), among(dice, "pay", "safety", "food"))
	if dice.IntN(3) > 0 {
		fmt.Fprintf(&b, "firm: %s\n", among(dice, "mill", "dock", "shop"))
	}
	fmt.Fprintf(&b, "talks:\n")
	for range 1 + dice.IntN(3) {
		fmt.Fprintf(&b, "  - {topic: %s, count: %d, fee: 0.%d}\n", among(dice, "pay", "safety", "food"), dice.IntN(9), dice.IntN(10))
	}
	return b.Bytes()
}

// eachRoll tries a property of tables on several sites made of dice.
func eachRoll(t *testing.T, holds func(t *testing.T, files fstest.MapFS, tables map[string]*tally.Table)) {
	t.Helper()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			files := rolled(t, seed)
			holds(t, files, counted(t, files))
		})
	}
}

// written is everything that a table says.
func written(t *tally.Table) string {
	var b strings.Builder
	b.WriteString(drawn(t))
	eachLine(t, func(name string, cells []tally.Cell, total tally.Cell) {
		for _, c := range append(cells[:len(cells):len(cells)], total) {
			fmt.Fprintf(&b, "%s", name)
			for _, r := range c.Records {
				fmt.Fprintf(&b, " %s", r.Name())
			}
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// same fails where two sites have different tables.
func same(t *testing.T, want, got map[string]*tally.Table) {
	t.Helper()
	for id := range want {
		if written(want[id]) != written(got[id]) {
			t.Errorf("%s was\n%s\nand is\n%s", id, written(want[id]), written(got[id]))
		}
	}
}

// backwards lists folders from the end.
type backwards struct{ fstest.MapFS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.MapFS.ReadDir(name)
	for i, j := 0, len(entries)-1; i < j; i, j = i+1, j-1 {
		entries[i], entries[j] = entries[j], entries[i]
	}
	return entries, err
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	eachRoll(t, func(t *testing.T, files fstest.MapFS, tables map[string]*tally.Table) {
		same(t, tables, counted(t, backwards{files}))
		for i := range 8 { // the same records, listed after or before the others
			from := fmt.Sprintf("content/trips/x%02d.yaml", i)
			files[fmt.Sprintf("content/trips/more/x%02d.yaml", i)] = files[from]
			delete(files, from)
		}
		same(t, tables, counted(t, files))
	})
}

func TestUnrelatedRecordsChangeNothing(t *testing.T) {
	eachRoll(t, func(t *testing.T, files fstest.MapFS, tables map[string]*tally.Table) {
		lay(files, txtar.Parse([]byte(`
-- content/firms/yard.yaml --
name: Yard
area: south
-- content/reports/x9.yaml --
name: Another
round: r1
team: t3
date: 2012-02-02
-- content/trips/before.yaml --
date: 2011-11-14
people: [ann, bob]
hours: 7
-- content/trips/after.yaml --
date: 2012-04-11
people: [ann, bob]
hours: 7
-- content/trips/unfinished.yaml --
draft: true
date: 2012-02-02
people: [ann, bob]
hours: 7
`)))
		same(t, tables, counted(t, files))
	})
}

// TestSplitSources compares each definition NAME with NAME-split, whose two
// sources take some of the records each, or all of them twice.
func TestSplitSources(t *testing.T) {
	eachRoll(t, func(t *testing.T, _ fstest.MapFS, tables map[string]*tally.Table) {
		compared := 0
		for id, table := range tables {
			if split := tables[id+"-split"]; split != nil {
				compared++
				same(t, map[string]*tally.Table{id: table}, map[string]*tally.Table{id: split})
			}
		}
		if compared == 0 {
			t.Fatal("nothing was compared")
		}
	})
}

// TestTotalsOfDistinct holds totals of rows and of columns between the largest of
// what they sum up and all of it together; those of days too.
func TestTotalsOfDistinct(t *testing.T) {
	eachRoll(t, func(t *testing.T, _ fstest.MapFS, tables map[string]*tally.Table) {
		for id, table := range tables {
			if kind := table.Measure.Kind; kind != tally.KindDistinct && kind != tally.KindDays {
				continue
			}
			eachLine(table, func(name string, cells []tally.Cell, total tally.Cell) { between(t, id+" "+name, cells, total) })
			for i := range table.Columns {
				between(t, id+" "+table.Columns[i].ID, column(table, i), table.Totals[i])
			}
		}
	})
}

func column(table *tally.Table, i int) (cells []tally.Cell) {
	for _, r := range table.Rows {
		cells = append(cells, r.Cells[i])
	}
	return cells
}

func between(t *testing.T, where string, parts []tally.Cell, total tally.Cell) {
	t.Helper()
	var sum, largest int64
	for _, c := range parts {
		sum, largest = sum+c.Value.Int(), max(largest, c.Value.Int())
	}
	if whole := total.Value.Int(); whole > sum || whole < largest {
		t.Errorf("%s: the total is %d, the sum %d, the largest %d", where, whole, sum, largest)
	}
}

// TestColumnsAddUp holds tables in which every record falls into one column to
// their totals.
func TestColumnsAddUp(t *testing.T) {
	eachRoll(t, func(t *testing.T, _ fstest.MapFS, tables map[string]*tally.Table) {
		for _, id := range []string{"months", "hours", "talks"} {
			eachLine(tables[id], func(name string, cells []tally.Cell, total tally.Cell) {
				sum := total.Value.Rat()
				for _, c := range cells {
					sum.Sub(sum, c.Value.Rat())
				}
				if sum.Sign() != 0 {
					t.Errorf("%s %s: %s is not the sum of its columns", id, name, total.Value)
				}
			})
		}
	})
}

// FuzzDefinitions reads anything as a definition. One without findings can be
// counted, or says why not.
func FuzzDefinitions(f *testing.F) {
	for _, name := range []string{"properties.txtar", "wrong.txtar", "tables/sources.txtar", "tables/targets.txtar"} {
		for _, file := range archive(f, name).Files {
			if strings.HasSuffix(file.Name, ".yaml") {
				f.Add(file.Data)
			}
		}
	}
	s := load(f, campaign(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		definitions, findings := tally.Load(fstest.MapFS{"tallies/x.yaml": {Data: data}}, "", s.Schemas)
		if len(definitions) == 0 && len(findings) == 0 {
			t.Fatal("neither read nor refused")
		}
		for _, d := range definitions {
			if table, err := tally.Count(d, s, s.AsOf); err == nil && d.Parts == nil && len(table.Totals) != len(table.Columns) {
				t.Errorf("%d totals of %d columns", len(table.Totals), len(table.Columns))
			}
		}
	})
}
