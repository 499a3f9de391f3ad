package site

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// bulletins returns a site of bulletins whose schema has settings in its
// x-collection; each line is the front matter of one.
func bulletins(settings string, lines ...string) fstest.MapFS {
	files := fstest.MapFS{
		"content/site.yaml": {Data: []byte(`
name: x
title: x
language: en
timezone: UTC
period: {from: 2012-03-01, to: 2012-12-31}
base_url: http://x.example/
inherit: []
`)},
		"schemas/bulletins.yaml": {Data: []byte(`
title: 简报
type: object
x-collection: {label: 简报, path: b, permalink: '/b/:id/', date: day, ` + settings + `}
properties:
  issue: {title: 期号, type: integer}
  day: {title: 日期, type: string, format: date}
  cost: {title: 费用, type: number}
  open: {title: 公开, type: boolean}
  editor: {title: 编者, x-ref: bulletins}
additionalProperties: false
`)},
	}
	for i, line := range lines {
		files[fmt.Sprintf("content/b/%c.yaml", 'a'+i)] = &fstest.MapFile{Data: []byte("{" + line + "}\n")}
	}
	return files
}

// said returns the findings of a site, as “file message”.
func said(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	_, findings, err := Load(context.Background(), Options{Root: files, Workers: 2, Today: time.Date(2012, 5, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range findings {
		all = append(all, f.Span.File[len("content/"):]+" "+f.Message.ID)
	}
	return all
}

func TestUnique(t *testing.T) {
	for name, c := range map[string]struct{ lines, want []string }{
		"values of every type": {
			[]string{"cost: 1.50, open: 是, editor: a", "cost: 1.5, open: true, editor: a", "cost: 1.5, open: 否, editor: a"},
			[]string{"b/b.yaml repeated-record"},
		},
		"all repeats":    {[]string{"cost: 1, open: 是, editor: a", "cost: 1, open: 是, editor: a", "cost: 1, open: 是, editor: a"}, []string{"b/b.yaml repeated-record", "b/c.yaml repeated-record"}},
		"a value lacks":  {[]string{"cost: 1, open: 是", "cost: 1, open: 是"}, nil},
		"drafts":         {[]string{"cost: 1, open: 是, editor: a", "cost: 1, open: 是, editor: a, draft: true"}, nil},
		"a wrong value":  {[]string{"cost: many, open: 是, editor: a", "cost: many, open: 是, editor: a"}, []string{"b/a.yaml number", "b/b.yaml number"}},
		"a dead editor":  {[]string{"cost: 1, open: 是, editor: z", "cost: 1, open: 是, editor: z"}, []string{"b/a.yaml reference", "b/b.yaml reference"}},
		"none, not even": {nil, nil},
	} {
		got := said(t, bulletins("unique: [[cost, open, editor]]", c.lines...))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSequence(t *testing.T) {
	for name, c := range map[string]struct {
		settings    string
		lines, want []string
	}{
		"in any order of files": {"", []string{"issue: 2, day: 2012-04-02", "issue: 1, day: 2012-04-01", "issue: 3, day: 2012-04-02"}, nil},
		"a repeat, then on":     {"", []string{"issue: 1, day: 2012-04-01", "issue: 1, day: 2012-04-01", "issue: 2, day: 2012-04-01"}, []string{"b/b.yaml sequence.repeated"}},
		"from nought":           {"", []string{"issue: 0, day: 2012-04-01", "issue: 1, day: 2012-04-01"}, []string{"b/a.yaml sequence.gap"}},
		"a gap and out of order": {"", []string{"issue: 1, day: 2012-04-09", "issue: 3, day: 2012-04-01"},
			[]string{"b/b.yaml sequence.gap", "b/b.yaml sequence.order"}},
		"no number, no date":   {"", []string{"issue: 1, day: 2012-04-09", "day: 2012-04-01", "issue: 2", "issue: 3, day: 2012-04-10"}, nil},
		"start: any":           {", start: any", []string{"issue: 7, day: 2012-04-09", "issue: 9, day: 2012-04-10"}, []string{"b/b.yaml sequence.gap"}},
		"each year":            {", within: [year]", []string{"issue: 1, day: 2012-04-09", "issue: 1, day: 2011-04-10", "issue: 2, day: 2011-05-01"}, nil},
		"each year and editor": {", within: [year, editor]", []string{"issue: 1, editor: a", "issue: 1, editor: b", "issue: 1", "issue: 2"}, nil},
		"a dead editor":        {", within: [editor]", []string{"issue: 1, editor: z", "issue: 2"}, []string{"b/a.yaml reference"}},
		"what cannot be read":  {"", []string{"issue: 1", "issue: two", "issue: 3", "issue: 3"}, []string{"b/b.yaml number", "b/d.yaml sequence.repeated"}},
	} {
		got := said(t, bulletins("sequences: [{field: issue"+c.settings+"}]", c.lines...))
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
