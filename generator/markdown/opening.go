package markdown

import (
	"bytes"
	"unicode/utf8"
)

// opening says what the first characters of a line begin, beside what
// CommonMark knows.
type opening uint8

const (
	noOpening   opening = iota
	section             // 一、
	subsection          // （一）
	item                // 1、 1． （1） ① 2.
	looseNumber         // 1.走进: an ordered list but for the space
	looseBullet         // -列表 ·列表 －列表: a bullet list but for the mark or the space
)

// scanOpening returns what line begins, and how many bytes of it are the mark.
// It may be called for every line and decides on the first byte.
func scanOpening(line []byte) (opening, int) {
	if len(line) < 2 {
		return noOpening, 0
	}
	switch c := line[0]; {
	case c >= '0' && c <= '9':
		return scanNumber(line)
	case c == '-':
		if r := runeAt(line[1:]); isHan(r) || isSharedPunct(r) && r != '—' && r != '…' {
			return looseBullet, 1
		}
	case c == '(' || c >= 0x80:
		return scanWideOpening(line)
	}
	return noOpening, 0
}

// scanNumber reads 1、 and 1． as items, and 1.走进 and 1)走进 as the list item
// that its author meant. “2. ” is an item where CommonMark lets no list begin.
func scanNumber(line []byte) (opening, int) {
	n := digits(line)
	if n > maxListDigits || n == len(line) {
		return noOpening, 0
	}
	r, size := utf8.DecodeRune(line[n:])
	switch r {
	case '、', '．':
		return item, n + size
	case '.', ')':
		next := runeAt(line[n+1:])
		if next == ' ' || next == '\t' {
			return item, n + 1
		}
		if isWide(next) && next != '。' || next == '“' {
			return looseNumber, n + 1
		}
	}
	return noOpening, 0
}

func scanWideOpening(line []byte) (opening, int) {
	r, size := utf8.DecodeRune(line)
	switch {
	case r >= '①' && r <= '⒇', r >= '㈠' && r <= '㈩':
		return item, size
	case r == '（' || r == '(':
		return scanBracketed(line, size)
	case r >= '０' && r <= '９':
		return scanWideNumber(line)
	case bytes.ContainsRune(bullets, r):
		if next := runeAt(skipBlanks(line[size:])); isHan(next) || next == '“' || next == '《' {
			return looseBullet, size
		}
	}
	if n := numerals(line); n > 0 && bytes.HasPrefix(line[n:], enumComma) {
		return section, n + len(enumComma)
	}
	return noOpening, 0
}

// scanBracketed reads （一） and （1）, in brackets of either width.
func scanBracketed(line []byte, size int) (opening, int) {
	inner := line[size:]
	kind, n := subsection, numerals(inner)
	if n == 0 {
		if kind, n = item, digits(inner); n > maxListDigits {
			return noOpening, 0
		}
	}
	r, closing := utf8.DecodeRune(inner[n:])
	if n == 0 || r != '）' && r != ')' {
		return noOpening, 0
	}
	return kind, size + n + closing
}

func scanWideNumber(line []byte) (opening, int) {
	n := 0
	for n < len(line) {
		r, size := utf8.DecodeRune(line[n:])
		if r == '、' || r == '．' {
			return item, n + size
		}
		if r < '０' || r > '９' || n >= maxListDigits*size {
			break
		}
		n += size
	}
	return noOpening, 0
}

var (
	bullets   = []byte("·•●■◆▪－")
	enumComma = []byte("、")
)

// maxListDigits is how long the number of a list item may be: a longer one is a
// year or a quantity.
const maxListDigits = 2

// digits returns how many ASCII digits p begins with.
func digits(p []byte) int {
	n := 0
	for n < len(p) && p[n] >= '0' && p[n] <= '9' {
		n++
	}
	return n
}

// numerals returns how many bytes of p are a Chinese number as headings count,
// up to 九十九.
func numerals(p []byte) int {
	n := 0
	for n < 3*len("十") {
		r, size := utf8.DecodeRune(p[n:])
		switch r {
		case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
			n += size
		default:
			return n
		}
	}
	return n
}
