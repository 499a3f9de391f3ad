package site

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
)

// duties is a site whose records have steps, one of them with items that are due
// one by one.
const duties = `
-- content/site.yaml --
name: 巡查
title: 巡查
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2012-12-31}
as_of: 2012-06-30
base_url: http://test.example/
-- content/cadres/c1.md --
---
name: 柏云舒
emails: [bai@zgh.example, bai@home.example]
---
-- schemas/cadres.yaml --
title: 干部
type: object
x-collection: {label: 干部, path: cadres, permalink: /cadres/:id/, name: name, committers: emails}
properties:
  name: {title: 姓名, type: string}
  emails: {title: 邮箱, type: array, items: {type: string, x-privacy: omit}}
-- schemas/trips.yaml --
title: 出门
type: object
x-collection: {label: 出门, path: trips, permalink: /trips/:id/, date: date}
x-workflow:
  steps:
    - {id: made, title: 已走访, date: date}
    - {id: answered, title: 已答复, date: answered_on, days: 3}
    - {id: fixed, title: 已整改, each: flaws, date: fixed_on, due: due}
properties:
  date: {title: 日期, type: string, format: date}
  answered_on: {title: 答复日期, type: string, format: date}
  flaws:
    title: 问题
    type: array
    items:
      type: object
      properties:
        due: {title: 期限, type: string, format: date}
        fixed_on: {title: 整改日期, type: string, format: date}
`

const trip = "content/trips/v1.md"

// past is a history that a test makes up, one revision a day.
type past struct {
	traces map[string]*gitrepo.Trace
	head   map[string]string // blob by path
	blobs  map[string]string // text by blob
}

func newPast() past {
	p := past{map[string]*gitrepo.Trace{}, map[string]string{}, map[string]string{}}
	for _, f := range txtar.Parse([]byte(duties)).Files {
		if record, ok := strings.CutPrefix(f.Name, "content/cadres/"); ok {
			p.commit("cadres/"+strings.TrimSuffix(record, ".md"), f.Name, "2012-03-01", "bai@zgh.example", string(f.Data))
		}
	}
	return p
}

// add commits a text of the trip.
func (p past) add(day, email, text string) { p.commit("trips/v1", trip, day, email, text) }

func (p past) commit(record, file, day, email, text string) {
	when, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	by := gitrepo.Signature{Name: "柏", Email: email, When: when}
	id := blobID([]byte(text))
	p.blobs[id], p.head[file] = text, id
	t := p.traces[record]
	if t == nil {
		t = &gitrepo.Trace{}
		p.traces[record] = t
	}
	commit := &gitrepo.Commit{ID: id, Author: by, Committer: by}
	t.Revisions = append(t.Revisions, gitrepo.Revision{Commit: commit, Path: file, Blob: id})
}

// load loads the site with text as the trip's file; "": it is not there.
func (p past) load(t *testing.T, text string) (*Site, diag.List) {
	t.Helper()
	files := fstest.MapFS{}
	lay(files, txtar.Parse([]byte(duties)))
	if text != "" {
		files[trip] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	read := func(blob string) ([]byte, error) {
		if text, ok := p.blobs[blob]; ok {
			return []byte(text), nil
		}
		return nil, errors.New("no such blob")
	}
	blob := func(path string) (string, bool) { id, ok := p.head[path]; return id, ok }
	model, findings, err := Load(context.Background(), Options{
		Root: files,
		History: func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) {
			return gitrepo.NewHistory(&gitrepo.Commit{}, p.traces, read, blob), nil
		},
	})
	if err != nil || model == nil {
		t.Fatal(err, findings)
	}
	return model, findings
}

func front(fields string) string { return "---\n" + fields + "---\n" }

// A file that a merge took from the older side is committed; one that was moved or
// removed without a commit is not as the last commit has it.
func TestCommittedAfterMerge(t *testing.T) {
	older, newer := front("date: 2012-03-05\n"), front("date: 2012-03-05\nanswered_on: 2012-03-07\n")
	p := newPast()
	p.add("2012-03-06", "bai@zgh.example", older)
	p.add("2012-03-07", "bai@zgh.example", newer)
	for _, c := range []struct {
		name, head, file string
		dirty            bool
	}{
		{"as committed", newer, newer, false},
		{"settled by a merge", older, older, false},
		{"changed", newer, older, true},
		{"removed", newer, "", true},
	} {
		p.head[trip] = blobID([]byte(c.head))
		if s, _ := p.load(t, c.file); s.History.Dirty != c.dirty {
			t.Errorf("%s: dirty %v", c.name, s.History.Dirty)
		}
	}
	delete(p.head, trip)
	if s, _ := p.load(t, ""); s.History.Dirty {
		t.Error("a record that the last commit does not have is missed")
	}
	p.traces["trips/v1"].Revisions[1].Path = "content/trips/2012/v1.md"
	if s, _ := p.load(t, newer); !s.Record("trips", "v1").Provenance.Uncommitted {
		t.Error("a file that was moved passes for committed")
	}
}

