package history_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/schema"
)

// randomText puts words together, so that texts repeat themselves as people do.
func randomText(r *rand.Rand, words []string, longest int) string {
	var b strings.Builder
	for range r.IntN(longest) {
		b.WriteString(words[r.IntN(len(words))])
	}
	return b.String()
}

var vocabulary = []string{
	"职工", "厂", "一千二百", "12", "3.5%", "，", "。", "\n", "\n\n", "## ", "- ", "| ", "的", "困难", "PM2.5", " ", "”", "é", "️", "\x00", "\xff",
}

// Texts are put together again from the pieces of random pairs, some far apart and
// some an edit away.
func TestPiecesKeepBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		before := randomText(r, vocabulary, 60)
		after := randomText(r, vocabulary, 60)
		if at := r.IntN(len(before) + 1); r.IntN(2) == 0 {
			after = before[:at] + randomText(r, vocabulary, 4) + before[min(len(before), at+r.IntN(9)):]
		}
		pieces := history.CompareTexts(before, after)
		checkPieces(t, pieces, before, after)
		for _, p := range history.Shorten(pieces) {
			if (p.Text == "") != (p.Kind == history.Skipped) {
				t.Fatalf("piece %q of %q and %q", p, before, after)
			}
		}
	}
}

func TestEqualTextsAreOnePiece(t *testing.T) {
	pieces := history.CompareTexts("走访。\n", "走访。\n")
	if len(pieces) != 1 || pieces[0].Kind != history.Same {
		t.Errorf("got %q", pieces)
	}
}

// What is written differently but says the same has not changed.
func TestTheSameValuesShowNoChange(t *testing.T) {
	c := collection(t, "visits")
	for _, name := range cases(t, "testdata/cases/*.txtar") {
		for _, source := range sources(t, name) {
			other := source
			other.Data = bytes.ReplaceAll(source.Data, []byte("---\n标题:"), []byte("---\n# 备忘\ntitle:"))
			if source.Data == nil || bytes.Equal(other.Data, source.Data) {
				continue
			}
			got := history.Revisions(c, "x", "supervision", called, []history.Source{source, other})[1]
			if len(got.Changes) > 0 || got.Text != nil {
				t.Errorf("%s: %+v", source.Subject, got)
			}
		}
	}
}

// guarded is a field of a random schema.
type guarded struct {
	key, keyword string // x-privacy or x-audience, with its value
	place        int    // at the top, in a list, in an object of a list, around what is guarded
	value        func(*rand.Rand) string
}

var guards = []guarded{
	{keyword: "x-privacy: name", value: randomName},
	{keyword: "x-privacy: phone", value: func(r *rand.Rand) string { return fmt.Sprintf("1%010d", r.IntN(1e10)) }},
	{keyword: "x-privacy: id-number", value: func(r *rand.Rand) string { return fmt.Sprintf("2102021980%07dX", r.IntN(1e7)) }},
	{keyword: "x-privacy: address", value: func(r *rand.Rand) string { return "沙河口区春柳街道" + randomName(r) + "路5号" }},
	{keyword: "x-privacy: omit", value: func(r *rand.Rand) string { return "密" + randomName(r) + randomName(r) }},
	{keyword: "x-audience: supervision", value: func(r *rand.Rand) string { return "督" + randomName(r) + randomName(r) }},
}

func randomName(r *rand.Rand) string {
	letters := []rune("鞠蔺阚訾贲逄郗璞麒霁菡萱筠瑾")
	name := make([]rune, 2+r.IntN(2))
	for i := range name {
		name[i] = letters[r.IntN(len(letters))]
	}
	return string(name)
}

