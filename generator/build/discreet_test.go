package build_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zoufang/generator/build"
)

// metSite counts whom groups have met, in a table that does not tell the public of
// a few, and shows it on its page, in a text and on the pages of its rows.
const metSite = `
-- content/site.yaml --
name: 走访
title: 走访
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-09-30
base_url: http://test.example/
inherit: []
audiences:
  - {id: public, name: 读者}
  - {id: supervision, name: 督导组}
-- content/groups/a.md --
---
name: 一组
---
-- content/groups/b.md --
---
name: 二组
---
-- content/groups/c.md --
---
name: 三组
---
-- content/meetings/m1.md --
---
title: 座谈
date: 2012-04-02
group: a
met: [{kind: needy, count: 3}, {kind: young, count: 20}, {kind: old, count: 11}]
---
` + "```tally met\n```\n\n```tally met bars\n```\n" + `
-- content/meetings/m2.md --
---
title: 家访
date: 2012-05-02
group: b
met: [{kind: needy, count: 30}, {kind: young, count: 12}, {kind: old, count: 9}]
---
-- content/meetings/m3.md --
---
title: 慰问
date: 2012-06-02
group: c
met: [{kind: needy, count: 8}, {kind: young, count: 40}]
---
-- schemas/groups.yaml --
title: 走访组
type: object
x-collection: {label: 走访组, path: groups, permalink: "/groups/:id/", name: name, order: [id]}
properties:
  name: {title: 名称, type: string}
-- schemas/meetings.yaml --
title: 见面
type: object
x-collection: {label: 见面, path: meetings, permalink: "/meetings/:id/", name: title, date: date}
properties:
  title: {title: 名称, type: string}
  date: {title: 日期, type: string, format: date}
  group: {title: 走访组, x-ref: groups}
  met:
    title: 见到
    type: array
    items:
      type: object
      additionalProperties: false
      properties:
        kind: {title: 类别, x-vocabulary: kinds}
        count: {title: 人数, type: integer}
-- schemas/vocabularies/kinds.yaml --
title: 类别
terms:
  - {id: needy, name: 困难}
  - {id: young, name: 青年}
  - {id: old, name: 退休}
-- schemas/tallies/met.yaml --
title: 见过的人
unit: 人
rows: {from: groups}
across: {vocabulary: kinds}
sources: [{from: meetings, credit: group, each: met, column: met.kind}]
measure: {sum: met.count}
discreet: 5
-- templates/home.html --
<h1>{{ .Title }}</h1>
-- templates/section.html --
<h1>{{ .Title }}</h1>
-- templates/page.html --
<h1>{{ .Title }}</h1>{{ .Content }}{{ range .Standing }}{{ range .Row.Cells }}<td>{{ .Value }}{{ with .Records }} {{ len . }}{{ end }}</td>{{ end }}{{ end }}
-- templates/tally.html --
<h1>{{ .Title }}</h1><table>{{ range .Table.Rows }}<tr>{{ range .Cells }}<td>{{ .Value }}</td>{{ end }}<td>{{ .Total.Value }}</td></tr>{{ end }}
<tr>{{ range .Table.Totals }}<td>{{ .Value }}</td>{{ end }}<td>{{ .Table.Total.Value }}</td></tr></table><p>{{ .Table.Discretion }}</p>
-- templates/tallies.html --
<h1>{{ .Title }}</h1>
-- templates/404.html --
<h1>404</h1>
`

// TestAFewPeopleAreNotToldToThePublic looks through every form of a table: the
// small figure with what it could be computed from is in none of the public ones.
func TestAFewPeopleAreNotToldToThePublic(t *testing.T) {
	root := lay(t, metSite)
	result, public := run(t, build.Options{Root: root, Out: t.TempDir()})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	_, all := run(t, build.Options{Root: root, Out: t.TempDir(), Audience: "supervision"})
	const told = "a,一组,—,20,—,34\r\nb,二组,—,12,—,51\r\nc,三组,8,40,0,48\r\n,合计,41,72,20,133\r\n"
	const whole = "a,一组,3,20,11,34\r\nb,二组,30,12,9,51\r\nc,三组,8,40,0,48\r\n,合计,41,72,20,133\r\n"
	if csv := string(public["data/tallies/met.csv"]); !strings.HasSuffix(csv, told) {
		t.Errorf("the public is told %s", csv)
	}
	if csv := string(all["data/tallies/met.csv"]); !strings.HasSuffix(csv, whole) {
		t.Errorf("supervision is told %s", csv)
	}
	const note = "少于5人的数不公开"
	for name, figures := range map[string]string{
		"tallies/met/index.html": "— 20 — 34 — 12 — 51 8 40 0 48 41 72 20 133",
		"meetings/m1/index.html": "— 20 — 34 — 12 — 51 8 40 0 48 41 72 20 133",
		"groups/a/index.html":    "— 20 1 —",
	} {
		page := string(public[name])
		if got := cellsOf(page); got != figures {
			t.Errorf("%s shows %s", name, got)
		}
		if name != "groups/a/index.html" && !strings.Contains(page, note) {
			t.Errorf("%s does not say why", name)
		}
		if strings.Contains(string(all[name]), "—</td>") || strings.Contains(string(all[name]), note) {
			t.Errorf("%s does not tell supervision everything", name)
		}
	}
	concealedCells(t, public["data/tallies/met.json"], 4)
	concealedCells(t, all["data/tallies/met.json"], 0)
}

var tableCell = regexp.MustCompile(`<td[^>]*>([^<]*)`)

// cellsOf is what stands in the cells of a page.
func cellsOf(page string) string {
	var texts []string
	for _, cell := range tableCell.FindAllStringSubmatch(page, -1) {
		texts = append(texts, strings.TrimSpace(cell[1]))
	}
	return strings.Join(texts, " ")
}

// concealedCells expects so many cells of a table's JSON to hold nothing at all.
func concealedCells(t *testing.T, data []byte, want int) {
	t.Helper()
	var table struct {
		Rows []struct{ Cells []map[string]any }
	}
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	concealed := 0
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			if cell["concealed"] != true {
				continue
			}
			concealed++
			if value, there := cell["value"]; !there || value != nil || cell["records"] != nil || len(cell) != 3 {
				t.Errorf("a concealed cell is %v", cell)
			}
		}
	}
	if concealed != want {
		t.Errorf("%d cells are concealed, want %d", concealed, want)
	}
}

// What is shown is traced like everything else: a figure that becomes large enough
// is told on every page.
func TestConcealedFiguresAreTraced(t *testing.T) {
	root, out := lay(t, metSite), t.TempDir()
	run(t, build.Options{Root: root, Out: out})
	file := filepath.Join(root, "content", "meetings", "m1.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, count := range []int{5, 2} {
		changed := strings.Replace(string(text), "count: 3", "count: "+strconv.Itoa(count), 1)
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		_, traced := run(t, build.Options{Root: root, Out: out})
		_, clean := run(t, build.Options{Root: root, Out: t.TempDir()})
		for name, data := range clean {
			if string(traced[name]) != string(data) {
				t.Errorf("%d: %s differs from that of a clean build", count, name)
			}
		}
	}
}
