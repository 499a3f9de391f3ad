package site

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// summedSite is one that every sum says something of.
const summedSite = `
-- content/site.yaml --
name: 试验
title: 试验
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-06-30
base_url: http://test.example/
inherit: []
-- content/firms/f1.md --
---
name: 机床厂
kind: ship
---
-- content/firms/f2.md --
---
name: 钢厂
---
-- content/visits/v1.md --
---
title: 一
date: 2012-03-05
firm: 机床厂
---
头一段。

## 经过

见[二](v2.md)和[图](v1.md)。
-- content/visits/v2.md --
---
title: 二
date: 2012-04-05
firm: f2
---
-- content/visits/v3.md --
---
title: 三
date: 2012-05-05
firm: f2
---
-- schemas/firms.yaml --
title: 企业
type: object
x-collection: {label: 企业, path: firms, permalink: "/firms/:id/", name: name, order: [id]}
properties:
  name: {title: 名称, type: string}
  kind: {title: 类型, x-vocabulary: kinds}
-- schemas/visits.yaml --
title: 走访
type: object
x-collection: {label: 走访, path: visits, permalink: "/visits/:id/", name: title, date: date, order: [id]}
properties:
  title: {title: 标题, type: string}
  date: {title: 日期, type: string, format: date}
  firm: {title: 企业, x-ref: firms}
-- schemas/vocabularies/kinds.yaml --
title: 类型
terms:
  - {id: ship, name: 造船}
`

// load loads the site, with a memory: without one nothing is compared.
func load(t *testing.T, files fstest.MapFS) *Site {
	t.Helper()
	memory := OpenMemory(filepath.Join(t.TempDir(), "records"), "1")
	model, findings, err := Load(context.Background(), Options{Root: files, Today: time.Date(2012, 7, 1, 0, 0, 0, 0, time.UTC), Memory: memory})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	return model
}

// sumsOf are all sums of a site, by what they are of.
func sumsOf(s *Site) map[string]Sum {
	all := map[string]Sum{"config": s.Config.Sum(), "schemas": s.SchemasSum()}
	for _, section := range s.Sections() {
		id := section.Collection.ID
		all[id+" members"], all[id+" schema"], all[id+" all"] = section.MembersSum(), section.SchemaSum(), section.AllSum()
		for _, r := range section.Records {
			all[r.ID+" name"], all[r.ID+" values"], all[r.ID+" text"] = r.NameSum(), r.ValuesSum(), r.TextSum()
			all[r.ID+" summary"], all[r.ID+" back"], all[r.ID+" around"] = r.SummarySum(), r.BacklinksSum(), r.NeighboursSum()
			all[r.ID+" origin"] = r.OriginSum()
		}
	}
	return all
}

func summed() fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(summedSite)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return files
}

func TestEqualSitesHaveEqualSums(t *testing.T) {
	first := sumsOf(load(t, summed()))
	for what, sum := range first {
		if sum == 0 {
			t.Errorf("%s cannot be compared", what)
		}
	}
	for range 5 {
		if diff := gocmp.Diff(first, sumsOf(load(t, summed()))); diff != "" {
			t.Fatalf("(-first +again)\n%s", diff)
		}
	}
}

// TestSumsChangeWithWhatTheyAreOf makes a change, and says of every sum whether it
// is another one then.
func TestSumsChangeWithWhatTheyAreOf(t *testing.T) {
	visits := "v1 values, v2 values, v3 values, visits all"
	firms := "f1 values, f2 values, firms all"
	for _, c := range []struct {
		file, old, text, want string
	}{
		{"content/visits/v1.md", "头一段", "新的头一段", "v1 summary, v1 text"},
		{"content/visits/v1.md", "见[二]", "又见[二]", "v1 text"},
		{"content/visits/v1.md", "## 经过", "## 前后", "v1 text"},
		{"content/visits/v1.md", "(v2.md)", "(v3.md)", "v1 text, v2 back, v3 back"},
		{"content/visits/v1.md", "title: 一", "title: 壹", "v1 name, v1 values, visits all"},
		{"content/visits/v1.md", "2012-03-05", "2012-03-06", "v1 values, visits all"},
		{"content/visits/v1.md", "firm: 机床厂", "firm: f2", "f1 back, f2 back, v1 values, visits all"},
		{"content/visits/v1.md", "firm: 机床厂", "firm: f1", "v1 values, visits all"}, // another front matter, though it means the same
		{"content/firms/f2.md", "钢厂", "炼钢厂", "f2 name, f2 values, firms all"},
		{"schemas/visits.yaml", "title: 标题", "title: 题目", visits + ", visits schema, schemas"},
		{"schemas/visits.yaml", `"/visits/:id/"`, `"/v/:id/"`, visits + ", visits schema, schemas, v1 name, v2 name, v3 name"},
		{"schemas/visits.yaml", "[id]", "[-id]", visits + ", visits schema, schemas, visits members, v1 around, v2 around, v3 around, f2 back"},
		{"schemas/vocabularies/kinds.yaml", "造船", "船舶", visits + ", " + firms + ", visits schema, firms schema, schemas"},
		{"content/site.yaml", "name: 试验", "name: 走访", "config"},
		{"content/site.yaml", "2012-06-30", "2012-05-30", ""},
		{"schemas/tallies/t.yaml", "", "title: 表", ""},
	} {
		files := summed()
		before := sumsOf(load(t, files))
		var data string
		if f := files[c.file]; f != nil {
			data = string(f.Data)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(data, c.old, c.text, 1)), Mode: 0o644}
		var got []string
		for what, sum := range sumsOf(load(t, files)) {
			if !sum.Same(before[what]) {
				got = append(got, what)
			}
		}
		var want []string
		if c.want != "" {
			want = strings.Split(c.want, ", ")
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %q → %q (-want +got)\n%s", c.file, c.old, c.text, diff)
		}
	}
}

// TestNewAndGoneRecords changes what a section has.
func TestNewAndGoneRecords(t *testing.T) {
	before := sumsOf(load(t, summed()))
	files := summed()
	delete(files, "content/visits/v3.md")
	files["content/visits/v2a.md"] = &fstest.MapFile{Data: []byte("---\ntitle: 又\nfirm: f1\n---\n"), Mode: 0o644}
	after := sumsOf(load(t, files))
	for what, changes := range map[string]bool{
		"visits members": true, "visits all": true, "f1 back": true, "f2 back": true, "v2 around": true,
		"firms members": false, "firms all": false, "v1 around": false, "v1 values": false, "schemas": false, "config": false,
	} {
		if changed := !before[what].Same(after[what]); changed != changes {
			t.Errorf("%s: changed %v", what, changed)
		}
	}
}
