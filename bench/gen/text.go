package main

import (
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strconv"
	"strings"
)

// wordFiles hold the words and sentence patterns of all texts.
//
//go:embed text/*.txt
var wordFiles embed.FS

// grammar is a set of named lists of phrases. A phrase may hold slots: {词} is
// replaced by a phrase of the list 词, {3..28} by a number from 3 to 28, {@名}
// by a value of the record at hand. A list headed [词@行业] is used instead of
// [词] in texts about that industry.
type grammar struct {
	lists map[listName][]phrase
}

type listName struct{ word, industry string }

type phrase []part

// part is a stretch of a phrase: literal text, or a slot of one kind.
type part struct {
	kind   partKind
	text   string // the literal, or the slot's name
	lo, hi int    // of a number
}

type partKind uint8

const (
	literal partKind = iota
	word
	number
	value
)

// loadGrammar reads the embedded word files.
func loadGrammar() (*grammar, error) {
	g := &grammar{lists: map[listName][]phrase{}}
	names, err := fs.Glob(wordFiles, "text/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := wordFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := g.read(string(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return g, nil
}

// read adds the lists of one file: a heading in brackets, then phrases divided
// by white space; a line that begins with # is a comment.
func (g *grammar) read(text string) error {
	var list listName
	for n, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			list.word, list.industry, _ = strings.Cut(strings.Trim(line, "[]"), "@")
			continue
		}
		for item := range strings.FieldsSeq(line) {
			p, err := parsePhrase(item)
			if err != nil {
				return fmt.Errorf("line %d: %w", n+1, err)
			}
			g.lists[list] = append(g.lists[list], p)
		}
	}
	return nil
}

// parsePhrase divides a phrase into literals and slots.
func parsePhrase(s string) (phrase, error) {
	var p phrase
	for s != "" {
		before, rest, found := strings.Cut(s, "{")
		if before != "" {
			p = append(p, part{kind: literal, text: before})
		}
		if !found {
			break
		}
		slot, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, fmt.Errorf("slot {%s is not closed", slot)
		}
		one, err := parseSlot(slot)
		if err != nil {
			return nil, err
		}
		p, s = append(p, one), after
	}
	return p, nil
}

// parseSlot reads what stands between braces.
func parseSlot(slot string) (part, error) {
	if name, ok := strings.CutPrefix(slot, "@"); ok {
		return part{kind: value, text: name}, nil
	}
	from, to, isRange := strings.Cut(slot, "..")
	if !isRange {
		return part{kind: word, text: slot}, nil
	}
	lo, errLo := strconv.Atoi(from)
	hi, errHi := strconv.Atoi(to)
	if errLo != nil || errHi != nil || lo > hi {
		return part{}, fmt.Errorf("{%s} is no range of numbers", slot)
	}
	return part{kind: number, lo: lo, hi: hi}, nil
}

// list returns the phrases of a name, those about the industry if there are
// any. An unknown name is a programming error.
func (g *grammar) list(name, industry string) []phrase {
	if l := g.lists[listName{name, industry}]; l != nil {
		return l
	}
	l := g.lists[listName{word: name}]
	if l == nil {
		panic("no list of words named " + name)
	}
	return l
}

// voice speaks about one record: with its own random numbers, the words of its
// industry and its values.
type voice struct {
	*rand.Rand
	words    *grammar
	industry string
	values   map[string]string
}

// newVoice returns the voice of a record. Kind and number tell it from every
// other record of the site.
func (s *site) newVoice(kind recordKind, number int) *voice {
	source := rand.NewPCG(s.seed, uint64(kind)<<48|uint64(number))
	return &voice{Rand: rand.New(source), words: s.words, values: map[string]string{}}
}

// say returns one phrase of a list, filled in.
func (v *voice) say(list string) string {
	l := v.words.list(list, v.industry)
	return string(v.fill(nil, l[v.IntN(len(l))]))
}

// tell returns n different phrases of a list, filled in; fewer if the list has
// no more.
func (v *voice) tell(list string, n int) []string {
	l := v.words.list(list, v.industry)
	var told []string
	for _, i := range v.Perm(len(l))[:min(n, len(l))] {
		told = append(told, string(v.fill(nil, l[i])))
	}
	return told
}

// fill appends a phrase to dst with its slots replaced.
func (v *voice) fill(dst []byte, p phrase) []byte {
	for _, part := range p {
		switch part.kind {
		case literal:
			dst = append(dst, part.text...)
		case number:
			dst = strconv.AppendInt(dst, int64(v.between(part.lo, part.hi)), 10)
		case value:
			dst = append(dst, v.value(part.text)...)
		case word:
			l := v.words.list(part.text, v.industry)
			dst = v.fill(dst, l[v.IntN(len(l))])
		}
	}
	return dst
}

// value returns a value of the record. A missing one is a programming error.
func (v *voice) value(name string) string {
	s, ok := v.values[name]
	if !ok {
		panic("no value named " + name)
	}
	return s
}

// between returns a number from lo to hi, both included.
func (v *voice) between(lo, hi int) int { return lo + v.IntN(hi-lo+1) }

// chance is true in percent of a hundred cases.
func (v *voice) chance(percent int) bool { return v.IntN(100) < percent }

// weighted returns an index of weights, each as likely as its weight.
func (v *voice) weighted(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := v.IntN(sum)
	for i, w := range weights {
		if n < w {
			return i
		}
		n -= w
	}
	panic("unreachable")
}

// choose returns one of the given values.
func choose[T any](v *voice, from []T) T { return from[v.IntN(len(from))] }

// some returns n different ones of the given values, in their order.
func some[T any](v *voice, from []T, n int) []T {
	picked := make([]bool, len(from))
	for _, i := range v.Perm(len(from))[:min(n, len(from))] {
		picked[i] = true
	}
	var out []T
	for i, x := range from {
		if picked[i] {
			out = append(out, x)
		}
	}
	return out
}
