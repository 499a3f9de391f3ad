package signal_test

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// plant is a way to make a report of another, or of two.
type plant struct {
	name      string
	make      func(c copier, source, other string) string
	elsewhere bool // in another collection
	old       bool // the source has been written anew since
}

var plants = []plant{
	{name: "verbatim", make: verbatim},
	{name: "shuffled", make: func(c copier, s, _ string) string { return c.shuffled(s) }},
	{name: "numbers", make: func(c copier, s, _ string) string { return c.renumbered(s) }},
	{name: "names", make: func(c copier, s, _ string) string { return c.renamed(s) }},
	{name: "everything", make: func(c copier, s, _ string) string { return c.everything(s) }},
	{name: "half", make: func(c copier, s, _ string) string { return c.half(s) }},
	{name: "section", make: func(c copier, s, _ string) string { return c.invented(700) + "\n\n## 又一部分\n\n" + longest(s) }},
	{name: "merged", make: func(_ copier, s, o string) string { return s + "\n\n" + o }},
	{name: "half of each", make: func(_ copier, s, o string) string { return upper(s) + "\n\n" + upper(o) }},
	{name: "old revision", make: verbatim, old: true},
	{name: "elsewhere", make: verbatim, elsewhere: true},
}

func verbatim(_ copier, source, _ string) string { return source }

// copier copies with dice.
type copier struct{ *rand.Rand }

func newCopier(seed int) copier { return copier{rand.New(rand.NewPCG(uint64(seed), 8))} }

// lineByLine changes each line that is no heading and no row of a table.
func lineByLine(text string, change func(line string) string) string {
	all := strings.Split(text, "\n")
	for i, line := range all {
		if line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "|") {
			all[i] = change(line)
		}
	}
	return strings.Join(all, "\n")
}

func sentencesOf(line string) []string {
	return slices.DeleteFunc(strings.SplitAfter(line, "。"), func(s string) bool { return s == "" })
}

// shuffled puts the sentences of the whole text in another order.
func (c copier) shuffled(text string) string {
	var all []string
	lineByLine(text, func(line string) string {
		all = append(all, sentencesOf(strings.TrimLeft(line, "->1234567890. "))...)
		return line
	})
	c.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return strings.Join(all, "")
}

// renumbered changes all numbers.
func (c copier) renumbered(text string) string {
	han := []rune("一二三四五六七八九")
	return lineByLine(text, func(line string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case '0' <= r && r <= '9':
				return rune('1' + c.IntN(9))
			case slices.Contains(han, r):
				return han[c.IntN(len(han))]
			}
			return r
		}, line)
	})
}

// renamed puts other names of three characters in every place of forty.
func (c copier) renamed(text string) string {
	return lineByLine(text, func(line string) string {
		runes := []rune(line)
		for i := 8 + c.IntN(30); i+2 < len(runes); i += 30 + c.IntN(20) {
			copy(runes[i:], []rune(c.word(3)))
		}
		return string(runes)
	})
}

func (c copier) everything(text string) string {
	return c.renamed(c.renumbered(c.shuffled(text)))
}

// half keeps every other sentence, and invents the others.
func (c copier) half(text string) string {
	n := 0
	return lineByLine(text, func(line string) string {
		all := sentencesOf(line)
		for i, s := range all {
			if n++; n%2 == 0 {
				all[i] = c.word(len([]rune(s))-1) + "。"
			}
		}
		return strings.Join(all, "")
	})
}

// word is made of characters by chance.
func (c copier) word(length int) string {
	var b strings.Builder
	for range length {
		b.WriteRune(rune(0x4e00 + c.IntN(3000)))
	}
	return b.String()
}

// invented is a text that nobody else has.
func (c copier) invented(length int) string {
	var b strings.Builder
	for n := 0; n < length; n += 20 {
		b.WriteString(c.word(19) + "。")
	}
	return b.String()
}

// upper is the first half of a text.
func upper(text string) string {
	runes := []rune(text)
	return string(runes[:len(runes)/2])
}

// longest is the longest paragraphs that stand under one heading.
func longest(text string) string {
	best := ""
	for part := range strings.SplitSeq("\n"+text, "\n#") {
		_, part, _ = strings.Cut(part, "\n")
		if len(part) > len(best) {
			best = part
		}
	}
	return strings.TrimSpace(best)
}
