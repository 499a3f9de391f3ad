package site

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

const withholding = `
-- content/site.yaml --
name: 试验
title: 试验站点
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-06-30
base_url: http://test.example/
-- content/people/p1.md --
---
name: 于某某
worker: 高明
home: 青石街3号
phone: 84000000
office: 0411-84000001
---
-- schemas/people.yaml --
title: 人
type: object
x-collection: {label: 人, path: people, permalink: /people/:id/, name: name}
properties:
  name: {title: 姓名, type: string}
  worker: {title: 职工, type: string, x-privacy: name}
  home: {title: 住址, type: string, x-privacy: address}
  phone: {title: 电话, type: string, x-privacy: omit}
  office: {title: 办公电话, type: string}
-- schemas/privacy/exceptions.yaml --
fields: [people.office]
`

// Those who publish are told what may not stand in the site, and what may although it
// does not look so.
func TestWithheldAndAdmitted(t *testing.T) {
	files, err := txtar.FS(txtar.Parse([]byte(withholding)))
	if err != nil {
		t.Fatal(err)
	}
	var withheld []Withheld
	var admitted []string
	_, findings, err := Load(context.Background(), Options{
		Root:     files,
		Withhold: func(w Withheld) { withheld = append(withheld, w) },
		Admit:    func(text string) { admitted = append(admitted, text) },
	})
	if err != nil {
		t.Fatal(err, findings)
	}
	const file = "content/people/p1.md"
	want := []Withheld{{"高明", file, true}, {"青石街3号", file, false}, {"84000000", file, false}}
	if diff := cmp.Diff(want, withheld); diff != "" {
		t.Errorf("withheld (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0411-84000001"}, admitted); diff != "" {
		t.Errorf("admitted (-want +got):\n%s", diff)
	}
}
