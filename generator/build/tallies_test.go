package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
)

// catchSite counts what boats have caught, in a table with groups and a target,
// and in one with neither.
const catchSite = `
-- content/site.yaml --
name: 渔获
title: 渔获
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-09-30
base_url: http://test.example/sea/
inherit: []
navigation:
  - title: 表
    items:
      - {list: tallies}
      - {list: tallies, title: 全部表}
-- content/boats/a.md --
---
name: 白鸥号
port: east
---
-- content/boats/b.md --
---
name: 海星号
port: west
---
-- content/boats/c.md --
---
name: 新船
---
-- content/ports/east.md --
---
name: 东港
---
-- content/ports/west.md --
---
name: 西港
---
-- content/catches/c1.md --
---
title: 春鱼
date: 2012-04-02
boat: a
tons: 2.5
---
-- content/catches/c2.md --
---
title: 夏鱼
date: 2012-07-02
boat: a
tons: 4
---
-- content/catches/c3.md --
---
title: 虾
date: 2012-05-06
boat: b
tons: 1
---
-- schemas/ports.yaml --
title: 港口
type: object
x-collection: {label: 港口, path: ports, permalink: "/ports/:id/", name: name}
properties:
  name: {title: 名称, type: string}
-- schemas/boats.yaml --
title: 渔船
type: object
x-collection: {label: 渔船, path: boats, permalink: "/boats/:id/", name: name, order: [id]}
properties:
  name: {title: 船名, type: string}
  port: {title: 母港, x-ref: ports}
-- schemas/catches.yaml --
title: 渔获
type: object
x-collection: {label: 渔获, path: catches, permalink: "/catches/:id/", name: title, date: date, order: [id]}
properties:
  title: {title: 名称, type: string}
  date: {title: 日期, type: string, format: date}
  boat: {title: 渔船, x-ref: boats}
  tons: {title: 吨数, type: number}
-- schemas/tallies/tons.yaml --
title: 每船吨数
description: 每条船捕了多少吨。
unit: 吨
order: 2
rows: {from: boats, group: port}
sources:
  - {from: catches, credit: boat}
measure: {sum: tons}
target: {min: 6}
-- schemas/tallies/trips.yaml --
title: 每季出海
order: 1
rows: {from: boats}
period: quarter
sources:
  - {from: catches, credit: boat}
measure: {count: true}
-- templates/home.html --
{{ range site.Navigation }}{{ .Title }}{{ range .Items }} {{ .Title }}={{ .RelPermalink }}{{ end }}{{ end }}
-- templates/section.html --
section
-- templates/page.html --
{{ range .Standing }}{{ .Table.Title }} {{ .Row.Title }} {{ .Row.State.Title }}{{ range .Row.Judged }} {{ .Value }}/{{ .Min }} {{ .ToGo }} {{ .Column.Due.Format "2006-01-02" }}{{ end }}
{{ end }}
-- templates/404.html --
404
-- templates/tallies.html --
{{ .Title }} {{ .Parent.Title }}{{ range .Pages }}
{{ .Title }} {{ .RelPermalink }} {{ .Table.Reached }}/{{ .Table.Judged }}{{ range .Table.States }} {{ .State.Title }}{{ .Count }}{{ end }}{{ end }}
-- templates/tally.html --
{{ with .Table }}{{ $.Kind }} {{ $.Title }} {{ $.Description }} {{ .Unit }} {{ .Label }} {{ .Section }} {{ .HasTarget }} {{ .HasTotal }} {{ .Ranked }} {{ len .Definition }}
{{ .JSON }} {{ .CSV }} {{ $.Parent.Title }}
{{ range .Columns }}[{{ .ID }} {{ .Title }}]{{ end }}
{{ range .Groups }}{{ .ID }} {{ .Title }} {{ .Page.RelPermalink }} {{ .Reached }}/{{ .Judged }} {{ .Total.Value }}{{ range .Rows }} {{ .ID }}{{ end }}
{{ end }}{{ range .Loose }}{{ .ID }} {{ end }}
{{ range .Rows }}{{ .Page.RelPermalink }}{{ range .Cells }} {{ .Value }}({{ .State.ID }}{{ .Min }} {{ .Count }}{{ range .Records }} {{ .Title }}{{ end }}){{ end }} {{ .Total.Value }} {{ .State.Title }}
{{ end }}{{ range .Totals }}{{ .Value }} {{ end }}{{ .Total.Value }} {{ .Total.Column.Title }}{{ end }}
`

