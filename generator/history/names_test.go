package history_test

import (
	"testing"
	"testing/fstest"
	"time"

	"zoufang/generator/history"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

func TestNames(t *testing.T) {
	person := func(name string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(name + "\n")} }
	s, findings, err := site.Load(t.Context(), site.Options{Today: time.Date(2012, 5, 1, 0, 0, 0, 0, time.UTC), Root: fstest.MapFS{
		"content/site.yaml": {Data: []byte("name: x\ntitle: x\nlanguage: zh\ntimezone: UTC\n" +
			"period: {from: 2012-03-01, to: 2012-12-31}\nbase_url: http://x.example/\ninherit: []\n")},
		"schemas/people.yaml": {Data: []byte("title: 人\ntype: object\n" +
			"x-collection: {label: 人, path: people, permalink: '/people/:id/', name: name}\n" +
			"properties: {name: {title: 姓名, type: string}}\nadditionalProperties: false\n")},
		"content/people/yu.yaml":    person("姓名: 于帆"),
		"content/people/wang1.yaml": person("姓名: 王芳"),
		"content/people/wang2.yaml": person("姓名: 王芳"),
		"content/people/draft.yaml": person("姓名: 江若谷\n草稿: 是"),
	}})
	if err != nil || findings.HasErrors() {
		t.Fatal(findings, err)
	}
	names := history.Names(s)
	for written, want := range map[string]string{
		"yu": "于帆", "于帆": "于帆", "于 帆": "于帆", "wang1": "王芳", "王芳": "", "draft": "", "江若谷": "", "无": "",
	} {
		if got := names(schema.Ref{Collection: "people", ID: written}); got != want {
			t.Errorf("%q is called %q, want %q", written, got, want)
		}
	}
	if got := names(schema.Ref{Collection: "teams", ID: "yu"}); got != "" {
		t.Errorf("a record of another collection is called %q", got)
	}
}
