package history

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences splits a text after each sentence, and after each line's end.
func sentences(text string) []string {
	var tokens []string
	from, ended := 0, false
	for i, r := range text {
		if ended && !closes(r) {
			tokens, from, ended = append(tokens, text[from:i]), i, false
		}
		ended = ended || r == '\n' || endsSentence(r)
	}
	return append(tokens, text[from:])
}

func endsSentence(r rune) bool { return strings.ContainsRune("。！？；", r) }

// closes reports whether r belongs to the sentence before it.
func closes(r rune) bool { return strings.ContainsRune("”’」』）)\"", r) || endsSentence(r) }

// words splits a text into what is never shown changed by halves: a number, a word
// in letters, a sign of Markdown's structure, or else a character.
func words(text string) []string {
	var tokens []string
	for i := 0; i < len(text); {
		size := 0
		if i == 0 || text[i-1] == '\n' {
			size = len(structure.FindString(text[i:min(len(text), i+maxStructure)]))
		}
		if size == 0 {
			size = wordAt(text[i:])
		}
		tokens = append(tokens, text[i:i+size])
		i += size
	}
	return tokens
}

// maxStructure is how long the sign at a line's beginning may be.
const maxStructure = 80

// wordAt returns the length of the word that text begins with.
func wordAt(text string) int {
	first, size := utf8.DecodeRuneInString(text)
	kind := classOf(first)
	for size < len(text) {
		r, n := utf8.DecodeRuneInString(text[size:])
		switch {
		case unicode.In(r, unicode.M, unicode.Cf):
		case kind == number && isPoint(r) && classOf(nextRune(text[size+n:])) == number:
		case classOf(r) != kind || kind == other || kind == han:
			return size
		}
		size += n
	}
	return size
}

func nextRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isPoint reports whether r may stand within a number.
func isPoint(r rune) bool { return r == '.' || r == ',' || r == '．' }

// class is what a character makes a token with.
type class uint8

const (
	other   class = iota
	han           // each by itself
	letters       // with its neighbours
	number
	numeral // a number in characters: 一千二百
	space
)

func classOf(r rune) class {
	switch {
	case r == '\n':
		return other
	case unicode.Is(unicode.Nd, r):
		return number
	case strings.ContainsRune("〇零一二三四五六七八九十百千万亿", r):
		return numeral
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return han
	case unicode.IsLetter(r):
		return letters
	case unicode.IsSpace(r):
		return space
	}
	return other
}
