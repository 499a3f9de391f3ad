package search_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"unicode"
	"unicode/utf16"

	"zoufang/generator/search"
)

const normalForms = `(%s).map((text) => zoufang.segments(text).map((run) => run.text).join("\0"))`

func testNormalForm(t *testing.T, tab context.Context) {
	texts := []string{"一\u2ffc二\u2fff三\u31ef四"}
	known := []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf, unicode.Co}
	var all []rune
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.In(r, known...) {
			all = append(all, r)
			if r <= 0xffff {
				texts = append(texts, "一"+string(r)+"1")
			}
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		var text []rune
		for range random.IntN(20) {
			switch random.IntN(3) {
			case 0:
				text = append(text, all[random.IntN(len(all))])
			case 1:
				text = append(text, all[random.IntN(6000)])
			default:
				text = append(text, []rune(pieces[random.IntN(len(pieces))]+marks[random.IntN(len(marks))])...)
			}
		}
		texts = append(texts, string(text))
	}
	got := evaluate[[]string](t, tab, normalForms, texts)
	for i, text := range texts {
		if want := string(utf16.Decode(search.Normal(text))); got[i] != want {
			t.Errorf("%q: the client's form is %+q, want %+q", text, got[i], want)
		}
	}
}
