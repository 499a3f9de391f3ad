package signal_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// desk is a site whose people write reports and papers.
const desk = `
-- content/site.yaml --
name: 走访
title: 走访
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-01-01, to: 2013-12-31}
as_of: 2013-12-31
base_url: http://test.example/
inherit: []
audiences: [{id: public, name: 读者}, {id: supervision, name: 督导组}]
-- content/people/ann.md --
---
姓名: 安明
---
-- content/people/bob.md --
---
姓名: 包文
---
-- schemas/people.yaml --
title: 人
type: object
x-collection: {label: 人, path: people, permalink: '/people/:id/', name: name}
properties:
  name: {title: 姓名, type: string}
-- schemas/reports.yaml --
title: 报告
type: object
x-collection: {label: 报告, path: reports, permalink: '/reports/:id/', date: date}
properties:
  date: {title: 日期, type: string, format: date}
  by: {title: 作者, x-ref: people}
-- schemas/papers.yaml --
title: 文章
type: object
x-collection: {label: 文章, path: papers, permalink: '/papers/:id/', date: date}
properties:
  date: {title: 日期, type: string, format: date}
  by: {title: 作者, x-ref: people}
-- schemas/signals/board.yaml --
audience: supervision
people: [people]
units: [people]
-- schemas/signals/copies.yaml --
title: 雷同
from: [reports, papers]
copies: {listed: 45}
`

// written is a record with a text.
type written struct {
	name, by string
	day      time.Time
	body     string
	before   []string // its texts until it was changed, one a day
}

func (w written) file() string { return "content/" + w.name + ".md" }

func (w written) data(body string) []byte {
	return fmt.Appendf(nil, "---\n日期: %s\n作者: %s\n---\n\n%s", w.day.Format(time.DateOnly), w.by, body)
}

// record returns a text that somebody wrote on the nth day.
func record(name, by string, n int, body string, before ...string) written {
	return written{name, by, time.Date(2012, 1, n, 0, 0, 0, 0, time.UTC), body, before}
}

// deskWith returns the files of a site with these records.
func deskWith(all []written) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(desk)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, w := range all {
		files[w.file()] = &fstest.MapFile{Data: w.data(w.body)}
	}
	return files
}

// pastOf returns the history in which each record was committed on its day, and
// changed on the days after it.
func pastOf(all []written) site.HistoryFunc {
	root := &gitrepo.Commit{ID: "root", Committer: gitrepo.Signature{When: time.Date(2011, 12, 31, 0, 0, 0, 0, time.UTC)}}
	traces, heads, blobs := map[string]*gitrepo.Trace{}, map[string]string{}, map[string][]byte{}
	for _, w := range all {
		trace := &gitrepo.Trace{}
		for i, body := range append(slices.Clone(w.before), w.body) {
			by := gitrepo.Signature{Name: w.by, Email: w.by + "@test.example", When: w.day.AddDate(0, 0, i).Add(time.Hour)}
			id := fmt.Sprint("blob ", w.name, i)
			blobs[id] = w.data(body)
			trace.Revisions = append(trace.Revisions, gitrepo.Revision{
				Commit: &gitrepo.Commit{ID: fmt.Sprint(w.name, i), Parents: []string{"root"}, Author: by, Committer: by}, Path: w.file(), Blob: id})
			heads[w.file()] = id
		}
		traces[w.name] = trace
	}
	return func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) {
		return gitrepo.NewHistory(root, traces, func(id string) ([]byte, error) { return blobs[id], nil },
			func(path string) (string, bool) { id, ok := heads[path]; return id, ok }), nil
	}
}

// board returns what is found in a site.
func board(t testing.TB, files fstest.MapFS, past site.HistoryFunc, o signal.Options) []*signal.Finding {
	t.Helper()
	model, findings, err := site.Load(context.Background(), site.Options{Root: files, Audience: "supervision", History: past, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Fatal(f.Span, f.Message.In(diag.EN))
		}
	}
	schemas, err := fs.Sub(files, "schemas")
	if err != nil {
		t.Fatal(err)
	}
	rules, findings := signal.Load(schemas, model.Schemas, model.Config)
	if len(findings) > 0 {
		t.Fatal(findings[0].Span, findings[0].Message.In(diag.EN))
	}
	found, _, err := signal.Find(context.Background(), model, rules, o)
	if err != nil {
		t.Fatal(err)
	}
	return found.Findings
}

// lines is what is said of findings.
func lines(all []*signal.Finding) string {
	var b strings.Builder
	for _, f := range all {
		for _, r := range f.About {
			b.WriteString(r.Name() + " ")
		}
		fmt.Fprintln(&b, f.Strong)
		for _, fact := range f.Facts {
			fmt.Fprintln(&b, " ", fact.In(diag.EN))
		}
	}
	return b.String()
}

// What leads to other files, which a single text does not have.
var (
	images = regexp.MustCompile(`!\[[^]]*]\([^)]*\)`)
	links  = regexp.MustCompile(`\[([^]]*)]\([^)]*\)`)
)

