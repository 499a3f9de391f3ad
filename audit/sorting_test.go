package audit

import (
	_ "embed"
	"os"
	"path/filepath"
	"testing"
)

// ledger is a page with tables that are sorted and filtered.
//
//go:embed testdata/ledger.html
var ledger []byte

// scripts are those of the theme that work on tables.
var scripts = []string{"filters.js", "sort.js"}

// layLedger lays the page and its scripts into a folder.
func layLedger(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string][]byte{"index.html": ledger}
	for _, name := range scripts {
		data, err := os.ReadFile(filepath.Join(root, "templates", "assets", "js", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shown tells the address's query, what the filter says, and the rows of a table
// that are to be seen, by their heads.
const shown = `((table) => location.search + " " + document.querySelector("output").textContent + " " +
	Array.from(table.rows).filter((r) => !r.hidden && !r.parentNode.hidden && r.parentNode !== table.tHead)
	.map((r) => r.cells[0].textContent).join(" "))`

// click clicks the heads of a table's columns, by name.
const click = `((table, ...heads) => heads.forEach((head) =>
	Array.from(table.tHead.querySelectorAll("button")).find((b) => b.title === "sort " + head).click()))`

const (
	peopleTable = `document.querySelector("table")`
	groupsTable = `document.querySelector("#g")`
)

// TestSorting sorts and filters tables, from a server and from a folder.
func TestSorting(t *testing.T) {
	dir := layLedger(t)
	for _, test := range []struct{ name, host, page string }{
		{"from a server", serveFolder(t, dir), "/"},
		{"from a folder", "file://" + filepath.ToSlash(dir), "/index.html"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := open(t, test.host)
			for _, step := range sortings {
				if err := p.visit(test.page + step.query); err != nil {
					t.Fatal(err)
				}
				got, err := ask[string](p, "(() => {"+step.act+"; return "+shown+"("+step.table+")})()")
				if err != nil {
					t.Fatal(err)
				}
				if got != step.want {
					t.Errorf("%s: %s\n got %s\nwant %s", step.query, step.act, got, step.want)
				}
			}
			for _, flaw := range p.flaws() {
				t.Error(flaw)
			}
		})
	}
}

// sortings are visits to the page: what is done there, and what is then seen.
var sortings = []struct{ query, act, table, want string }{
	{"", "", peopleTable, " 5 rows 乙 甲 丁 丙 戊"},
	{"", click + "(" + peopleTable + `, "Days")`, peopleTable, "?sort=days 5 rows 甲 丁 乙 戊 丙"},
	{"", click + "(" + peopleTable + `, "Days", "Days")`, peopleTable, "?sort=days&dir=desc 5 rows 戊 乙 丁 甲 丙"},
	{"", click + "(" + peopleTable + `, "Days", "Days", "Days")`, peopleTable, " 5 rows 乙 甲 丁 丙 戊"},
	{"?sort=days", "", peopleTable, "?sort=days 5 rows 甲 丁 乙 戊 丙"},
	{"?sort=nothing&q=1", "", peopleTable, "?sort=nothing&q=1 5 rows 乙 甲 丁 丙 戊"},
	{"?sort=state", "", peopleTable, "?sort=state 5 rows 甲 丙 乙 丁 戊"},
	{"?sort=group&dir=desc", "", peopleTable, "?sort=group&dir=desc 5 rows 戊 甲 丙 丁 乙"},
	{"?sort=5", "", peopleTable, "?sort=5 5 rows 丙 丁 乙 甲 戊"},
	{"?g-sort=sum&g-dir=desc&sort=days", "", groupsTable, "?g-sort=sum&g-dir=desc&sort=days 5 rows 二组 b2 b1 一组 a1 a2 合计"},
	{"?g-sort=sum", click + "(" + groupsTable + `, "Sum", "Sum")`, groupsTable, " 5 rows 一组 a1 a2 二组 b1 b2 合计"},
	{"?state=done", "", peopleTable, "?state=done 2 of them 甲 丙"},
	{"?state=never&sort=days", "", peopleTable, "?state=never&sort=days 5 rows 甲 丁 乙 戊 丙"},
	{"?sort=days#here", `const s = document.querySelector("select"); s.value = "open"; s.dispatchEvent(new Event("change", {bubbles: true}))`,
		peopleTable, "?sort=days&state=open 3 of them 丁 乙 戊"},
}
