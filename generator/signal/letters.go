package signal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter is a character that counts where texts are compared, and the bytes of its
// paragraph that it stands for.
type letter struct {
	rune     rune
	from, to int
}

// What stands for a number, whatever it is, and between sentences.
const (
	anyNumber   = '0'
	sentenceEnd = 0
)

// letters appends what counts of a paragraph: small letters in their plain form and
// numbers, without spaces and signs. Where alike, all numbers are the same.
func letters(all []letter, paragraph string, alike bool) []letter {
	for i, r := range paragraph {
		from, to := i, i+utf8.RuneLen(r)
		switch {
		case plainHan(r):
			all = appendLetter(all, letter{r, from, to}, alike)
		case r == utf8.RuneError:
		case strings.ContainsRune("。！？；!?;", r):
			all = append(all, letter{sentenceEnd, from, to})
		case unicode.IsPunct(r), unicode.IsSpace(r):
		default:
			for _, plain := range norm.NFKC.String(string(r)) {
				if unicode.IsLetter(plain) || unicode.IsDigit(plain) {
					all = appendLetter(all, letter{unicode.ToLower(plain), from, to}, alike)
				}
			}
		}
	}
	return append(all, letter{sentenceEnd, len(paragraph), len(paragraph)})
}

// plainHan reports whether a character is one of the usual Chinese ones, which have no
// other form.
func plainHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fa5 }

// appendLetter appends a letter. Numbers that are alike are one letter as long as
// nothing but signs is between them.
func appendLetter(all []letter, l letter, alike bool) []letter {
	if !alike || !isNumeral(l.rune) {
		return append(all, l)
	}
	if last := len(all) - 1; last >= 0 && all[last].rune == anyNumber {
		all[last].to = l.to
		return all
	}
	l.rune = anyNumber
	return append(all, l)
}

// isNumeral reports whether numbers are written with a letter, be it in words.
func isNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return !plainHan(r) && unicode.IsDigit(r)
}

// countLetters counts what is no end of a sentence.
func countLetters(all []letter) int {
	n := 0
	for _, l := range all {
		if l.rune != sentenceEnd {
			n++
		}
	}
	return n
}
