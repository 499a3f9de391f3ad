package site

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/schema"
)

// someSet has two vocabularies.
func someSet() *schema.Set {
	var set schema.Set
	for v := range 2 {
		vocabulary := &schema.Vocabulary{ID: "v" + strconv.Itoa(v)}
		for i := range 3 {
			vocabulary.Terms = append(vocabulary.Terms, &schema.Term{ID: strconv.Itoa(i), Index: i})
		}
		set.Vocabularies = append(set.Vocabularies, vocabulary)
	}
	return &set
}

// maker makes values at random.
type maker struct {
	*rand.Rand
	set *schema.Set
}

func (m maker) text() string {
	texts := []string{"", "a", "走访一组", "\x00\xff", "日期：2012年3月5日", "a longer text that does not fit into a few bytes"}
	return texts[m.IntN(len(texts))]
}

func (m maker) int() int {
	numbers := []int{0, 1, -1, 63, 64, 1 << 20, math.MaxInt, math.MinInt}
	return numbers[m.IntN(len(numbers))]
}

func (m maker) decimal() schema.Decimal {
	for {
		text := strconv.FormatInt(m.Int64N(1e17)>>m.IntN(50), 10) + "." + strconv.Itoa(m.IntN(10))
		if d, ok := schema.ParseDecimal([]string{"", "-"}[m.IntN(2)] + text); ok {
			return d
		}
	}
}

func (m maker) time() time.Time {
	texts := []string{"2012-03-05T00:00:00Z", "1969-12-31T00:00:00Z", "1000-01-01T00:00:00Z", "2012-03-05T12:30:00+08:00",
		"2012-03-05T00:00:00+00:00", "2012-03-05T01:02:03.004-03:30", "9999-12-31T23:59:59Z"}
	t, err := time.Parse(time.RFC3339, texts[m.IntN(len(texts))])
	if err != nil {
		panic(err) // they are all times
	}
	return t
}

func (m maker) value(depth int) any {
	kinds := 12
	if depth == 0 {
		kinds = 10
	}
	switch m.IntN(kinds) {
	case 0:
		return nil
	case 1:
		return m.IntN(2) == 0
	case 2:
		return int64(m.int())
	case 3:
		return m.decimal()
	case 4:
		return m.time()
	case 5:
		return time.Unix(int64(m.IntN(30000)-10000)*86400, 0).UTC()
	case 6:
		return m.set.Vocabularies[m.IntN(2)].Terms[m.IntN(3)]
	case 7:
		return schema.Ref{Collection: m.text(), ID: m.text()}
	case 8:
		return schema.Invalid{}
	case 10:
		items := make([]any, m.IntN(4))
		for i := range items {
			items[i] = m.value(depth - 1)
		}
		return items
	case 11:
		return m.group(depth - 1)
	}
	return m.text()
}

func (m maker) group(depth int) map[string]any {
	values := map[string]any{}
	for range m.IntN(12) {
		key := m.text()
		if m.IntN(2) == 0 {
			key = "named"
		}
		values[key+strconv.Itoa(m.IntN(9))] = m.value(depth)
	}
	return values
}

func (m maker) span() diag.Span {
	file := "own.md"
	if m.IntN(2) == 0 {
		file = m.text()
	}
	return diag.Span{File: file, Start: diag.Pos{Line: m.int(), Col: m.int()}, End: diag.Pos{Line: m.IntN(9), Col: m.IntN(9)}}
}

func (m maker) name() diag.Name { return diag.Name{ZH: m.text(), EN: m.text()} }

func (m maker) message() diag.Message {
	message := diag.Message{ID: m.text(), Literal: m.name()}
	all := diag.Args{"a": nil, "b": m.text(), "c": m.int(), "d": m.name(), "e": []string{m.text(), m.text()}, "f": []diag.Name{m.name()}}
	for key, v := range all {
		if m.IntN(2) == 0 {
			if message.Args == nil {
				message.Args = diag.Args{}
			}
			message.Args[key] = v
		}
	}
	return message
}

