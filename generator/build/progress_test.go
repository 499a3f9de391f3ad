package build_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
)

// courseSite has records in every state of a workflow.
const courseSite = `
-- content/site.yaml --
name: 来信
title: 来信
language: en
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-04-30
base_url: http://test.example/
inherit: []
-- content/letters/late.yaml --
came: 2012-04-01
-- content/letters/later.yaml --
came: 2012-03-20
-- content/letters/soon.yaml --
came: 2012-04-28
-- content/letters/today.yaml --
came: 2012-04-20
-- content/letters/unsent.yaml --
came: 2012-03-05
answered: 2012-03-06
-- content/letters/waits.yaml --
came: 2012-03-05
answered: 2012-03-07
refused: yes
-- content/letters/done.yaml --
came: 2012-03-05
answered: 2012-03-08
sent: 2012-03-09
-- content/letters/redone.yaml --
came: 2012-03-05
answered: 2012-03-08
sent: 2012-03-20
-- schemas/letters.yaml --
title: letter
type: object
x-collection: {label: letters, path: letters, permalink: "/letters/:id/", filters: [progress, refused]}
required: [came]
properties:
  came: {title: 来信, type: string, format: date}
  answered: {title: 答复, type: string, format: date}
  sent: {title: 寄出, type: string, format: date}
  refused: {title: 不予受理, type: boolean}
x-workflow:
  steps:
    - {id: came, title: Came, date: came}
    - id: answered
      title: Answered
      date: answered
      days: 10
      hold: {when: 'has(self.refused) && self.refused', title: On hold}
    - {id: sent, title: Sent, date: sent}
-- templates/home.html --
{{ $all := site.Collection "letters" -}}
{{ range $all.ByDue }}{{ .Title }} {{ end }}
{{ range $all.Overdue }}{{ .Title }}={{ .Progress.Overdue }} {{ end }}
{{ with (site.GetPage "letters/late").Progress }}{{ .State.Title }} {{ .Since.Format "01-02" }}, {{ .Next.Title }} by {{ .Due.Format "01-02" }}{{ end }}
{{ with site.GetPage "letters" }}{{ with .Progress }}!{{ end }}{{ end }}
-- templates/section.html --
{{ range .Filters }}{{ .Key }} {{ .Title }}:{{ range .Options }} {{ .Value }}/{{ .Title }}/{{ .Count }}{{ end }}
{{ end }}
-- templates/page.html --
{{ .FilterValues "progress" }}
-- templates/404.html --
404
`

func TestProgress(t *testing.T) {
	result, files := run(t, build.Options{Root: lay(t, courseSite)})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for name, want := range map[string]string{
		"index.html": `
later late today soon unsent waits redone done 
late=19 later=31 
Came 04-01, Answered by 04-11`,
		"letters/index.html": `
progress Progress: came/Came/4 answered/Answered/1 sent/Sent/2 held/On hold/1`,
		"letters/late/index.html":  "[came]",
		"letters/waits/index.html": "[held]",
	} {
		got := strings.TrimSpace(string(files[name]))
		if diff := gocmp.Diff(strings.TrimSpace(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestProgressInData(t *testing.T) {
	_, files := run(t, build.Options{Root: lay(t, courseSite)})
	data := string(files["data/records/letters.json"])
	for _, want := range []string{
		`"id":"late","progress":{"due":"2012-04-11","finished":false,"overdue":19,"reopened":0,"since":"2012-04-01","state":"came","title":"Came"}`,
		`"id":"done","progress":{"finished":true,"overdue":0,"reopened":0,"since":"2012-03-09","state":"sent","title":"Sent"}`,
	} {
		if !strings.Contains(data, want) {
			t.Errorf("%s lacks %s", data, want)
		}
	}
	_, files = run(t, build.Options{Root: lay(t, smallSite)})
	if data := string(files["data/records/notes.json"]); strings.Contains(data, "progress") {
		t.Errorf("a record without workflow has progress: %s", data)
	}
}
