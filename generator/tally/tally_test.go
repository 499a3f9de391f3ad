package tally_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

const definitionsDir = "schemas/tallies/"

// lay puts the files of an archive over those of a site. A definition may leave
// out its folder.
func lay(files fstest.MapFS, archive *txtar.Archive) {
	for _, f := range archive.Files {
		name := f.Name
		if !strings.Contains(name, "/") {
			name = definitionsDir + name
		}
		files[name] = &fstest.MapFile{Data: f.Data}
	}
}

// archive reads a file of testdata.
func archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// campaign returns the small campaign with some definitions laid over it.
func campaign(t testing.TB, overlays ...*txtar.Archive) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, a := range append([]*txtar.Archive{archive(t, "campaign.txtar")}, overlays...) {
		lay(files, a)
	}
	return files
}

// load returns the model of a site, which has no findings.
func load(t testing.TB, files fs.FS) *site.Site {
	t.Helper()
	s, findings, err := site.Load(context.Background(), site.Options{Root: files})
	if err != nil {
		t.Fatal(err)
	}
	refuse(t, findings)
	return s
}

// refuse fails for findings where there should be none.
func refuse(t testing.TB, findings diag.List) {
	t.Helper()
	for _, f := range findings {
		t.Errorf("%s:%d: %s", f.Span.File, f.Span.Start.Line, f.Message.In(diag.EN))
	}
	if len(findings) > 0 {
		t.FailNow()
	}
}

// counted returns the tables of a site, which have no findings, by id.
func counted(t testing.TB, files fs.FS) map[string]*tally.Table {
	t.Helper()
	tables, findings := tally.CountAll(files, nil, load(t, files))
	refuse(t, findings)
	byID := map[string]*tally.Table{}
	for _, table := range tables {
		byID[table.ID] = table
	}
	return byID
}

// TestTables compares tables with those that were worked out by hand from the
// records. An archive in testdata/tables has, for a definition NAME.yaml, the
// table NAME.txt: a line for each row, for “all” rows together and for each
// group, with VALUE/TARGET:STATE in each column and, behind a bar, for all
// columns. NAME.records says for some cells which records they count.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("testdata/tables/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	for _, file := range files {
		name, _ := filepath.Rel("testdata", file)
		cases := archive(t, name)
		tables := counted(t, campaign(t, cases))
		for _, f := range cases.Files {
			id, kind, _ := strings.Cut(f.Name, ".")
			if kind != "txt" && kind != "records" {
				continue
			}
			t.Run(f.Name, func(t *testing.T) {
				got := drawn(tables[id])
				if kind == "records" {
					got = behind(tables[id], lines(string(f.Data)))
				}
				if diff := cmp.Diff(lines(string(f.Data)), lines(got)); diff != "" {
					t.Errorf("%s: %s (-by hand +counted):\n%s", name, tables[id].Title, diff)
				}
			})
		}
	}
}

// lines splits text into lines without regard to how they are spaced.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		all = append(all, strings.Join(strings.Fields(line), " "))
	}
	return all
}

// eachLine calls visit for all rows, the totals and the groups of a table.
func eachLine(t *tally.Table, visit func(name string, cells []tally.Cell, total tally.Cell)) {
	for _, r := range t.Rows {
		visit(r.Record.ID, r.Cells, r.Total)
	}
	visit("all", t.Totals, t.Total)
	for _, g := range t.Groups {
		visit("group "+g.ID, g.Cells, g.Total)
	}
}

// drawn is a table as text.
func drawn(t *tally.Table) string {
	var b strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&b, " %s", c.ID)
	}
	b.WriteString("\n")
	eachLine(t, func(name string, cells []tally.Cell, total tally.Cell) {
		b.WriteString(name)
		for _, c := range cells {
			fmt.Fprintf(&b, " %s", figure(c))
		}
		fmt.Fprintf(&b, " | %s\n", figure(total))
	})
	return b.String()
}

func figure(c tally.Cell) string {
	text := c.Value.String()
	if c.Min != nil || c.Max != nil {
		text += "/"
	}
	if c.Min != nil {
		text += tally.Digits(c.Min)
	}
	if c.Max != nil {
		text += ".." + tally.Digits(c.Max)
	}
	if c.State != tally.StateNone {
		text += ":" + string(c.State)
	}
	return text
}

// behind names the records of the cells with which wanted lines begin.
func behind(t *tally.Table, wanted []string) string {
	records := map[string]string{}
	eachLine(t, func(name string, cells []tally.Cell, total tally.Cell) {
		for i, c := range append(cells[:len(cells):len(cells)], total) {
			column := "all"
			if i < len(cells) {
				column = t.Columns[i].ID
			}
			for _, r := range c.Records {
				records[name+" "+column] += " " + r.Name()
			}
		}
	})
	var b strings.Builder
	for _, line := range wanted {
		cell, _, _ := strings.Cut(line, ":")
		fmt.Fprintf(&b, "%s:%s\n", cell, records[cell])
	}
	return b.String()
}

// TestWrongDefinitions holds findings to their lines: each definition has one
// wrong line, at whose end stands the rule that it breaks.
func TestWrongDefinitions(t *testing.T) {
	files := campaign(t)
	set := load(t, files).Schemas
	for _, f := range archive(t, "wrong.txtar").Files {
		t.Run(f.Name, func(t *testing.T) {
			var text strings.Builder
			var got, want []string
			for i, line := range strings.Split(string(f.Data), "\n") {
				line, rule, wrong := strings.Cut(line, " # wrong: ")
				fmt.Fprintln(&text, line)
				if wrong {
					want = append(want, fmt.Sprintf("%d %s", i+1, rule))
				}
			}
			lone := fstest.MapFS{"tallies/" + f.Name: {Data: []byte(text.String())}}
			_, findings := tally.Load(lone, "schemas/", set)
			for _, finding := range findings {
				got = append(got, fmt.Sprintf("%d %s", finding.Span.Start.Line, finding.Rule))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-wanted +found:\n%s%v", diff, texts(findings))
			}
		})
	}
}

func texts(findings diag.List) (all []string) {
	for _, f := range findings {
		all = append(all, f.Message.In(diag.EN))
	}
	return all
}

// TestCountAsOf looks back: a tally counts as of any day, whatever day the site
// stands at.
func TestCountAsOf(t *testing.T) {
	files := campaign(t, archive(t, "tables/measures.txtar"))
	s := load(t, files)
	definitions, findings := tally.Load(os.DirFS("testdata"), "", s.Schemas)
	if len(definitions) > 0 || len(findings) > 0 {
		t.Fatal("a folder without tallies has some")
	}
	schemas, _ := fs.Sub(files, "schemas")
	definitions, findings = tally.Load(schemas, "schemas/", s.Schemas)
	refuse(t, findings)
	wants := map[string]string{"count": "0 1 1 2 5", "hours": "0 2.5 2.5 3.75 14", "days": "1 2 2 3 21", "firms": "0 1 1 2 2"}
	for _, d := range definitions {
		if wants[d.ID] == "" {
			continue
		}
		var got []string
		for _, asOf := range []string{"2011-11-15", "2011-11-20", "2011-12-30", "2011-12-31", "2012-04-10"} {
			table, err := tally.Count(d, s, day(t, asOf))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, table.Total.Value.String())
		}
		if strings.Join(got, " ") != wants[d.ID] {
			t.Errorf("%s: %v, want %s", d.ID, got, wants[d.ID])
		}
	}
}

// day reads a date.
func day(t testing.TB, text string) time.Time {
	t.Helper()
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return date
}
