package signal_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// field is a site whose people go to see firms and say when they were where.
const field = `
-- content/site.yaml --
name: 走访
title: 走访
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-12-31
base_url: http://test.example/
inherit: []
audiences: [{id: public, name: 读者}, {id: supervision, name: 督导组}]
-- schemas/vocabularies/towns.yaml --
title: 地区
terms: [{id: north, name: 城北}, {id: south, name: 城南}, {id: isle, name: 海岛}]
-- schemas/vocabularies/halves.yaml --
title: 时段
terms: [{id: morning, name: 上午}, {id: afternoon, name: 下午}, {id: whole, name: 全天}]
-- schemas/teams.yaml --
title: 组
type: object
x-collection: {label: 组, path: teams, permalink: '/teams/:id/'}
properties:
  name: {title: 名称, type: string}
-- schemas/people.yaml --
title: 人
type: object
x-collection: {label: 人, path: people, permalink: '/people/:id/', name: name}
properties:
  name: {title: 姓名, type: string}
  team: {title: 组, x-ref: teams}
-- schemas/firms.yaml --
title: 企业
type: object
x-collection: {label: 企业, path: firms, permalink: '/firms/:id/'}
properties:
  town: {title: 地区, x-vocabulary: towns}
  staff: {title: 人数, type: integer}
-- schemas/calls.yaml --
title: 走访
type: object
x-collection: {label: 走访, path: calls, permalink: '/calls/:id/', date: date, end: end}
properties:
  date: {title: 日期, type: string, format: date}
  end: {title: 结束日期, type: string, format: date}
  who: {title: 走访人, type: array, items: {x-ref: people}}
  firm: {title: 企业, x-ref: firms}
  town: {title: 地区, x-vocabulary: towns}
  half: {title: 时段, x-vocabulary: halves}
  met: {title: 见到, type: array, items: {type: integer}}
-- schemas/shifts.yaml --
title: 上班
type: object
x-collection: {label: 上班, path: shifts, permalink: '/shifts/:id/', date: date}
properties:
  date: {title: 日期, type: string, format: date}
  who: {title: 人, x-ref: people}
  firm: {title: 企业, x-ref: firms}
-- schemas/stays.yaml --
title: 蹲点
type: object
x-collection: {label: 蹲点, path: stays, permalink: '/stays/:id/', date: from, end: to}
properties:
  from: {title: 开始, type: string, format: date}
  to: {title: 结束, type: string, format: date}
  who: {title: 人, x-ref: people}
  firm: {title: 企业, x-ref: firms}
-- schemas/cases.yaml --
title: 诉求
type: object
x-collection: {label: 诉求, path: cases, permalink: '/cases/:id/', date: raised}
x-workflow:
  steps:
    - {id: raised, title: 登记, date: raised}
    - {id: solved, title: 办结, date: solved, days: 30}
    - {id: asked, title: 回访, date: calls.date, days: 30}
properties:
  team: {title: 组, x-ref: teams}
  raised: {title: 登记日期, type: string, format: date}
  due: {title: 期限, type: string, format: date}
  solved: {title: 办结日期, type: string, format: date}
  calls:
    title: 回访
    type: array
    items:
      type: object
      properties:
        date: {title: 日期, type: string, format: date}
        happy: {title: 满意, type: boolean}
-- schemas/signals/board.yaml --
audience: supervision
people: [people]
units: [teams]
presence:
  - {from: calls, who: who, at: firm, place: town, half: half}
  - {from: shifts, who: who, at: firm, place: town}
  - {from: stays, who: who, at: firm, place: town, stay: true}
`

// settings are the signals that the tests look for, by id.
var settings = map[string]string{
	"late":      "title: 补录\nfrom: [calls]\nlate: {days: 14}\n",
	"ahead":     "title: 提前\nfrom: [calls, cases]\nahead: {days: 0}\n",
	"bulk":      "title: 集中\nfrom: [calls, shifts]\nbulk: {records: 5, days: 4}\n",
	"burst":     "title: 突击\nfrom: [calls]\nburst: {before: quarter, days: 3, records: 5, share: 50}\n",
	"crowded":   "title: 太多\nfrom: [calls, shifts]\ncrowded: {at_most: 4}\n",
	"places":    "title: 分身\nfrom: [calls, shifts]\nplaces: {apart: [isle]}\n",
	"absent":    "title: 不在\nfrom: [stays, calls, shifts]\nabsent: {days: 1}\n",
	"headcount": "title: 人多\nfrom: [calls]\nwhere: has(self.met) && has(self.firm)\nrule:\n  when: self.met.exists(n, n > records.firms[self.firm].staff)\n  fact: 见到{met}人，只有{staff}人\n  values: {met: 'self.met[0]', staff: 'records.firms[self.firm].staff'}\n  strong: true\n",
	"smooth":    "title: 个个满意\nfrom: [cases]\nwhere: has(self.calls)\nshare: {when: 'self.calls.all(c, c.happy)', fact: 个个满意, at_least: 5, share: 90}\n",
	"untouched": "title: 样稿\nfrom: [calls]\nuntouched: {chars: 10, words: [无, 略, 同上, 暂无, 待补充], hints: [此处, 请填写]}\n",
	"silent":    "title: 没有问题\nfrom: [calls]\nsilent: {section: 问题, words: [没有发现, 未发现, 无。, 没有问题], unless: [但, 别的], at_least: 5}\n",
}

