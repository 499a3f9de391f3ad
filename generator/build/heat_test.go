package build_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
)

// home renders the home page of the fishing site with files laid over it.
func home(t *testing.T, files map[string]string) string {
	t.Helper()
	root := lay(t, catchSite)
	write(t, root, files)
	result, pages := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	return strings.TrimSpace(string(pages["index.html"]))
}

// tons counts by quarter, without a target.
const tons = `
title: 每季吨数
order: 3
rows: {from: boats, group: port}
period: quarter
sources:
  - {from: catches, credit: boat}
measure: {sum: tons}
`

// TestShades shades figures by how many others are smaller.
func TestShades(t *testing.T) {
	got := home(t, map[string]string{
		"schemas/tallies/quarters.yaml": tons,
		"content/catches/c4.md":         "---\ntitle: 鱿鱼\ndate: 2012-07-06\nboat: b\ntons: 1\n---\n",
		"templates/home.html": `
{{- with (site.Tally "quarters").Table }}{{ .HasHeat }}{{ range .HeatClasses }} {{ .Class }}:{{ .From }}-{{ .To }}{{ end }}
{{ range .Rows }}{{ range .Cells }} {{ .Value }}={{ .Heat }}{{ end }}
{{ end }}{{ end }}{{ (site.Tally "tons").Table.HasHeat }}`,
	})
	want := `true 1:1-1 3:2.5-2.5 4:4-4
 0=0 2.5=3 4=4 0=0
 0=0 1=1 1=1 0=0
 0=0 0=0 0=0 0=0
false`
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNoShades looks at a table in which nothing was counted.
func TestNoShades(t *testing.T) {
	got := home(t, map[string]string{
		"schemas/tallies/quarters.yaml": strings.Replace(tons, "credit: boat", `credit: boat, where: 'self.title == "鲸"'`, 1),
		"templates/home.html": `
{{- with (site.Tally "quarters").Table }}{{ .HasHeat }} {{ len .HeatClasses }}{{ range .Totals }} {{ .Heat }}{{ end }}{{ end }}`,
	})
	if got != "true 0 0 0 0 0" {
		t.Errorf("got %q", got)
	}
}

// TestEvidence lists the records behind a row, each once, with its columns.
func TestEvidence(t *testing.T) {
	got := home(t, map[string]string{
		"schemas/tallies/quarters.yaml": tons,
		"content/catches/c0.md":         "---\ntitle: 早鱼\ndate: 2012-04-01\nboat: a\ntons: 1\n---\n",
		"templates/home.html": `
{{- range (site.Tally "quarters").Table.Rows }}{{ .ID }}:{{ range .Evidence 1 }} {{ .Page.Title }}{{ range .Columns }} {{ .ID }}{{ end }}{{ end }}
{{ end }}`,
	})
	if want := "a: 早鱼 2012-Q2 夏鱼 2012-Q3\nb: 虾 2012-Q2\nc:"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestGroupsOfRows finds the group that a page stands for, and how its rows do.
func TestGroupsOfRows(t *testing.T) {
	got := home(t, map[string]string{"templates/home.html": `
{{- with (site.Tally "tons").Table }}
{{- with .Group (site.GetPage "ports/west") }}{{ .Title }}{{ range .States }} {{ .State.Title }}{{ .Count }}{{ end }}{{ end }}
{{- with .Group (site.GetPage "boats/a") }}!{{ end }}{{ with .Group site.Home }}!{{ end }}{{ end }}`})
	if got != "西港 滞后1" {
		t.Errorf("got %q", got)
	}
}
