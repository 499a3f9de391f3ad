package build_test

import (
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
)

// datedSite stands at the end of April and knows of a meeting to come.
const datedSite = `
-- content/site.yaml --
name: Notes
title: Notes
language: en
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-04-30
base_url: http://test.example/
inherit: []
-- content/notes/early.md --
---
date: 2012-03-05
about: [late, early]
---
See [what came of it](late.md).
-- content/notes/late.md --
---
date: 2012-04-05
---
Something came of it.
-- content/notes/meeting.md --
---
date: 2012-06-01
---
Everybody is invited.
-- schemas/notes.yaml --
title: note
type: object
x-collection: {label: notes, path: notes, permalink: "/notes/:id/", date: date}
required: [date]
properties:
  date: {title: 日期, type: string, format: date}
  about: {title: 关于, type: array, items: {x-ref: notes}}
-- templates/home.html --
home
-- templates/section.html --
{{ range .Pages }}{{ .Title }} {{ end }}
-- templates/page.html --
{{ range .Refs "about" }}{{ .Title }} {{ end }}{{ .Content }}
-- templates/404.html --
404
`

// TestLookingBack: what happened after the day asked for has not happened, and
// what was still to come when the records were written is announced as it is.
func TestLookingBack(t *testing.T) {
	asOf := time.Date(2012, 3, 31, 0, 0, 0, 0, time.UTC)
	result, files := run(t, build.Options{Root: lay(t, datedSite), AsOf: asOf})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	if got := strings.TrimSpace(string(files["notes/index.html"])); got != "early meeting" {
		t.Errorf("the list has %q, want the early one and the meeting", got)
	}
	if files["notes/late/index.html"] != nil {
		t.Error("a page of a later day is published")
	}
	if early := string(files["notes/early/index.html"]); strings.Contains(early, "late") {
		t.Errorf("%s leads to a later day", early)
	}
}

func TestLookingBackAtSteps(t *testing.T) {
	asOf := time.Date(2012, 3, 7, 0, 0, 0, 0, time.UTC)
	result, files := run(t, build.Options{Root: lay(t, courseSite), AsOf: asOf})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	if got := string(files["letters/done/index.html"]); !strings.Contains(got, "[came]") {
		t.Errorf("got %s, want it as it came", got)
	}
}
