package tally_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/site"
	"zoufang/generator/tally"
)

func TestWhyNot(t *testing.T) {
	files := campaign(t, archive(t, "why.txtar"))
	s := load(t, files)
	tables := tablesOf(t, s, files)
	on := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	for _, c := range []struct {
		table, record string
		want          tally.Refusal
	}{
		{"talks", "trips/d", tally.Refusal{Reason: tally.ReasonNoItems, Field: "Talks"}},
		{"reported", "trips/c", tally.Refusal{Reason: tally.ReasonUndated, Field: "Reported"}},
		{"reported", "trips/b", tally.Refusal{Reason: tally.ReasonOutside, Field: "Reported", Day: on(2012, 4, 20)}},
		{"dated", "trips/g", tally.Refusal{Reason: tally.ReasonOutside, Field: "Date", Day: on(2011, 11, 14)}},
		{"firms", "trips/e", tally.Refusal{Reason: tally.ReasonNoCredit, Field: "Firm"}},
		{"long", "trips/a", tally.Refusal{Reason: tally.ReasonCondition, Field: "People", Condition: "has(self.hours) && self.hours > 5"}},
		{"topics", "trips/c", tally.Refusal{Reason: tally.ReasonNoColumn, Field: "Topics"}},
		{"rounds", "reports/x3", tally.Refusal{Reason: tally.ReasonElsewhere, Field: "Round"}},
		{"own", "trips/e", tally.Refusal{Reason: tally.ReasonNoRow, Condition: "has(self.firm)"}},
	} {
		account, err := tally.Why(tables[c.table].Tally, s, recordNamed(t, s, c.record))
		if err != nil {
			t.Fatal(err)
		}
		want := &tally.Account{Tally: tables[c.table].Tally, Refusals: []tally.Refusal{c.want}}
		if diff := cmp.Diff(want, account, cmp.Comparer(func(a, b *tally.Tally) bool { return a == b })); diff != "" {
			t.Errorf("%s in %s (-want +got):\n%s", c.record, c.table, diff)
		}
	}
	if account, err := tally.Why(tables["dated"].Tally, s, recordNamed(t, s, "stays/s1")); account != nil || err != nil {
		t.Errorf("a table of trips has an account of a stay: %v, %v", account, err)
	}
}

// What Why says of each record is what the tables say of each cell.
func TestWhyAgreesWithTheTables(t *testing.T) {
	names, err := filepath.Glob("testdata/tables/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no tables", err)
	}
	for _, name := range append(names, "testdata/why.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := campaign(t, a)
		s := load(t, files)
		for id, table := range tablesOf(t, s, files) {
			for _, section := range s.Sections() {
				for _, r := range section.Records {
					account, err := tally.Why(table.Tally, s, r)
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(cellsWith(table, r), spots(account)); diff != "" {
						t.Errorf("%s: %s in %s (-table +why):\n%s", name, r.Name(), id, diff)
					}
					if account != nil && len(account.Spots) == 0 && len(account.Refusals) == 0 {
						t.Errorf("%s: no reason why %s does not count in %s", name, r.Name(), id)
					}
				}
			}
		}
	}
}

// tablesOf returns the tables of a model, by id.
func tablesOf(t *testing.T, s *site.Site, files fs.FS) map[string]*tally.Table {
	t.Helper()
	tables, findings := tally.CountAll(files, nil, s)
	refuse(t, findings)
	byID := map[string]*tally.Table{}
	for _, table := range tables {
		byID[table.ID] = table
	}
	return byID
}

func recordNamed(t *testing.T, s *site.Site, name string) *site.Record {
	t.Helper()
	for _, section := range s.Sections() {
		for _, r := range section.Records {
			if r.Name() == name {
				return r
			}
		}
	}
	t.Fatalf("no record %s", name)
	return nil
}

// cellsWith names the cells of a table that a record is behind.
func cellsWith(table *tally.Table, r *site.Record) []string {
	var cells []string
	if table.Parts != nil {
		return nil
	}
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			if slices.Contains(cell.Records, r) {
				cells = append(cells, fmt.Sprint(row.Record.Name(), " ", i))
			}
		}
	}
	return cells
}

func spots(account *tally.Account) []string {
	var cells []string
	if account != nil {
		for _, spot := range account.Spots {
			cells = append(cells, fmt.Sprint(spot.Row.Name(), " ", spot.Column))
		}
	}
	return cells
}
