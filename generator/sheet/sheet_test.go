package sheet_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	. "zoufang/generator/sheet"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

var update = flag.Bool("update", false, "rewrite golden files")

// counted returns the tables of the test's site.
func counted(t testing.TB) (Writer, []*tally.Table) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	s, findings, err := site.Load(context.Background(), site.Options{Root: files})
	if err != nil {
		t.Fatal(err)
	}
	tables, more := tally.CountAll(files, nil, s)
	for _, f := range append(findings, more...) {
		t.Fatal(f.Span, f.Message.In(diag.EN))
	}
	return Writer{Title: s.Config.Title, Lang: diag.ZH, AsOf: s.AsOf}, tables
}

func TestTextFiles(t *testing.T) {
	w, tables := counted(t)
	var got strings.Builder
	for _, table := range tables {
		for _, format := range []Format{CSV, JSON} {
			file, err := w.Table(table, format)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ReplaceAll(string(file.Data), "\r\n", "␍\n")
			got.WriteString("-- " + file.Name + " --\n" + strings.Replace(text, "\ufeff", "<BOM>", 1))
		}
	}
	golden(t, "testdata/files.golden", got.String())
}

func TestWorkbook(t *testing.T) {
	w, tables := counted(t)
	file, err := w.Workbook(tables)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/workbook.golden", shown(t, file))
}

func TestWorkbookOfOneTable(t *testing.T) {
	w, tables := counted(t)
	w.Lang = diag.EN
	file, err := w.Table(tables[0], XLSX)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/single.golden", shown(t, file))
}

func TestSameTablesGiveTheSameBytes(t *testing.T) {
	w, tables := counted(t)
	first, err := w.Workbook(tables)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Millisecond)
	for range 5 {
		again, err := w.Workbook(tables)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Data, again.Data) {
			t.Fatal("two workbooks of the same tables differ")
		}
	}
}

func TestHeadsStayInViewAndFilter(t *testing.T) {
	w, tables := counted(t)
	file, err := w.Workbook(tables)
	if err != nil {
		t.Fatal(err)
	}
	book := open(t, file)
	for i, name := range book.GetSheetList() {
		panes, err := book.GetPanes(name)
		if err != nil {
			t.Fatal(err)
		}
		if fixed := min(i, 1) + 1; !panes.Freeze || panes.YSplit != 4 || panes.XSplit != fixed {
			t.Errorf("%s: panes %+v", name, panes)
		}
	}
	filters := map[string]string{}
	for _, name := range book.GetDefinedName() {
		filters[name.Scope] = name.RefersTo
	}
	want := map[string]string{
		"目录": "'目录'!$A$4:$F$9", "每人走访": "'每人走访'!$A$4:$G$6", "每季度走访": "'每季度走访'!$A$4:$J$6",
		"走访形式": "'走访形式'!$A$4:$E$6", "比一比": "'比一比'!$A$4:$F$6", "以后再比": "'以后再比'!$A$4:$D$6",
	}
	if diff := cmp.Diff(want, filters); diff != "" {
		t.Errorf("filters (-want +got):\n%s", diff)
	}
}

func open(t *testing.T, file File) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file.Data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// shown is what an office program shows of a workbook.
func shown(t *testing.T, file File) string {
	t.Helper()
	book := open(t, file)
	var b strings.Builder
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("== " + name + "\n")
		for _, row := range rows {
			b.WriteString(strings.ReplaceAll(strings.Join(row, " | "), "\n", " ⏎ ") + "\n")
		}
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func BenchmarkWorkbook(b *testing.B) {
	w, tables := counted(b)
	for b.Loop() {
		if _, err := w.Workbook(tables); err != nil {
			b.Fatal(err)
		}
	}
}
