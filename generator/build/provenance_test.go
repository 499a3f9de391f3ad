package build_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/gitrepo"
)

// travels is a site with one record, which has a layout of its own.
const travels = `
-- content/site.yaml --
name: 巡查
title: 巡查
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-06-30
base_url: http://test.example/
-- content/trips/v1.md --
---
date: 2012-03-05
layout: special
phone: '13800001234'
---
-- schemas/trips.yaml --
title: 出门
type: object
x-collection: {label: 出门, path: trips, permalink: /trips/:id/, date: date, layout: layout}
properties:
  date: {title: 日期, type: string, format: date}
  layout: {title: 版式, type: string, enum: [special]}
  phone: {title: 电话, type: string, x-privacy: phone}
-- templates/home.html --
home
-- templates/section.html --
section
-- templates/404.html --
404
-- templates/page.html --
page
-- templates/trips/special.html --
special {{ with .Provenance }}{{ .Revisions }}{{ .History }}{{ end }} {{ with .GitInfo }}{{ .Subject }}|{{ .Body }}{{ end }}
`

// twice is a history in which the record was entered and changed.
func twice(_ context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
	const file = "content/trips/v1.md"
	record, _ := key(file)
	trace := &gitrepo.Trace{}
	for day := range 2 {
		by := gitrepo.Signature{Name: "柏", When: time.Date(2012, 3, 6+day, 1, 0, 0, 0, time.UTC)}
		commit := &gitrepo.Commit{ID: strings.Repeat("ab", 20), Author: by, Committer: by, Message: "电话13800001234\n\n就是13800001234"}
		trace.Revisions = append(trace.Revisions, gitrepo.Revision{Commit: commit, Path: file, Blob: "1"})
	}
	read := func(string) ([]byte, error) { return []byte("---\ndate: 2012-03-05\nphone: '13800001234'\n---\n"), nil }
	return gitrepo.NewHistory(nil, map[string]*gitrepo.Trace{record: trace}, read, nil), nil
}

// A record's layout says nothing of the page with its history, which a site without
// a template for it does not have. Messages of commits show nothing private.
func TestHistoryPage(t *testing.T) {
	result, files := run(t, build.Options{Root: lay(t, travels), History: twice})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	const want = "special 2 电话138****1234|就是138****1234\n"
	if got := string(files["trips/v1/index.html"]); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if page, made := files["trips/v1/history/index.html"]; made {
		t.Errorf("got a page without a template: %q", page)
	}
	_, files = run(t, build.Options{Root: lay(t, travels+"-- templates/history.html --\nhistory {{ len .Revisions }}\n"), History: twice})
	if got := string(files["trips/v1/history/index.html"]); got != "history 2\n" {
		t.Errorf("got %q", got)
	}
}
