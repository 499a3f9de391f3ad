package build

import (
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/search"
	"zoufang/generator/site"
)

// searchedSite has a field of every kind, private ones among them, and records
// that lend each other the values of facets.
const searchedSite = `
-- content/site.yaml --
name: 试验
title: 试验站点
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
base_url: http://test.example/
inherit: []
audiences:
  - {id: public, name: 读者}
  - {id: supervision, name: 督导组}
-- content/groups/g1.md --
---
名称: 走访一组
地区: [中山区, 西岗区]
---
-- content/firms/f1.md --
---
名称: 海鸥铸造厂
走访组: 走访一组
地区: 中山区
---
-- content/visits/v1.md --
---
标题: 走进铸造车间
日期: 2012-03-05
企业: 海鸥铸造厂
督导备注: 只给督导组看
样式: wide
走访组: 走访一组
人数: 12
费用: 30.50
次序: 3
接受礼品: 否
形式: [走进企业, 入户家访]
职工:
  - {姓名: 李四光明, 类别: 走进企业, 人数: 2}
  - {姓名: 王二小, 说明: 有困难。, 打算: 再看一次}
  - {说明: 2012年3月5日}
电话: 13912345678
备注: |
  第一行
  第二行
清楚:
  入户家访: {说明: 都清楚}
  走进企业: {说明: 不清楚}
督查: s1
---
去了车间。

![炉前](https://test.example/a.png)
-- content/visits/v2.md --
---
标题: 没有写地区的走访
日期: 2012-03-06
企业: 海鸥铸造厂
---
-- content/visits/v3.md --
---
标题: 只写走访组的走访
日期: 2012-03-07
走访组: 走访一组
---
-- content/inspections/s1.md --
---
标题: 只给督导组的记录
---
-- schemas/groups.yaml --
title: 走访组
type: object
x-collection: {label: 组织, path: groups, permalink: "/groups/:id/", name: name}
required: [name]
properties:
  name: {title: 名称, type: string}
  districts: {title: 地区, type: array, items: {x-vocabulary: districts}}
additionalProperties: false
-- schemas/firms.yaml --
title: 企业
type: object
x-collection: {label: 企业, path: firms, permalink: "/firms/:id/", name: name}
required: [name]
properties:
  name: {title: 名称, type: string}
  group: {title: 走访组, x-ref: groups}
  district: {title: 地区, x-vocabulary: districts}
additionalProperties: false
-- schemas/inspections.yaml --
title: 督查
type: object
x-audience: supervision
x-collection: {label: 督查, path: inspections, permalink: "/inspections/:id/", name: title}
required: [title]
properties:
  title: {title: 标题, type: string}
additionalProperties: false
-- schemas/visits.yaml --
title: 走访记录
description: 每次走访写一份。
type: object
x-collection: {label: 走访, path: visits, permalink: "/visits/:id/", name: title, date: date, layout: layout}
required: [title, date]
properties:
  title: {title: 标题, type: string}
  date: {title: 日期, type: string, format: date}
  layout: {title: 样式, type: string, enum: [narrow, wide]}
  firm: {title: 企业, x-ref: firms}
  group: {title: 走访组, x-ref: groups}
  inspection: {title: 督查, x-ref: inspections}
  count: {title: 人数, type: integer, x-unit: 人}
  cost: {title: 费用, type: number, x-unit: 元}
  order: {title: 次序, type: integer}
  gifts: {title: 接受礼品, type: boolean}
  kinds: {title: 形式, type: array, items: {x-vocabulary: kinds}}
  workers:
    title: 职工
    type: array
    items:
      type: object
      additionalProperties: false
      properties:
        name: {title: 姓名, type: string, x-privacy: name}
        kind: {title: 类别, x-vocabulary: kinds}
        count: {title: 人数, type: integer, x-unit: 人}
        note: {title: 说明, type: string}
        plan: {title: 打算, type: string}
  phone: {title: 电话, type: string, x-privacy: phone}
  note: {title: 备注, type: string}
  clears:
    title: 清楚
    type: object
    propertyNames: {x-vocabulary: kinds}
    additionalProperties: {type: object, additionalProperties: false, properties: {note: {title: 说明, type: string}}}
  supervision: {title: 督导备注, type: string, x-audience: supervision}
additionalProperties: false
-- schemas/vocabularies/districts.yaml --
title: 地区
terms:
  - {id: zhongshan, name: 中山区}
  - {id: xigang, name: 西岗区}
-- schemas/vocabularies/kinds.yaml --
title: 形式
terms:
  - {id: enterprise, name: 走进企业}
  - {id: household, name: 入户家访}
-- schemas/search/facets.yaml --
facets:
  - {key: group, title: 走访组, from: groups}
  - {key: district, title: 地区, vocabulary: districts}
  - {key: kind, title: 形式, vocabulary: kinds}
`

// searched returns a look at the site.
func searched(t *testing.T, audience string) *view {
	t.Helper()
	root, err := txtar.FS(txtar.Parse([]byte(searchedSite)))
	if err != nil {
		t.Fatal(err)
	}
	spool, err := site.NewSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { spool.Close() })
	model, findings, err := site.Load(t.Context(), site.Options{Root: root, Audience: audience, Spool: spool})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	return &view{plan: newPlan(model, nil, templateSums{})}
}