// entry is a record, with the days on which its texts were committed.
type entry struct {
	name, by string
	texts    []version // the last is the present one
}

// version is a text of a record; its day is "" for one that was not committed.
type version struct{ day, text string }

func (e entry) file() string { return "content/" + e.name + ".md" }

// told is a record that was committed once.
func told(name, by, committed, front string, body ...string) entry {
	return entry{name, by, []version{{committed, "---\n" + front + "\n---\n\n" + strings.Join(body, "\n")}}}
}

// folk are the teams, people and firms of every site.
func folk() []entry {
	var all []entry
	for i := range 4 {
		all = append(all, told(fmt.Sprint("teams/t", i), "", "", fmt.Sprintf("name: 第%d组", i)))
	}
	for i := range 12 {
		all = append(all, told(fmt.Sprint("people/p", i), "", "", fmt.Sprintf("name: 张%c\nteam: t%d", []rune("甲乙丙丁戊己庚辛壬癸子丑")[i], i%4)))
	}
	for i := range 30 {
		town := []string{"north", "south", "isle"}[i%3]
		all = append(all, told(fmt.Sprint("firms/f", i), "", "", fmt.Sprintf("town: %s\nstaff: 100", town)))
	}
	return all
}

// fieldWith is a site with some signals, and what its people did.
func fieldWith(ids []string, all []entry) (fstest.MapFS, site.HistoryFunc) {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(field)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, id := range ids {
		files["schemas/signals/"+id+".yaml"] = &fstest.MapFile{Data: []byte(settings[id])}
	}
	all = append(folk(), all...)
	for _, e := range all {
		files[e.file()] = &fstest.MapFile{Data: []byte(e.texts[len(e.texts)-1].text)}
	}
	return files, historyOf(all)
}

// historyOf is the history in which a record's texts were committed on their days. What
// one person committed on one day is one commit, after the one that the history begins
// with.
func historyOf(all []entry) site.HistoryFunc {
	traces, blobs := map[string]*gitrepo.Trace{}, map[string][]byte{}
	for _, e := range all {
		for i, v := range e.texts {
			if v.day == "" {
				continue
			}
			when, _ := time.Parse(time.DateOnly, v.day)
			by := gitrepo.Signature{Name: e.by, Email: e.by + "@test.example", When: when.Add(time.Hour)}
			id := fmt.Sprint("blob ", e.name, i)
			blobs[id] = []byte(v.text)
			if traces[e.name] == nil {
				traces[e.name] = &gitrepo.Trace{}
			}
			commit := &gitrepo.Commit{ID: e.by + v.day, Parents: []string{"root"}, Author: by, Committer: by}
			if e.by == "root" {
				commit.Parents = nil
			}
			traces[e.name].Revisions = append(traces[e.name].Revisions, gitrepo.Revision{Commit: commit, Path: e.file(), Blob: id})
		}
	}
	return func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) {
		return gitrepo.NewHistory(&gitrepo.Commit{ID: "head"}, traces,
			func(id string) ([]byte, error) { return blobs[id], nil }, func(string) (string, bool) { return "", false }), nil
	}
}

// finds returns what a signal finds in a site.
func finds(t testing.TB, id string, all ...entry) []*signal.Finding {
	t.Helper()
	files, past := fieldWith([]string{id}, all)
	return board(t, files, past, signal.Options{Root: files, Workers: 2})
}

// seen is what a signal finds in a site, a line for each finding: the records, “strong”,
// and the facts.
func seen(t testing.TB, id string, all ...entry) []string {
	t.Helper()
	var said []string
	for _, f := range finds(t, id, all...) {
		said = append(said, lineOf(f))
	}
	slices.Sort(said)
	return said
}

func lineOf(f *signal.Finding) string {
	var parts []string
	for _, r := range f.About {
		parts = append(parts, r.Name())
	}
	if f.Strong {
		parts = append(parts, "strong")
	}
	for _, fact := range f.Facts {
		parts = append(parts, "| "+fact.In(diag.ZH))
	}
	return strings.Join(parts, " ")
}

// same fails where a signal says something else than is wanted.
func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}
