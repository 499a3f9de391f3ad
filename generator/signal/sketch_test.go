package signal

import (
	"bytes"
	"slices"
	"testing"
)

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		text        string
		alike       bool
		want, marks string
	}{
		{"走访三十五户，每户1,200元。", true, "走访0户每户0元||", "走,访,三十五,户,每,户,1,200,元,。,,"},
		{"走访35户。又谈", false, "走访35户|又谈|", "走,访,3,5,户,。,又,谈,,"},
		{"ＡＢＣ厂 Ⅱ号炉", true, "abc厂ii号炉|", "Ａ,Ｂ,Ｃ,厂,Ⅱ,Ⅱ,号,炉,,"},
		{"", true, "|", ","},
	} {
		var got, marks bytes.Buffer
		for _, l := range letters(nil, c.text, c.alike) {
			if l.rune == sentenceEnd {
				l.rune = '|'
			}
			got.WriteRune(l.rune)
			marks.WriteString(c.text[l.from:l.to] + ",")
		}
		if got.String() != c.want || marks.String() != c.marks {
			t.Errorf("%q: got %q of %q, want %q of %q", c.text, &got, &marks, c.want, c.marks)
		}
	}
}

// A sketch holds a fixed part of all shingles, so that those of a part are in that of
// the whole.
func TestSketchOfAPart(t *testing.T) {
	part := passage{paragraphs: []string{"锅炉房的司炉工说，夜班补贴从去年十月起没有发过。", "食堂的菜价涨了一块五，量没有多。"}}
	whole := passage{paragraphs: append([]string{"到厂里去了一天，先看车间，后开会。"}, part.paragraphs...)}
	all := sketchOf([]passage{whole}).all()
	for _, s := range sketchOf([]passage{part}).all() {
		if _, found := slices.BinarySearch(all, s); !found {
			t.Errorf("%x is only in the part", s)
		}
	}
}

func FuzzParseSketch(f *testing.F) {
	f.Add(sketchOf([]passage{{paragraphs: []string{"锅炉房的司炉工说，夜班补贴从去年十月起没有发过。"}}, {}}).encode())
	f.Add([]byte{})
	f.Add([]byte{5, 200, 1, 0})
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		s, ok := parseSketch(data)
		if !ok {
			return
		}
		again, ok := parseSketch(s.encode())
		if !ok || again.letters != s.letters || !slices.EqualFunc(again.passages, s.passages, slices.Equal) {
			t.Errorf("got %v, want %v", again, s)
		}
	})
}
