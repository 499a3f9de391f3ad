package markdown

import (
	"unicode"
	"unicode/utf8"
)

// isWide reports whether r fills a square in Chinese text: Han, kana, and the
// punctuation and full-width forms that belong to them. Hangul, which puts
// spaces between words, is not among them.
func isWide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0xA4CF:
		return r != ideographicSpace
	case r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return r >= 0x20000 && r <= 0x3FFFD
}

const ideographicSpace = '\u3000'

// isWidePunct reports whether r is punctuation of Chinese text.
func isWidePunct(r rune) bool {
	switch {
	case r < 0x3001:
		return false
	case r <= 0x301F:
		return r <= 0x3003 || r >= 0x3008 && r != '〒' && r != '〓'
	case r < 0xFE30:
		return false
	}
	return isWide(r) && r < 0x20000 && !isWideAlphanumeric(r)
}

func isWideAlphanumeric(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// isSharedPunct reports whether r is punctuation that Chinese text shares with
// Latin text, such as curly quotes. Chinese fonts show it wide.
func isSharedPunct(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return false
}

// isHan reports whether r is a wide character other than punctuation.
func isHan(r rune) bool { return isWide(r) && !isWidePunct(r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// joinsLines reports whether a line that ends in a and one that begins with b
// join without a space: between two Chinese characters, beside Chinese
// punctuation, and between a number and a Chinese character.
func joinsLines(a, b rune) bool {
	switch {
	case isWidePunct(a) || isWidePunct(b):
		return true
	case isWide(a):
		return isWide(b) || isDigit(b) || isSharedPunct(b)
	case isWide(b):
		return isDigit(a) || isSharedPunct(a)
	}
	return false
}

// startsHan reports whether p begins with a character from U+4000 to U+9FFF, as
// most Chinese text consists of. It is quick, and never wrong in what it affirms.
func startsHan(p []byte) bool {
	return len(p) > 2 && p[0] >= 0xE4 && p[0] <= 0xE9 && p[1]&0xC0 == 0x80 && p[2]&0xC0 == 0x80
}

// runeAt returns the character at the start of p, or U+FFFD at its end.
func runeAt(p []byte) rune {
	r, _ := utf8.DecodeRune(p)
	return r
}

// lastRune returns the last character of p.
func lastRune(p []byte) rune {
	r, _ := utf8.DecodeLastRune(p)
	return r
}

// isPunct reports whether r is punctuation or a symbol, as CommonMark 0.31
// understands it.
func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r < 0x7F && !isDigit(r) && (r|0x20 < 'a' || r|0x20 > 'z')
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}
