package search_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
	"zoufang/generator/search"
)

// campaign is a site with the templates that the program brings.
var campaign = fstest.MapFS{
	"content/site.yaml": {Data: []byte(`
name: 走访
title: 走访
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-02-29, to: 2012-12-31}
base_url: http://zoufang.example/
inherit: [templates]
`)},
	"content/visits/one.md": {Data: []byte("---\ntitle: 石门岭水泥制品厂\n---\n\n职工说，工资拖欠了两个月。\n")},
	"schemas/visits.yaml": {Data: []byte(`
title: 走访
type: object
x-collection: {label: 走访, path: visits, permalink: "/visits/:id/", name: title, columns: [title]}
required: [title]
properties:
  title: {title: 标题, type: string}
`)},
}

// compiled returns the folder of the site with the index of other documents.
func compiled(t *testing.T, c *corpus) string {
	t.Helper()
	pages := fromServer
	if c.scheme.Relative {
		pages = fromFolder
	}
	files, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := os.CopyFS(root, files); err != nil {
		t.Fatal(err)
	}
	c.write(t, root)
	return root
}

var (
	fromServer = sync.OnceValues(func() (fs.FS, error) { return compile(false) })
	fromFolder = sync.OnceValues(func() (fs.FS, error) { return compile(true) })
)

// compile returns the search page and its assets.
func compile(relative bool) (fs.FS, error) {
	root, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(root)
	result, err := build.Run(context.Background(), build.Options{
		Files: campaign, Templates: os.DirFS("../../templates"), Out: root, Relative: relative,
		Today: time.Date(2012, 10, 8, 0, 0, 0, 0, time.UTC),
	})
	if err != nil || !result.Written {
		return nil, fmt.Errorf("the site does not build: %w %v", err, result.Findings)
	}
	files := fstest.MapFS{}
	built := os.DirFS(root)
	err = fs.WalkDir(built, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "search/") && path != "search/index.html" {
			return err
		}
		data, err := fs.ReadFile(built, path)
		files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	return files, err
}

// open opens the search page of a site, from its folder where it is relative, or
// else from a server.
func open(t *testing.T, c *corpus, query string) (tab context.Context, root string) {
	t.Helper()
	tab = newTab(t)
	root = compiled(t, c)
	address := "file://" + filepath.ToSlash(root) + "/search/index.html"
	if !c.scheme.Relative {
		server := httptest.NewServer(http.FileServer(http.Dir(root)))
		t.Cleanup(server.Close)
		address = server.URL + "/search/"
	}
	if err := chromedp.Do(tab, chromedp.Navigate(address+query)); err != nil {
		t.Fatal(err)
	}
	return tab, root
}

