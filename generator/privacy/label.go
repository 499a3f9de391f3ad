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
	before := s.before(w)
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
	after, _, _ := strings.Cut(s.shadow.text(w.to(), w.to()+s.rules.nearBefore()), paragraphEnd)
	return s.rules.speaks(of, s.before(w)) || s.rules.speaks(of, s.heading(w.from())) || s.rules.speaks(of, after)
}

// before returns the text right before a number. A heading is about the paragraph
// that follows, and a sentence is not.
func (s *scan) before(w window) string {
	text := s.shadow.text(w.from()-s.rules.nearBefore(), w.from())
	if i := strings.LastIndex(text, paragraphEnd); i >= 0 && strings.ContainsAny(text[:i], sentenceEnds) {
		return text[i:]
	}
	return text
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
			if i < 0 || !subject(of).reaches(word, text[i+len(word):]) {
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

// reaches reports whether a word is about a number that so much parts it from. One
// of a single character is about what stands right behind it: 第138….
func (of subject) reaches(word, between string) bool {
	switch {
	case of == numberWords && utf8.RuneCountInString(word) == 1:
		return strings.Trim(between, betweenLabel) == ""
	case of == numberWords:
		between = strings.TrimRight(between, "abcdefghijklmnopqrstuvwxyz-") // the code of whoever numbers: DLHT-
		return utf8.RuneCountInString(between) <= rightAhead && !strings.ContainsAny(between, sentenceEnds+",、0123456789")
	case of == phoneWords:
		return !strings.ContainsAny(between, sentenceEnds+"0123456789")
	}
	return true
}

// sentenceEnds are the signs that end a sentence, in a shadow.
const sentenceEnds = "。!?;"
