package history_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zoufang/generator/history"
	"zoufang/generator/record"
)

// hardTexts are pairs of texts as long as a record may be.
func hardTexts() map[string][2]string {
	r := rand.New(rand.NewPCG(7, 8))
	random := func(alphabet, ends string, line int) string {
		letters, breaks := []rune(alphabet), []rune(ends)
		var b strings.Builder
		for b.Len() < record.MaxFile-8 {
			for range line {
				b.WriteRune(letters[r.IntN(len(letters))])
			}
			b.WriteRune(breaks[r.IntN(len(breaks))])
		}
		return b.String()
	}
	han := "走访职工企业困难工会主席车间班组工资合同社保宿舍食堂"
	prose := random(han, "。。。\n", 30)
	edited := strings.ReplaceAll(prose, "走访职", "去看职")
	return map[string][2]string{
		"edited":    {prose, edited},
		"unrelated": {prose, random(han, "。。。\n", 30)},
		"one line":  {strings.ReplaceAll(prose, "\n", ""), strings.ReplaceAll(edited, "\n", "")},
		"one run":   {random(han, "厂", 30), random(han, "厂", 30)},
		"lists":     {random(han, "\n", 6), "- " + strings.ReplaceAll(random(han, "\n", 6), "\n", "\n- ")},
		"repeated":  {strings.Repeat("甲\n乙\n", 1<<19), strings.Repeat("乙\n甲\n", 1<<19)},
		"one token": {strings.Repeat("甲", 1<<20), strings.Repeat("甲", 1<<20-7)},
	}
}

func BenchmarkTexts(b *testing.B) {
	for name, pair := range hardTexts() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				history.Shorten(history.CompareTexts(pair[0], pair[1]))
			}
		})
	}
}

// BenchmarkRevisions replays a hundred small edits of a visit.
func BenchmarkRevisions(b *testing.B) {
	c := collection(b, "visits")
	var texts []string
	for i := range 100 {
		texts = append(texts, fmt.Sprintf("%s费用: %d\n---\n\n%s%d人。\n", head, i, strings.Repeat("到厂里看了车间，和班组长座谈。\n\n", 50), i))
	}
	all := versions(texts...)
	for b.Loop() {
		history.Revisions(c, "x", "public", called, all)
	}
}
