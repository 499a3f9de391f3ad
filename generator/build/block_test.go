package build_test

import (
	"regexp"
	"strings"
	"testing"

	"zoufang/generator/build"
)

// blockSite has texts that show a table: whole, in part, as bars, and as it was.
const blockSite = `
-- content/site.yaml --
name: Notes
title: Notes
language: en
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-09-30
base_url: http://test.example/
inherit: []
-- content/teams/a.yaml --
name: Alpha
-- content/teams/b.yaml --
name: Beta
-- content/notes/n1.md --
---
date: 2012-02-01
team: a
---
-- content/notes/n2.md --
---
date: 2012-05-01
team: a
---
-- content/notes/n3.md --
---
date: 2012-06-01
team: b
---
~~~tally notes
~~~
-- content/notes/n4.md --
---
date: 2012-06-02
team: b
---
~~~tally notes rows=a columns=2012-Q2
~~~
-- content/notes/n5.md --
---
date: 2012-06-03
team: b
---
~~~tally notes as-of=2012-03-31
~~~
-- content/notes/n6.md --
---
date: 2012-06-04
team: b
---
~~~tally notes bars
~~~
-- schemas/teams.yaml --
title: team
type: object
x-collection: {label: teams, path: teams, permalink: "/teams/:id/", name: name}
required: [name]
properties:
  name: {title: 名称, type: string}
-- schemas/notes.yaml --
title: note
type: object
x-collection: {label: notes, path: notes, permalink: "/notes/:id/", date: date}
required: [date, team]
properties:
  date: {title: 日期, type: string, format: date}
  team: {title: 组, x-ref: teams}
-- schemas/tallies/notes.yaml --
title: Notes by quarter
rows: {from: teams}
period: quarter
sources:
  - {from: notes, credit: team}
measure: {count: true}
-- templates/home.html --
home
-- templates/section.html --
list
-- templates/page.html --
{{ .Content }}
-- templates/tallies.html --
tables
-- templates/tally.html --
table
-- templates/404.html --
404
`

func TestLiveBlocks(t *testing.T) {
	result, files := run(t, build.Options{Root: lay(t, blockSite)})
	if !result.Written || len(result.Findings) > 0 {
		t.Fatal(result.Findings)
	}
	for name, want := range map[string]string{
		"n3": "Alpha 1 1 0 0 2|Beta 0 4 0 0 4|total 1 5 0 0 6",
		"n4": "Alpha 1",
		"n5": "Alpha 1 0 0 0 1|Beta 0 0 0 0 0|total 1 0 0 0 1",
		"n6": "Alpha 2 Beta 4",
	} {
		got := rows(string(files["notes/"+name+"/index.html"]))
		for row := range strings.SplitSeq(want, "|") {
			if !strings.Contains(got, row) {
				t.Errorf("%s: want %q in\n%s", name, row, got)
			}
		}
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// rows returns the texts of a table's cells, parted by spaces.
func rows(page string) string {
	labels := regexp.MustCompile(`aria-label="([^"]*)"`).FindAllStringSubmatch(page, -1)
	text := tag.ReplaceAllString(page, " ")
	for _, label := range labels {
		text += " " + label[1]
	}
	return strings.Join(strings.Fields(text), " ")
}
