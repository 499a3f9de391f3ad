package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"zoufang/generator/search"
	"zoufang/generator/site"
)

// pieces are what made-up texts are made of: what Chinese records hold, and what is
// hard about writing systems.
var pieces = strings.Fields(`
	农民工 工资 拖欠 欠缴 职工 食堂 伙食 安全 生产 责任制 工会 主席 走访 企业 车间 水泥 制品厂 有限公司 石门岭 中山区 旅顺口
	三季度 补发 清零 劳动 合同 医疗 保险 费用 困难 家庭 子女 助学 王某 某某 欧阳 的 了 在 和 一 二 三
	2012年3月5日 1,234.5元 12:30 0411-8****678 大工发〔2012〕15号 GB/T19001—2016 ISO9001 erp Café naïve straße ΣΟΦΟΣ İzmir ﬁn
	ＥＲＰ系统 １２３ ㈱ ① ㎡ ½ ｶﾞｽ ﾊﾟﾝ カ゛ は゛ 각 한글 ㄱㅏ ﾡￂ é ợ
	𠮷 𬭚 𡈼 䶮 㛃  󰀁 ꀀ नमस्ते עִבְרִית عَرَبِي ไทย 👍 👨‍👩‍👧 …… —— · ～ ％ ＋ ℃ №`)

// marks stand between pieces.
var marks = []string{"", "", "", "", "", "，", "。", "、", "；", "：", " ", "　", "“", "”", "（", "）", "\n", "！", "？", "-", "/"}

// corpus is a number of made-up documents and their index.
type corpus struct {
	documents []search.Document
	scheme    search.Scheme
	random    *rand.Rand
	order     []int // documents by row
}

func newCorpus(documents int) *corpus {
	c := &corpus{random: rand.New(rand.NewPCG(1, 2)), scheme: search.Scheme{
		Kinds: []search.Kind{{ID: "visits", Label: "走访"}, {ID: "papers", Label: "调研报告"}, {ID: "people", Label: "人员"}},
		Facets: []search.Facet{
			{Key: "group", Title: "走访组", Values: []search.Value{{ID: "g1", Name: "走访一组"}, {ID: "g2", Name: "走访二组"}, {ID: "g3", Name: "走访三组"}}},
			{Key: "district", Title: "区市县", Values: []search.Value{{ID: "zs", Name: "中山区"}, {ID: "xg", Name: "西岗区"}}},
		},
		Synonyms: map[string][]string{"讨薪": {"拖欠工资"}, "餐厅": {"食堂"}},
		First:    time.Date(2012, 2, 29, 0, 0, 0, 0, time.UTC),
	}}
	for i := range documents {
		c.documents = append(c.documents, c.document(i))
	}
	return c
}

func day(n int) string { return time.Date(2012, 2, 29+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }

func (c *corpus) document(i int) search.Document {
	d := search.Document{
		Page:   fmt.Sprintf("visits/2012/%04d/", i),
		Title:  c.text(3 + c.random.IntN(8)),
		Kind:   c.scheme.Kinds[c.random.IntN(3)].ID,
		Facets: [][]string{nil, nil},
	}
	if c.random.IntN(10) > 0 {
		d.Day = day(c.random.IntN(300))
	}
	for f, facet := range c.scheme.Facets {
		for _, v := range facet.Values {
			if c.random.IntN(3) == 0 {
				d.Facets[f] = append(d.Facets[f], v.ID)
			}
		}
	}
	for range 1 + c.random.IntN(8) {
		d.Text = append(d.Text, c.text(1+c.random.IntN(30)))
	}
	return d
}

func (c *corpus) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[c.random.IntN(len(pieces))])
		b.WriteString(marks[c.random.IntN(len(marks))])
	}
	return b.String()
}

// nameOf is what the index knows a document by.
func nameOf(i int) string { return fmt.Sprintf("made-up/%d", i) }

// write writes the index into the folder of a site.
func (c *corpus) write(t testing.TB, root string) {
	t.Helper()
	names := make([]string, len(c.documents))
	for i := range names {
		names[i] = nameOf(i)
	}
	spool, err := site.NewSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	x := search.NewIndexer(c.scheme, spool, names)
	out := disk(root)
	for i, d := range c.documents {
		file, err := x.Add(names[i], d)
		if err == nil {
			err = out.Give(x.TextFile(names[i]), file)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Write(out, 2, nil); err != nil {
		t.Fatal(err)
	}
	c.order = make([]int, len(names))
	for i := range c.order {
		c.order[i] = i
	}
	slices.SortFunc(c.order, func(a, b int) int { return strings.Compare(x.TextFile(names[a]), x.TextFile(names[b])) })
}

// disk takes the files of an index.
type disk string

func (f disk) Give(name string, data []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func (disk) Keep(string) error { return nil }

// terms returns what a query asks for.
func terms(query string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(query, unicode.IsSpace) {
		for _, term := range segments(part) {
			if !slices.Contains(all, term) {
				all = append(all, term)
			}
		}
	}
	return all
}

// segments returns the stretches of a text in normal form, as strings of code
// units that stand for themselves.
func segments(text string) []string {
	return strings.FieldsFunc(raw(search.Normal(text)), func(r rune) bool { return r == 0 })
}

// raw writes code units as characters of one plane, so that halves of characters
// can be looked for.
func raw(units []uint16) string {
	var b strings.Builder
	for _, u := range units {
		r := rune(u)
		if utf16.IsSurrogate(r) {
			r += 0x100000
		}
		b.WriteRune(r)
	}
	return b.String()
}