func (m maker) finding() diag.Finding {
	f := diag.Finding{Rule: m.text(), Severity: diag.Severity(m.IntN(3)), Span: m.span(), Message: m.message()}
	for range m.IntN(3) {
		f.Related = append(f.Related, diag.Related{Span: m.span(), Message: m.message()})
	}
	if m.IntN(2) == 0 {
		f.Fix = &diag.Fix{Safe: m.IntN(2) == 0}
		for range m.IntN(3) {
			f.Fix.Edits = append(f.Fix.Edits, diag.Edit{Span: m.span(), Text: m.text()})
		}
	}
	return f
}

func (m maker) body() Body {
	b := Body{Summary: m.text(), Chars: m.int()}
	for range m.IntN(3) {
		b.Headings = append(b.Headings, markdown.Heading{Level: m.IntN(7), ID: m.text(), Text: m.text(), Pos: diag.Pos{Line: m.int(), Col: 1}})
	}
	for range m.IntN(3) {
		b.slots = append(b.slots, markdown.Slot{Offset: m.int(), Kind: markdown.SlotKind(m.IntN(3)), Dest: m.text(), Text: m.text(),
			Title: m.text(), Info: m.text(), Body: m.text(), Span: m.span(), DestSpan: m.span()})
	}
	return b
}

// recollected is all that is remembered of a record.
type recollected struct {
	values   schema.Values
	body     Body
	findings diag.List
}

// someRoot is a field that names some keys of the values that lie in it, at any depth.
func someRoot() *schema.Field {
	root := &schema.Field{}
	for i := range 5 {
		root.Fields = append(root.Fields, &schema.Field{Key: "named" + strconv.Itoa(i), Items: root, Fields: root.Fields, Extra: root})
	}
	return root
}

func (all recollected) written(set *schema.Set) *writer {
	w := &writer{terms: termPlaces(set), file: "own.md"}
	w.record(someRoot(), all.values, all.body, all.findings)
	return w
}

func readBack(data []byte, set *schema.Set) (recollected, bool) {
	r := &reader{data: string(data), set: set, file: "own.md"}
	var got reading
	ok := r.record(someRoot(), &got)
	return recollected{got.values, got.body, got.findings}, ok
}

// What is written is read as it was.
func TestWriterReader(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(1, 2)), someSet()}
	for range 5000 {
		want := recollected{body: m.body()}
		if m.IntN(9) > 0 {
			want.values = m.group(3)
		}
		for range m.IntN(3) {
			want.findings = append(want.findings, m.finding())
		}
		w := want.written(m.set)
		got, ok := readBack(w.data, m.set)
		if w.unable || !ok || !reflect.DeepEqual(got, want) {
			t.Fatalf("unable %v, ok %v\ngot  %#v\nwant %#v", w.unable, ok, got, want)
		}
		if _, ok := readBack(w.data[:m.IntN(len(w.data))], m.set); ok {
			t.Fatal("a part of it was read as the whole")
		}
	}
}

// What has no form is not written.
func TestWriterUnable(t *testing.T) {
	finding := func(arg any) diag.List {
		return diag.List{{Message: diag.Message{ID: "x", Args: diag.Args{"arg": arg}}}}
	}
	for name, c := range map[string]recollected{
		"a value of another type":     {values: schema.Values{"a": 1.5}},
		"a term of another set":       {values: schema.Values{"a": []any{&schema.Term{}}}},
		"an argument that is a float": {findings: finding(1.5)},
		"an argument with a String":   {findings: finding(diag.Error)},
	} {
		if !c.written(someSet()).unable {
			t.Errorf("%s was written", name)
		}
	}
}

// FuzzReader reads any bytes: they are lost on it, or what it read is written
// and read again as the same.
func FuzzReader(f *testing.F) {
	m := maker{rand.New(rand.NewPCG(3, 4)), someSet()}
	for range 20 {
		f.Add(recollected{m.group(2), m.body(), diag.List{m.finding()}}.written(m.set).data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, ok := readBack(data, m.set)
		if !ok {
			return
		}
		w := first.written(m.set)
		again, ok := readBack(w.data, m.set)
		if w.unable || !ok || !reflect.DeepEqual(first, again) {
			t.Fatalf("read %#v, then %#v", first, again)
		}
	})
}
