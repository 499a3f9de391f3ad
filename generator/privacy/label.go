package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// subject is what words beside a number say that it is.
type subject uint8

const (
	noWords subject = iota
	idWords
	phoneWords
	cardWords
	companyWords
	numberWords
	subjects // how many there are
)

// How far before a number words stand that are about it, in characters. The first
// is for all, unless the rules say otherwise.
const (
	nearBefore = 12
	rightAhead = 4 // for words that speak of many other things as well
)

// label returns what the word nearest before a number says that it is, else what
// the head of its column says.
func (s *scan) label(w window) subject {
	near := s.rules.nearBefore()
	before := s.shadow.text(w.from()-near, w.from())
	own := before[strings.LastIndexByte(before, '|')+1:]
	for _, text := range []string{own, s.heading(w.from()), before} {
		if of := s.rules.last(text); of != noWords {
			return of
		}
	}
	return noWords
}

// near reports whether a word about a subject stands anywhere beside a number.
func (s *scan) near(w window, of subject) bool {
	near := s.rules.nearBefore()
	before, after := s.shadow.text(w.from()-near, w.from()), s.shadow.text(w.to(), w.to()+near)
	if i := strings.LastIndex(before, paragraphEnd); i >= 0 && strings.ContainsAny(before[:i], sentenceEnds) {
		before = before[i:] // a heading is about what follows, and a sentence is not
	}
	after, _, _ = strings.Cut(after, paragraphEnd)
	return s.rules.speaks(of, before) || s.rules.speaks(of, s.heading(w.from())) || s.rules.speaks(of, after)
}

// paragraphEnd is what parts paragraphs in a shadow.
const paragraphEnd = "\n\n"

// speaks reports whether a text has a word about a subject.
func (r *Rules) speaks(of subject, text string) bool {
	return slices.ContainsFunc(r.words[of], func(word string) bool { return strings.Contains(text, word) })
}

// last returns the subject of the word that ends last in a text.
func (r *Rules) last(text string) subject {
	found, end, length := noWords, 0, 0
	for of, words := range r.words {
		for _, word := range words {
			i := strings.LastIndex(text, word)
			if i < 0 || !subject(of).reaches(text[i+len(word):]) {
				continue
			}
			if e := i + len(word); e > end || e == end && len(word) > length {
				found, end, length = subject(of), e, len(word)
			}
		}
	}
	if e, ok := r.ending(text); ok && e > end {
		return numberWords
	}
	return found
}

// ending returns where the word stops that a text ends with, but for its last
// character, if that is one as numbers of things have: 货号, 条形码. Behind digits it
// is none: 1号, and 号码 alone says nothing.
func (r *Rules) ending(text string) (end int, ok bool) {
	text = strings.TrimRight(text, betweenLabel)
	last, size := utf8.DecodeLastRuneInString(text)
	end = len(text) - size
	before, _ := utf8.DecodeLastRuneInString(text[:end])
	_, isNumeral := hanDigit(before)
	return end, r.endings[last] && !r.endings[before] && isHan(before) && !isNumeral
}

// betweenLabel is what stands between a word and the number that it is about.
const betweenLabel = " :为是=(\"'“‘*_`"

// reaches reports whether a word is about a number that so much parts it from.
func (of subject) reaches(between string) bool {
	switch of {
	case numberWords:
		return utf8.RuneCountInString(between) <= rightAhead
	case phoneWords:
		return !strings.ContainsAny(between, sentenceEnds+"0123456789")
	}
	return true
}

// sentenceEnds are the signs that end a sentence, in a shadow.
const sentenceEnds = "。!?;"

// heading returns the head of the column of a table that a character stands in, ""
// where there is no table.
func (s *scan) heading(i int) string {
	line, column := s.line(i), 0
	for _, g := range s.shadow[line:i] {
		if g.r == '|' {
			column++
		}
	}
	if column == 0 {
		return ""
	}
	for line > 0 {
		above := s.line(line - 1)
		if !strings.ContainsRune(s.shadow.text(above, line), '|') {
			break
		}
		line = above
	}
	return s.cell(line, column)
}

// line returns where the line starts that a character stands in.
func (s *scan) line(i int) int {
	for i > 0 && s.shadow[i-1].r != '\n' {
		i--
	}
	return i
}

// cell returns what stands behind so many bars of a line.
func (s *scan) cell(line, column int) string {
	from := line
	for i := line; i < len(s.shadow) && s.shadow[i].r != '\n'; i++ {
		if s.shadow[i].r != '|' {
			continue
		}
		if column == 0 {
			return s.shadow.text(from, i)
		}
		column, from = column-1, i+1
	}
	return ""
}
