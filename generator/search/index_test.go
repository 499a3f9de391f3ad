package search_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zoufang/generator/search"
	"zoufang/generator/site"
)

// folder is an index as it lies in a site.
type folder struct {
	mu    sync.Mutex
	files map[string][]byte
	given map[string]bool   // that were written anew
	texts map[string]string // files of documents, by name
	last  *folder
}

func (f *folder) Give(name string, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files[name] != nil {
		return fmt.Errorf("%s is written twice", name)
	}
	f.files[name] = data
	f.given[name] = f.last == nil || !bytes.Equal(f.last.files[name], data)
	return nil
}

func (f *folder) Keep(name string) error { return f.Give(name, f.last.files[name]) }

func (f *folder) Read(name string) ([]byte, error) {
	if data := f.files[name]; data != nil {
		return data, nil
	}
	return nil, fmt.Errorf("%s: no such file", name)
}

// write writes the index of documents, over the last one where there is one.
func write(t *testing.T, docs map[string]search.Document, last *folder, cards map[string]search.Card) (*folder, map[string]search.Card) {
	t.Helper()
	spool, err := site.NewSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	names := slices.Sorted(maps.Keys(docs))
	f := &folder{files: map[string][]byte{}, given: map[string]bool{}, texts: map[string]string{}, last: last}
	var before *search.Last
	fresh := map[string]search.Card{}
	x, probe := search.NewIndexer(scheme, spool, names), search.NewIndexer(scheme, spool, names)
	for _, name := range names {
		file, err := probe.Add(name, docs[name])
		card, _ := probe.Card(name)
		if err != nil {
			t.Fatal(err)
		}
		fresh[name], f.texts[name] = card, x.TextFile(name)
		if last != nil && cards[name].Sum == card.Sum && last.texts[name] == f.texts[name] {
			x.Keep(name, card) // as a traced build does
			err = f.Keep(f.texts[name])
		} else {
			x.Add(name, docs[name])
			err = f.Give(f.texts[name], file)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if last != nil {
		before = &search.Last{Cards: cards, Read: last.Read}
	}
	if err := x.Write(f, 2, before); err != nil {
		t.Fatal(err)
	}
	return f, fresh
}

var scheme = search.Scheme{
	Kinds:    []search.Kind{{ID: "visits", Label: "走访"}, {ID: "papers", Label: "调研报告"}},
	Facets:   []search.Facet{{Key: "group", Title: "走访组", Values: []search.Value{{ID: "g1", Name: "走访一组"}, {ID: "g2", Name: "走访二组"}}}},
	Synonyms: map[string][]string{"讨薪": {"欠薪"}},
	First:    time.Date(2012, 3, 1, 0, 0, 0, 0, time.UTC),
}

const words = "企业职工走访工资拖欠安全生产培训食堂宿舍加班社保合同工会困难帮扶调研意见建议反映问题解决落实回访承诺春夏秋冬一二三四五六七八九十，。；、ＥＲＰ5GIso9001𠀀𪚥𠮷"

func sentence(r *rand.Rand, length int) string {
	runes := []rune(words)
	var b strings.Builder
	for range length {
		b.WriteRune(runes[r.IntN(len(runes))])
	}
	return b.String()
}

func document(r *rand.Rand, name string) search.Document {
	d := search.Document{Page: name + "/", Title: sentence(r, 4+r.IntN(20)), Kind: scheme.Kinds[r.IntN(2)].ID, Day: scheme.First.AddDate(0, 0, r.IntN(200)).Format(time.DateOnly)}
	d.Facets = [][]string{{scheme.Facets[0].Values[r.IntN(2)].ID}}
	for range 1 + r.IntN(6) {
		d.Text = append(d.Text, sentence(r, r.IntN(200)))
	}
	return d
}

func documents(r *rand.Rand, n int) map[string]search.Document {
	all := map[string]search.Document{}
	for i := range n {
		name := fmt.Sprintf("visits/%04d", i)
		all[name] = document(r, name)
	}
	return all
}

// TestChangedIsWhole holds that an index that was changed edit by edit is the one
// that would be written at once.
func TestChangedIsWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	docs := documents(r, 120)
	last, cards := write(t, docs, nil, nil)
	for step := range 40 {
		for range 1 + r.IntN(3) {
			name := fmt.Sprintf("visits/%04d", r.IntN(140))
			d, there := docs[name]
			switch {
			case there && r.IntN(4) == 0:
				delete(docs, name)
			case there && r.IntN(2) == 0:
				d.Text = slices.Clone(d.Text)
				d.Text[r.IntN(len(d.Text))] += sentence(r, 20)
				docs[name] = d
			default:
				docs[name] = document(r, name)
			}
		}
		whole, _ := write(t, docs, nil, nil)
		last, cards = write(t, docs, last, cards)
		if len(whole.files) != len(last.files) {
			t.Fatalf("step %d: %d files, %d when written at once", step, len(last.files), len(whole.files))
		}
		for name, data := range whole.files {
			if !bytes.Equal(data, last.files[name]) {
				t.Fatalf("step %d: %s differs", step, name)
			}
		}
	}
}

// TestAnEditTouchesLittle holds that an edit of one sentence rewrites no more files
// than it has pairs, but for the few that every edit rewrites.
func TestAnEditTouchesLittle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	docs := documents(r, 600)
	last, cards := write(t, docs, nil, nil)
	d := docs["visits/0301"]
	d.Text = append(slices.Clone(d.Text), "这一句是后来加上去的")
	docs["visits/0301"] = d
	now, _ := write(t, docs, last, cards)
	given := 0
	for _, anew := range now.given {
		if anew {
			given++
		}
	}
	if given < 3 || given > 9+10+3+4 {
		t.Errorf("%d files are written anew", given)
	}
}