// A person with several addresses is one author.
func TestAuthorsOnce(t *testing.T) {
	p := newPast()
	p.add("2012-03-06", "bai@zgh.example", front("date: 2012-03-05\n"))
	p.add("2012-03-07", "bai@home.example", front("date: 2012-03-04\n"))
	s, _ := p.load(t, front("date: 2012-03-04\n"))
	if all := s.Record("trips", "v1").Provenance.Authors; len(all) != 1 || all[0].Name != "柏云舒" {
		t.Errorf("authors %v", all)
	}
}

// What was drafted before its day was not said before it.
func TestDraftedEarly(t *testing.T) {
	now := front("date: 2012-03-05\n")
	for _, c := range []struct{ name, first, want string }{
		{"drafted", front("date: 2012-03-05\ndraft: true\n"), ""},
		{"told", front("date: 2012-03-05\nanswered_on: 2012-03-05\n"), "entered-early"},
	} {
		p := newPast()
		p.add("2012-03-02", "bai@zgh.example", c.first)
		p.add("2012-03-06", "bai@zgh.example", now)
		_, findings := p.load(t, now)
		got := ""
		for _, f := range findings {
			got += f.Rule
		}
		if got != c.want {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.want)
		}
	}
}

// The dates of steps, and of the items of a step, are held against the commits
// that first had them.
func TestClaims(t *testing.T) {
	made := "date: 2012-03-05\n"
	answered := made + "answered_on: 2012-03-05\n"
	flaws := func(first, second string) string {
		return "flaws:\n  - {due: 2012-03-10, fixed_on: " + first + "}\n  - {due: 2012-04-30, fixed_on: " + second + "}\n"
	}
	for _, c := range []struct {
		name    string
		commits [][2]string // day, fields
		step    int
		want    string // date, days late, date that is said
	}{
		{"in time", [][2]string{{"2012-03-07", made + "answered_on: 2012-03-07\n"}}, 1, "2012-03-07 0"},
		{"written down late", [][2]string{
			{"2012-03-05", made}, {"2012-03-20", made + "answered_on: 2012-03-07\n"},
		}, 1, "2012-03-20 12 said 2012-03-07"},
		{"its date mended later", [][2]string{
			{"2012-03-07", made + "answered_on: 2012-03-07\n"}, {"2012-03-20", made + "answered_on: 2012-03-06\n"},
		}, 1, "2012-03-06 0"},
		{"items in time, the last after the first was due", [][2]string{
			{"2012-03-09", answered + flaws("2012-03-09", "''")}, {"2012-03-26", answered + flaws("2012-03-09", "2012-03-25")},
		}, 2, "2012-03-25 0"},
		{"an item written down late", [][2]string{
			{"2012-03-05", answered}, {"2012-03-26", answered + flaws("2012-03-09", "2012-03-25")},
		}, 2, "2012-03-26 16 said 2012-03-09"},
	} {
		p := newPast()
		for _, commit := range c.commits {
			p.add(commit[0], "bai@zgh.example", front(commit[1]))
		}
		s, findings := p.load(t, front(c.commits[len(c.commits)-1][1]))
		if findings.HasErrors() {
			t.Fatal(c.name, findings)
		}
		step := s.Record("trips", "v1").Progress.Steps[c.step]
		got := fmt.Sprint(step.Date.Format(time.DateOnly), " ", step.Late)
		if !step.Said.IsZero() {
			got += " said " + step.Said.Format(time.DateOnly)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestLastOn(t *testing.T) {
	p := newPast()
	p.add("2012-03-05", "bai@zgh.example", front("date: 2012-03-05\n"))
	p.add("2012-03-07", "bai@zgh.example", front("date: 2012-03-05\n")+"已答复。\n")
	late := p.traces["trips/v1"].Revisions[1].Commit
	late.Committer.When = late.Committer.When.Add(17 * time.Hour) // the 8th in Shanghai
	p.add("2012-03-08", "bai@zgh.example", front("date: 2012-03-05\n"))
	model, _ := p.load(t, front("date: 2012-03-05\n"))
	trace := func(record string, i int) *gitrepo.Commit { return p.traces[record].Revisions[i].Commit }
	for day, want := range map[string]*gitrepo.Commit{
		"2012-02-29": nil,
		"2012-03-01": trace("cadres/c1", 0),
		"2012-03-04": trace("cadres/c1", 0),
		"2012-03-06": trace("trips/v1", 0),
		"2012-03-07": trace("trips/v1", 0),
		"2012-03-08": trace("trips/v1", 2),
		"2012-12-31": trace("trips/v1", 2),
	} {
		on, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := model.History.LastOn(on); got != want {
			t.Errorf("%s: %v, want %v", day, got, want)
		}
	}
}