// documentOf returns what a search finds of a page, and what it read.
func documentOf(t *testing.T, v *view, n *node) (search.Document, []read) {
	t.Helper()
	page := &view{plan: v.plan, self: n, reads: newRecorder(v.files)}
	d, found, err := page.document()
	if err != nil || !found {
		t.Fatal(found, err)
	}
	return d, page.reads.take()
}

func recordNode(r *site.Record) *node {
	return &node{kind: kindPage, record: r, section: r.Section, path: strings.TrimPrefix(r.Permalink, "/")}
}

func TestDocumentOfARecord(t *testing.T) {
	v := searched(t, "")
	got, _ := documentOf(t, v, recordNode(v.site.Record("visits", "v1")))
	want := search.Document{
		Page: "visits/v1/", Title: "走进铸造车间", Kind: "visits", Day: "2012-03-05",
		Facets: [][]string{{"g1"}, {"zhongshan"}, {"enterprise", "household"}},
		Text: []string{
			"2012年3月5日", "海鸥铸造厂", "走访一组", "12人", "30.5元", "走进企业、入户家访",
			"李某某；走进企业；2人", "王某某；有困难。再看一次", "139****5678", "第一行", "第二行",
			"走进企业：不清楚", "入户家访：都清楚",
			"去了车间。", "炉前",
		},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDocumentOfASectionIsForTheFirstPage(t *testing.T) {
	v := searched(t, "")
	section := v.site.Section("visits")
	got, _ := documentOf(t, v, &node{kind: kindSection, section: section, number: 1, path: "visits/"})
	want := search.Document{Page: "visits/", Title: "走访", Kind: "section", Text: []string{"每次走访写一份。"}}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, n := range []*node{{kind: kindSection, section: section, number: 2}, {kind: kindHome}, {kind: kind404}} {
		page := &view{plan: v.plan, self: n}
		if _, found, _ := page.document(); found {
			t.Errorf("a search finds the page of kind %s, number %d", n.kind, n.number)
		}
	}
}

// TestOtherAudiencesFindMore holds that what an audience may not see is no part of
// what it searches.
func TestOtherAudiencesFindMore(t *testing.T) {
	for audience, wants := range map[string]bool{"": false, "supervision": true} {
		v := searched(t, audience)
		d, _ := documentOf(t, v, recordNode(v.site.Record("visits", "v1")))
		for _, text := range []string{"只给督导组看", "只给督导组的记录"} {
			if slices.Contains(d.Text, text) != wants {
				t.Errorf("audience %q: %q in %q: %t", audience, text, d.Text, !wants)
			}
		}
		if all := strings.Join(d.Text, "\n"); strings.Contains(all, "李四") || strings.Contains(all, "13912345678") {
			t.Errorf("audience %q: something private in %q", audience, all)
		}
	}
}

// TestFacetsAreLent holds which values a record has that its own file does not say:
// those of the records that it refers to, but for what stands in lists of theirs.
func TestFacetsAreLent(t *testing.T) {
	v := searched(t, "")
	for id, want := range map[string][][]string{
		"visits/v2": {{"g1"}, {"zhongshan"}, nil},
		"visits/v3": {{"g1"}, nil, nil},
		"firms/f1":  {{"g1"}, {"zhongshan"}, nil},
		"groups/g1": {{"g1"}, {"xigang", "zhongshan"}, nil},
	} {
		collection, id, _ := strings.Cut(id, "/")
		d, _ := documentOf(t, v, recordNode(v.site.Record(collection, id)))
		if diff := gocmp.Diff(want, d.Facets); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

// TestDocumentsNoteWhatTheyRead holds that a document is made again when anything
// that it says has changed.
func TestDocumentsNoteWhatTheyRead(t *testing.T) {
	v := searched(t, "")
	visit, firm, group := v.site.Record("visits", "v2"), v.site.Record("firms", "f1"), v.site.Record("groups", "g1")
	_, got := documentOf(t, v, recordNode(visit))
	want := unique([]read{
		recordRead(ofName, visit), recordRead(ofValues, visit), recordRead(ofText, visit),
		recordRead(ofName, firm), recordRead(ofValues, firm), recordRead(ofName, group),
	})
	if !slices.Equal(got, want) {
		t.Errorf("read %v, want %v", got, want)
	}
}

func TestSearchFacets(t *testing.T) {
	v := searched(t, "")
	got := v.searchFacets()[:2]
	want := []search.Facet{
		{Key: "group", Title: "走访组", Values: []search.Value{{ID: "g1", Name: "走访一组"}}},
		{Key: "district", Title: "地区", Values: []search.Value{{ID: "zhongshan", Name: "中山区"}, {ID: "xigang", Name: "西岗区"}}},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// BenchmarkDocuments makes the documents of the demonstration's records.
func BenchmarkDocuments(b *testing.B) {
	spool, err := site.NewSpool(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer spool.Close()
	model, findings, err := site.Load(b.Context(), site.Options{Root: os.DirFS("../.."), Spool: spool, Workers: 2})
	if err != nil || findings.HasErrors() {
		b.Fatal(err, findings)
	}
	p := newPlan(model, nil, templateSums{})
	bytes, records := 0, 0
	for b.Loop() {
		bytes, records = 0, 0
		for _, section := range model.Sections() {
			for _, r := range section.Records {
				v := &view{plan: p, self: recordNode(r), reads: newRecorder(p.files)}
				d, _, err := v.document()
				if err != nil {
					b.Fatal(err)
				}
				records++
				for _, text := range d.Text {
					bytes += len(text)
				}
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*records), "µs/record")
	b.ReportMetric(float64(bytes)/float64(records), "bytes/record")
}
