package privacy

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// lexicon is words by their first character, the longest first.
type lexicon map[rune][][]rune

// longestWord is how many characters a word may have.
const longestWord = 12

func newLexicon(words []string) lexicon {
	l := lexicon{}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		l[first] = append(l[first], []rune(word))
	}
	for _, words := range l {
		slices.SortFunc(words, func(a, b []rune) int { return cmp.Compare(len(b), len(a)) })
	}
	return l
}

// match returns where the longest word ends that starts at i, -1 where none does.
func (l lexicon) match(s shadow, i int) int {
	for _, word := range l[s.rune(i)] {
		n := 0
		for n < len(word) && s.rune(i+n) == word[n] {
			n++
		}
		if n == len(word) {
			return i + n
		}
	}
	return -1
}

// mark says what a character can be the first of.
type mark uint8

const (
	markDigit mark = 1 << iota
	markHan
	markStar
	markPlace
	markTrigger
	markIllness
	markLookalike
)

// marks are those of the characters of the basic plane.
type marks [1 << 16]mark

// set adds a mark to the characters that words start with.
func (m *marks) set(words []string, of mark) {
	for _, word := range words {
		if first, _ := utf8.DecodeRuneInString(word); int(first) < len(m) {
			m[first] |= of
		}
	}
}

// digitMarks are those that need no words.
var digitMarks = func() (m marks) {
	for r := '0'; r <= '9'; r++ {
		m[r] = markDigit
	}
	for r := range hanDigits {
		m[r] = markHan
	}
	for r := range lookalikes {
		m[r] |= markLookalike
	}
	for _, r := range stars + crosses {
		m[r] |= markStar
	}
	return m
}()