// evaluate returns what an expression is with its arguments, %s in it.
func evaluate[T any](t *testing.T, tab context.Context, expression string, args ...any) T {
	t.Helper()
	written := make([]any, len(args))
	for i, a := range args {
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		written[i] = data
	}
	got, err := chromedp.Run(tab, chromedp.Evaluate[T](fmt.Sprintf(expression, written...), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The rows that queries find as they are written, without what is similar, in
// their order: as the client goes about it, with all files loaded before, so that
// no document need be read; and with documents read as soon as may be.
const findAll = `(async (queries) => {
	const open = (change) => zoufang.Index.open(document.querySelector("[data-search]").dataset.search).then((index) => Object.assign(index, change));
	const indexes = [await open({}), await open({ cost: () => 0 }), await open({ cost: () => 1e6 })];
	const find = async (q, index) => {
		const { rows, similar } = await zoufang.search(index, { q, facets: {} });
		return similar ? [] : rows;
	};
	const found = [];
	for (const q of queries) found.push(await Promise.all(indexes.map((index) => find(q, index))));
	return found;
})(%s)`

func TestClientFindsWhatIsThere(t *testing.T) {
	for _, relative := range []bool{false, true} {
		t.Run(map[bool]string{false: "from a server", true: "from a folder"}[relative], func(t *testing.T) {
			t.Parallel()
			c := newCorpus(400)
			c.scheme.Relative, c.scheme.Synonyms = relative, nil
			tab, _ := open(t, c, "")
			queries := c.queries(400)
			got := evaluate[[][][]int](t, tab, findAll, queries)
			find := c.finder()
			hits := 0
			for i, query := range queries {
				want := find(query)
				if !slices.Equal(slices.Sorted(slices.Values(got[i][0])), want) {
					t.Errorf("%q (%q): found %v, want %v", query, terms(query), got[i][0], want)
				}
				if !slices.Equal(got[i][0], got[i][1]) || !slices.Equal(got[i][0], got[i][2]) {
					t.Errorf("%q (%q): the order depends on how documents are found: %v", query, terms(query), got[i])
				}
				hits += min(1, len(want))
			}
			t.Logf("%d of %d queries find something", hits, len(queries))
		})
	}
}

// What is large and says no more is not loaded: documents are read instead.
func TestClientLoadsLittle(t *testing.T) {
	t.Parallel()
	c := newCorpus(300)
	for i := range c.documents {
		c.documents[i].Text = append(c.documents[i].Text, "工会办公室")
	}
	for i := range 12 {
		c.documents[i].Text = append(c.documents[i].Text, "龘靐厂的工会办公室")
	}
	tab, _ := open(t, c, "")
	const loads = `(async (query) => {
		const index = await zoufang.Index.open(document.querySelector("[data-search]").dataset.search);
		index.cost = (text) => (index.loader.has(index.fileOf(text).name) ? 0 : /[工会办公室]/.test(text) ? 1e5 : 1e4);
		const { rows } = await zoufang.search(index, { q: query, facets: {} });
		return [rows.length, [...index.loader.files.items.keys()].filter((name) => /pairs/.test(name)).length];
	})(%s)`
	for query, want := range map[string][]int{
		"工会":     {300, 1},
		"龘靐厂":    {12, 1},
		"龘靐厂的工会": {12, 1},
		"工会 龘靐厂": {12, 1},
	} {
		if got := evaluate[[]int](t, tab, loads, query); !slices.Equal(got, want) {
			t.Errorf("%q: %d documents from %d files, want %v", query, got[0], got[1], want)
		}
	}
}

// queries returns stretches of documents of 1 to 12 characters, every fourth two of
// them, and every tenth with a character that stands elsewhere.
func (c *corpus) queries(n int) []string {
	stretch := func() []rune {
		d := c.documents[c.random.IntN(len(c.documents))]
		texts := append([]string{d.Title}, d.Text...)
		text := []rune(texts[c.random.IntN(len(texts))])
		from := c.random.IntN(len(text))
		return text[from:min(len(text), from+1+c.random.IntN(12))]
	}
	var all []string
	for len(all) < n {
		query := stretch()
		if len(all)%4 == 0 {
			query = append(append(query, ' '), stretch()...)
		}
		if len(all)%10 == 0 {
			query[c.random.IntN(len(query))] = stretch()[0]
		}
		if len(terms(string(query))) > 0 {
			all = append(all, string(query))
		}
	}
	return all
}

// finder returns what finds the rows of a query without an index.
func (c *corpus) finder() func(query string) []int {
	texts := make([]string, len(c.order))
	for row, i := range c.order {
		d := c.documents[i]
		for _, paragraph := range append([]string{d.Title}, d.Text...) {
			texts[row] += strings.Join(segments(paragraph), "\n") + "\n"
		}
	}
	return func(query string) []int {
		rows := []int{}
		wanted := terms(query)
		for row, text := range texts {
			if !slices.ContainsFunc(wanted, func(term string) bool { return !strings.Contains(text, term) }) {
				rows = append(rows, row)
			}
		}
		return rows
	}
}

// What the client makes of texts needs no index.
func TestClientReadsTexts(t *testing.T) {
	t.Parallel()
	tab, _ := open(t, newCorpus(1), "")
	t.Run("normal form", func(t *testing.T) { testNormalForm(t, tab) })
	t.Run("links to words", func(t *testing.T) { testLinks(t, tab) })
	t.Run("marks", func(t *testing.T) { testMarks(t, tab) })
}

// asked is what a query answers, with documents by their titles.
type asked struct {
	Titles     []string `json:"titles"`
	Also       []string `json:"also"`
	Similar    bool     `json:"similar"`
	Unfiltered int      `json:"unfiltered"`
}

const askAll = `(async (asks) => {
	const index = await zoufang.Index.open(document.querySelector("[data-search]").dataset.search);
	const answers = [];
	for (const ask of asks) {
		const answer = await zoufang.search(index, Object.assign({ q: "", facets: {} }, ask));
		const texts = await Promise.all(answer.rows.map((row) => index.document(row)));
		answers.push({ ...answer, titles: texts.map((text) => text.title) });
	}
	return answers;
})(%s)`

func TestClientRanksAndNarrows(t *testing.T) {
	t.Parallel()
	c := newCorpus(0)
	add := func(title, kind string, date int, facets [][]string, text ...string) {
		c.documents = append(c.documents, search.Document{Page: title + "/", Title: title, Kind: kind, Day: day(date), Facets: facets, Text: text})
	}
	long := strings.Repeat("别的事情也说了很多。", 20)
	add("甲", "visits", 1, [][]string{{"g1"}, {"zs"}}, "职工食堂，职工食堂，职工食堂的饭菜。", long)
	add("乙", "visits", 2, [][]string{{"g1", "g2"}, nil}, "职工食堂的饭菜。", long)
	add("丙：职工食堂", "papers", 3, [][]string{{"g2"}, {"xg", "zs"}}, "饭菜。", long)
	add("丁", "papers", 4, nil, "职工说，食堂拖欠工资。", long)
	add("戊", "people", 5, nil, "农民工的工资。", "有人拖欠。")
	c.documents[4].Day = ""
	tab, _ := open(t, c, "")

	type ask = map[string]any
	tests := []struct {
		ask  ask
		want asked
	}{
		{ask{"q": "职工食堂"}, asked{Titles: []string{"丙：职工食堂", "甲", "乙"}, Unfiltered: 3}},
		{ask{"q": "饭菜 职工食堂"}, asked{Titles: []string{"丙：职工食堂", "甲", "乙"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "sort": "date"}, asked{Titles: []string{"丙：职工食堂", "乙", "甲"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "in": "visits"}, asked{Titles: []string{"甲", "乙"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "facets": ask{"group": "g2"}}, asked{Titles: []string{"丙：职工食堂", "乙"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "facets": ask{"group": "g2", "district": "zs"}}, asked{Titles: []string{"丙：职工食堂"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "from": "2012-03-02"}, asked{Titles: []string{"丙：职工食堂", "乙"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "to": "2012-03-01"}, asked{Titles: []string{"甲"}, Unfiltered: 3}},
		{ask{"q": "职工食堂", "in": "people"}, asked{Titles: []string{}, Unfiltered: 3}},
		{ask{"from": "2012-02-29"}, asked{Titles: []string{"丁", "丙：职工食堂", "乙", "甲"}, Unfiltered: 5}},
		{ask{"in": "people"}, asked{Titles: []string{"戊"}, Unfiltered: 5}},
		{ask{"q": "讨薪"}, asked{Titles: []string{"丁"}, Also: []string{"拖欠工资"}, Unfiltered: 1}},
		{ask{"q": "食堂拖欠"}, asked{Titles: []string{"丁"}, Unfiltered: 1}},
		{ask{"q": "农民工拖欠"}, asked{Titles: []string{"戊"}, Similar: true, Unfiltered: 1}},
		{ask{"q": "量子纠缠"}, asked{Titles: []string{}, Similar: true}},
	}
	asks := make([]ask, len(tests))
	for i, test := range tests {
		asks[i] = test.ask
	}
	for i, got := range evaluate[[]asked](t, tab, askAll, asks) {
		want := tests[i].want
		if want.Also == nil {
			want.Also = []string{}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %s", asks[i], cmp.Diff(want, got))
		}
	}
}

const excerpts = `(%s).map(([paragraphs, texts]) =>
	zoufang.excerpt(paragraphs, texts).stretches.map((parts) => parts.map((part) => part.hit ? "[" + part.text + "]" : part.text).join("")))`

const fragments = `(%s).map(([text, sought]) => decodeURIComponent(zoufang.excerpt([text], [sought]).fragment))`

// Browsers go to whole words only.
func testLinks(t *testing.T, tab context.Context) {
	got := evaluate[[]string](t, tab, fragments, [][2]string{{"他说，农民工工资没有发。", "民工"}, {"GB-1，a&b", "gb1"}, {"没有", "工资"}})
	want := []string{"#:~:text=农民工工资没有发", "#:~:text=GB-1", ""}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func testMarks(t *testing.T, tab context.Context) {
	sentence := strings.Repeat("这里说的是别的事情，", 12)
	tests := []struct {
		paragraphs, texts []string
		want              []string
	}{
		{[]string{"职工说，工资拖欠了两个月，工资还没有补发。"}, []string{"工资", "补发"}, []string{"职工说，[工资]拖欠了两个月，[工资]还没有[补发]。"}},
		{[]string{"执行ＧＢ／Ｔ 19001—2016标准。"}, []string{"gbt190012016"}, []string{"执行[ＧＢ／Ｔ 19001—2016]标准。"}},
		{[]string{"大连㈱会社和ｶﾞｽ公司"}, []string{"株", "ガ"}, []string{"大连[㈱]会社和[ｶﾞ]ｽ公司"}},
		{[]string{"在𠮷野村𠮷家"}, []string{"𠮷"}, []string{"在[𠮷]野村[𠮷]家"}},
		{[]string{"工资工资"}, []string{"工资", "资工"}, []string{"[工资工资]"}},
		{[]string{"没有", "也没有"}, []string{"工资"}, []string{"没有 也没有"}},
		{nil, []string{"工资"}, []string{}},
		{
			[]string{sentence + "职工拖欠工资。" + sentence},
			[]string{"工资"},
			[]string{"…这里说的是别的事情，这里说的是别的事情，职工拖欠[工资]。" + string([]rune(sentence)[:63]) + "…"},
		},
	}
	in := make([][2][]string, len(tests))
	for i, test := range tests {
		in[i] = [2][]string{append([]string{}, test.paragraphs...), test.texts}
	}
	got := evaluate[[][]string](t, tab, excerpts, in)
	for i, test := range tests {
		if !slices.Equal(got[i], test.want) {
			t.Errorf("%q in %q:\ngot  %q\nwant %q", test.texts, test.paragraphs, got[i], test.want)
		}
	}
}