// randomSchema returns a collection of guarded fields at random places.
func randomSchema(t *testing.T, r *rand.Rand) (*schema.Collection, []guarded) {
	t.Helper()
	var b strings.Builder
	b.WriteString("title: 甲\ntype: object\nx-collection: {label: 甲, path: a, permalink: \"/a/:id/\"}\nproperties:\n  note: {title: 说明, type: string}\n")
	fields := make([]guarded, 1+r.IntN(6))
	for i := range fields {
		f := guards[r.IntN(len(guards))]
		f.key, f.place = fmt.Sprintf("f%d", i), r.IntN(3)
		if strings.HasPrefix(f.keyword, "x-audience") {
			f.place = r.IntN(4)
		}
		fields[i] = f
		leaf := fmt.Sprintf("{title: 字段%d, type: string, %s}", i, f.keyword)
		switch f.place {
		case 1:
			leaf = fmt.Sprintf("{title: 列表%d, type: array, items: {type: string, %s}}", i, f.keyword)
		case 2:
			leaf = fmt.Sprintf("{title: 列表%d, type: array, items: {type: object, additionalProperties: false, properties: {v: %s, n: {title: 数, type: integer}}}}", i, leaf)
		case 3:
			leaf = fmt.Sprintf("{title: 列表%d, type: array, %s, items: {type: object, additionalProperties: false, properties: {n: {title: 数, type: integer}, v: {title: 值, type: string}}}}", i, f.keyword)
		}
		fmt.Fprintf(&b, "  %s: %s\n", f.key, leaf)
	}
	b.WriteString("additionalProperties: false\n")
	set, findings := schema.Load(fstest.MapFS{"a.yaml": {Data: []byte(b.String())}}, "schemas/")
	for _, f := range findings {
		t.Fatalf("%s: %s\n%s", f.Span, f.Message.In(diag.EN), b.String())
	}
	return set.Collection("a"), fields
}

// randomRecord fills the fields, and tells what is private of it also in the text
// and in what others may see.
func randomRecord(r *rand.Rand, fields []guarded) (data string, private []string) {
	front, told := "", ""
	for _, f := range fields {
		if r.IntN(4) == 0 {
			continue
		}
		value := f.value(r)
		private = append(private, value)
		if strings.HasPrefix(f.keyword, "x-privacy") {
			told += "走访" + value + "。"
		}
		switch f.place {
		case 0:
			front += fmt.Sprintf("%s: %s\n", f.key, value)
		case 1:
			front += fmt.Sprintf("%s: [%s]\n", f.key, value)
		default:
			front += fmt.Sprintf("%s:\n  - {n: %d, v: %s}\n", f.key, r.IntN(2), value)
		}
	}
	if r.IntN(5) == 0 {
		front += "draft: true\n"
	}
	return "---\nnote: 说明" + told + "\n" + front + "---\n\n正文" + told + "\n", private
}

// Nothing private comes out, wherever a record says it and whoever reads it.
func TestNothingPrivateIsShown(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		c, fields := randomSchema(t, r)
		var all []history.Source
		var private []string
		for i := range 4 {
			data, secret := randomRecord(r, fields)
			private = append(private, secret...)
			act := history.Act{Subject: "录入" + strings.Join(secret, "、"), Message: data}
			if strings.Contains(strings.Join(secret, ""), "督") {
				act = history.Act{}
			}
			all = append(all, history.Source{Act: act, Path: fmt.Sprintf("content/a/x%d.md", i/2), Data: []byte(data)})
		}
		got := everything(t, history.Revisions(c, "x", "public", called, all))
		for _, value := range private {
			if strings.Contains(got, value) {
				t.Fatalf("shows %q:\n%s\nof\n%s", value, got, all)
			}
		}
	}
}

// everything is all that a caller can get out of revisions.
func everything(t testing.TB, revisions []history.Revision) string {
	t.Helper()
	var b bytes.Buffer
	for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
		if err := history.JSON(&b, revisions, lang); err != nil {
			t.Fatal(err)
		}
		if err := history.Text(&b, revisions, lang, true); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprintf(&b, "%+v", revisions)
	return b.String()
}

// What the first revision shows is what Collection.View does, no more and no less.
func TestEverythingShownIsInTheView(t *testing.T) {
	c := collection(t, "visits")
	data, err := os.ReadFile("testdata/full.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range []string{"public", "supervision"} {
		values := decode(t, c, data)
		view := c.View(values, audience)
		delete(view, schema.IDKey)
		leaves := map[string]bool{}
		collect(view, nil, leaves)
		for _, change := range history.Revisions(c, "x", audience, called, []history.Source{{Path: "x.md", Data: data}})[0].Changes {
			at, found := change.Path.String(), false
			for leaf := range leaves {
				if leaf == at || strings.HasPrefix(leaf, at+".") || strings.HasPrefix(leaf, at+"[") {
					delete(leaves, leaf)
					found = true
				}
			}
			if !found {
				t.Errorf("%s: %s is shown and not in the view", audience, at)
			}
		}
		for leaf := range leaves {
			t.Errorf("%s: %s is in the view and not shown", audience, leaf)
		}
	}
}

// collect notes the paths of all scalars in a view.
func collect(v any, at schema.Path, leaves map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, part := range v {
			collect(part, append(at[:len(at):len(at)], key), leaves)
		}
	case []any:
		for i, part := range v {
			collect(part, append(at[:len(at):len(at)], i), leaves)
		}
	default:
		leaves[at.String()] = true
	}
}