func TestTables(t *testing.T) {
	result, files := run(t, build.Options{Root: lay(t, catchSite), Workers: 2})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for name, want := range map[string]string{
		"index.html": "表 统计表=/sea/tallies/ 全部表=/sea/tallies/ 渔船=/sea/boats/ 渔获=/sea/catches/ 港口=/sea/ports/",
		"tallies/index.html": `
统计表 渔获
每季出海 /sea/tallies/trips/ 0/0
每船吨数 /sea/tallies/tons/ 1/3 已达标1 滞后2`,
		"tallies/tons/index.html": `
tally 每船吨数 每条船捕了多少吨。 吨 渔船 boats true false false 4
/sea/data/tallies/tons.json /sea/data/tallies/tons.csv 统计表
[2012 全程]
east 东港 /sea/ports/east/ 1/1 6.5 a
west 西港 /sea/ports/west/ 0/1 1 b
c 
/sea/boats/a/ 6.5(met6 2 春鱼 夏鱼) 6.5 已达标
/sea/boats/b/ 1(behind6 1 虾) 1 滞后
/sea/boats/c/ 0(behind6 0) 0 滞后
7.5 7.5 合计`,
		"tallies/trips/index.html": `
tally 每季出海   渔船 boats false true false 3
/sea/data/tallies/trips.json /sea/data/tallies/trips.csv 统计表
[2012-Q1 2012年第1季度][2012-Q2 2012年第2季度][2012-Q3 2012年第3季度][2012-Q4 2012年第4季度]
a b c 
/sea/boats/a/ 0( 0) 1( 1 春鱼) 1( 1 夏鱼) 0( 0) 2 
/sea/boats/b/ 0( 0) 1( 1 虾) 0( 0) 0( 0) 1 
/sea/boats/c/ 0( 0) 0( 0) 0( 0) 0( 0) 0 
0 2 1 0 3 合计`,
		"boats/b/index.html":    "每季出海 海星号 \n每船吨数 海星号 滞后 1/6 5 2012-12-31",
		"catches/c1/index.html": "",
	} {
		got := strings.TrimSpace(string(files[name]))
		if diff := gocmp.Diff(strings.TrimSpace(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, address := range []string{"/sea/tallies/<", "/sea/tallies/tons/<", "/sea/tallies/trips/<"} {
		if !strings.Contains(string(files["sitemap.xml"]), address) {
			t.Errorf("the sitemap lacks %s", address)
		}
	}
}

// TestReachingTables asks for tables by name, and for rows by page.
func TestReachingTables(t *testing.T) {
	root := lay(t, catchSite)
	write(t, root, map[string]string{"templates/home.html": `
{{- with site.Tally "tons" }}{{ .Title }} {{ with .Table.Row (site.GetPage "boats/a") }}{{ .Title }}{{ end }}{{ with .Table.Row (site.GetPage "ports/east") }}!{{ end }}{{ end }}
{{- with site.Tally "none" }}!{{ end }} {{ len site.Tallies }}{{ with .Table }}!{{ end }}{{ with .Standing }}!{{ end }}`})
	result, files := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	if got := string(files["index.html"]); got != "每船吨数 白鸥号 2" {
		t.Errorf("got %q", got)
	}
}

// TestASiteWithoutTables has no pages of tables, and nothing that leads to them.
func TestASiteWithoutTables(t *testing.T) {
	root := lay(t, catchSite)
	if err := os.RemoveAll(filepath.Join(root, "schemas", "tallies")); err != nil {
		t.Fatal(err)
	}
	result, files := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	if got := string(files["index.html"]); strings.Contains(got, "表") {
		t.Errorf("the navigation is %q", got)
	}
	for name := range files {
		if strings.HasPrefix(name, "tallies/") {
			t.Errorf("there is a page %s", name)
		}
	}
}