// honestTexts are the texts of the demonstration that are long enough, by file.
func honestTexts(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, c := range []string{"visits", "papers", "summaries", "experiences", "news", "bulletins"} {
		err := filepath.WalkDir("../../content/"+c, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".md" {
				return err
			}
			data, err := os.ReadFile(path)
			_, rest, _ := strings.Cut(string(data), "---\n")
			_, body, found := strings.Cut(rest, "\n---\n")
			if found && len([]rune(body)) > 500 {
				all = append(all, links.ReplaceAllString(images.ReplaceAllString(body, ""), "$1"))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// honestReports are reports with those texts, one a day, without the few that the
// demonstration itself plants.
func honestReports(t testing.TB) []written {
	var all []written
	for i, body := range honestTexts(t) {
		all = append(all, record(fmt.Sprintf("reports/h%03d", i), "ann", 1+i, body))
	}
	planted := map[string]bool{}
	for _, f := range board(t, deskWith(all), nil, signal.Options{Workers: 2}) {
		planted[f.About[0].Name()] = true
	}
	if len(planted) > 4 {
		t.Fatalf("%d of %d honest texts are listed", len(planted), len(all))
	}
	return slices.DeleteFunc(all, func(w written) bool { return planted[w.name] })
}

func TestPlantedCopiesAreFound(t *testing.T) {
	honest := honestReports(t)
	all := slices.Clone(honest)
	want := map[string]int{}
	day := len(honest)
	for k, plant := range plants {
		for i := range 9 {
			at := (i*len(plants) + k) % len(honest)
			source, other := &honest[at], honest[(at+len(honest)/2)%len(honest)]
			day++
			name := fmt.Sprintf("reports/%s-%d", strings.ReplaceAll(plant.name, " ", "-"), i)
			if plant.elsewhere {
				name = "papers/" + strings.TrimPrefix(name, "reports/")
			}
			body := plant.make(newCopier(day), source.body, other.body)
			if plant.old {
				all[at].before, all[at].body = []string{source.body}, newCopier(day).invented(900)
			}
			want[name] = at
			all = append(all, record(name, "bob", day, body))
		}
	}
	found := map[string]bool{}
	for _, f := range board(t, deskWith(all), pastOf(all), signal.Options{Workers: 2}) {
		name := f.About[0].Name()
		found[name] = true
		if _, planted := want[name]; !planted {
			t.Errorf("listed, and honest: %s", lines([]*signal.Finding{f}))
		}
	}
	for name := range want {
		if !found[name] {
			t.Errorf("not found: %s", name)
		}
	}
	t.Logf("%d of %d found, among %d honest ones", len(found), len(want), len(honest))
}

const original = "## 情况\n\n锅炉房的三名司炉工说，夜班补贴从去年十月起没有发过，问了两回车间都说等通知。食堂的菜价涨了一块五，量没有多。" +
	"宿舍楼道的灯坏了四盏，报修单压在后勤科的抽屉里，日期是上个月九号。\n\n女工提出更衣室离车间太远，冬天出汗以后走过去容易着凉，希望在二楼隔出一间。" +
	"工会主席当场记了下来，答应周五以前同基建科碰一次头。\n\n## 打算\n\n下周三再去一趟，先看补贴名册，再看灯修了没有，把更衣室的图纸带回来请同志们看一看。" +
	"厂里愿意出料，缺的是施工队，可以请街道的建筑队帮几天忙，工钱按市价结算，不欠账，也不摊派。\n"

func TestWhatIsSaidOfCopies(t *testing.T) {
	changed := strings.NewReplacer("三名", "五名", "四盏", "七盏", "九号", "二号").Replace(original)
	all := []written{
		record("reports/a", "ann", 3, newCopier(1).invented(600), original),
		record("reports/b", "bob", 9, changed),
		record("papers/c", "bob", 12, changed),
	}
	got := lines(board(t, deskWith(all), pastOf(all), signal.Options{Workers: 2}))
	want := `papers/c reports/b true
  100% of the text stands in reports “b” (2012-01-09), whatever the numbers; 213 characters are just the same
  this was committed on 2012-01-12 by bob, the other on 2012-01-09 by bob
  both are by 包文
reports/b reports/a true
  100% of the text stands in reports “a” (2012-01-03), whatever the numbers; 205 characters are just the same
  it is the same as what was committed there on 2012-01-03, and changed since
  this was committed on 2012-01-09 by bob, the other on 2012-01-03 by ann
  this is by 包文, the other by 安明
`
	if got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestCopiesSideBySide(t *testing.T) {
	later := "食堂的菜价涨了两块钱，量没有多。宿舍楼道的灯坏了六盏，报修单压在后勤科的抽屉里。"
	body := strings.Replace(original, "## 打算", later+"\n\n## 打算", 1)
	all := []written{record("reports/a", "ann", 3, original), record("reports/b", "ann", 4, body)}
	found := board(t, deskWith(all), nil, signal.Options{})
	if len(found) != 1 || found[0].Pair == nil {
		t.Fatal(lines(found))
	}
	var b strings.Builder
	for _, piece := range found[0].Pair.Left.Paragraphs[3] {
		fmt.Fprintf(&b, "%s %v\n", piece.Text, piece.Shared)
	}
	want := "食堂的菜价涨了 true\n两块钱，量没有多。 false\n宿舍楼道的灯坏了 true\n六 false\n盏，报修单压在后勤科的抽屉里 true\n。 false\n"
	if got := b.String(); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

// The evidence is another only where one of the texts is.
func TestEvidenceOfCopies(t *testing.T) {
	evidence := func(more ...written) string {
		all := append([]written{record("reports/a", "ann", 3, original), record("reports/b", "bob", 9, original)}, more...)
		for _, f := range board(t, deskWith(all), pastOf(all), signal.Options{}) {
			if f.About[0].ID == "b" {
				return f.Evidence
			}
		}
		t.Fatal("not found")
		return ""
	}
	before := evidence()
	if got := evidence(record("reports/c", "ann", 20, newCopier(3).invented(500)), record("reports/d", "ann", 21, original)); got != before {
		t.Errorf("other texts change it: %s, %s", before, got)
	}
	all := []written{record("reports/a", "ann", 3, original), record("reports/b", "bob", 9, original+"\n这是新写的一句话。\n")}
	if got := board(t, deskWith(all), pastOf(all), signal.Options{}); got[0].Evidence == before {
		t.Error("another text does not change it")
	}
}

// Whether texts are known of earlier runs, and how many work on it, is all the same.
func TestCopiesAreTheSameWithMemory(t *testing.T) {
	honest := honestReports(t)
	all := slices.Clone(honest)
	for i := range 20 {
		all = append(all, record(fmt.Sprintf("reports/p%02d", i), "bob", 200+i, newCopier(i).everything(honest[i%7].body)))
	}
	files, past := deskWith(all), pastOf(all)
	want := lines(board(t, files, past, signal.Options{}))
	if strings.Count(want, "reports/p") < 20 {
		t.Fatal(want)
	}
	file := filepath.Join(t.TempDir(), "memory")
	for _, workers := range []int{1, 2, 7} {
		m := site.OpenMemory(file, "test")
		if got := lines(board(t, files, past, signal.Options{Memory: m, Workers: workers})); got != want {
			t.Errorf("%d workers (-without +with):\n%s", workers, cmp.Diff(want, got))
		}
		if workers > 1 && m.Learned() > 0 {
			t.Error("a text was read that was known")
		}
		if err := m.Save(); err != nil {
			t.Fatal(err)
		}
	}
}

// However many copies there are of a text, each is listed once.
func TestEachCopyIsListedOnce(t *testing.T) {
	var all []written
	for i := range 40 {
		all = append(all, record(fmt.Sprintf("reports/r%02d", i), "ann", i+1, newCopier(i).renumbered(original)))
	}
	seen := map[string]bool{}
	for _, f := range board(t, deskWith(all), nil, signal.Options{Workers: 2}) {
		if seen[f.About[0].ID] || f.About[1].ID >= f.About[0].ID {
			t.Error(lines([]*signal.Finding{f}))
		}
		seen[f.About[0].ID] = true
	}
	if len(seen) != 39 {
		t.Errorf("%d listed, want 39", len(seen))
	}
}

// A record is not like itself, and an old text shows nothing that must not be shown.
func TestCopiesOfOldTexts(t *testing.T) {
	old := strings.Replace(original, "二楼隔出一间", "二楼隔出一间，图纸找13800138000要", 1)
	all := []written{record("reports/a", "ann", 3, newCopier(1).invented(600), old, original), record("reports/b", "bob", 9, original)}
	found := board(t, deskWith(all), pastOf(all), signal.Options{})
	if len(found) != 1 || found[0].Pair.Right.Then == nil {
		t.Fatal(lines(found))
	}
	all[0].before = []string{old}
	found = board(t, deskWith(all), pastOf(all), signal.Options{})
	if len(found) != 1 || found[0].Pair.Right.Then.Commit != "reports/a0" {
		t.Fatal(lines(found))
	}
	if text := fmt.Sprint(found[0].Pair.Right.Paragraphs); strings.Contains(text, "13800138000") || !strings.Contains(text, "138****8000") {
		t.Error(text)
	}
}

// TestATextThatNearlyAllCopied is no stock phrase because of that.
func TestATextThatNearlyAllCopied(t *testing.T) {
	const copied = 250
	body := honestTexts(t)[0]
	var all []written
	for i := range copied {
		all = append(all, record(fmt.Sprintf("reports/c%03d", i), "ann", 1+i, body))
	}
	if found := board(t, deskWith(all), nil, signal.Options{Workers: 2}); len(found) != copied-1 {
		t.Errorf("%d of %d copies are found", len(found), copied-1)
	}
}
