package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// bullet says what the item of a list was begun with.
type bullet uint8

const (
	noBullet     bullet = iota
	goodBullet          // a dash and a blank
	tightBullet         // a dash with no space after it
	markBullet          // another dash, or a dot
	numberBullet        // 1. or （1） or ①
)

// marks are the characters other than dashes that lists are typed with.
const marks = "·•∙・‧●○■□◆◇▪▫*＊"

// bulletIn returns the bullet that text begins with and its length.
func bulletIn(text string) (b bullet, size int) {
	if isDash(text) {
		return goodBullet, 1
	}
	c, width := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune(dashes, c):
		size = len(text) - len(strings.TrimLeft(text, dashes))
		if text[:size] == "-" {
			return tightBullet, size
		}
		return markBullet, size
	case strings.ContainsRune(marks, c) && !strings.HasPrefix(text, "**"):
		return markBullet, width
	}
	return numberIn(text)
}

// numberIn returns the number that text begins with, if it counts something.
func numberIn(text string) (b bullet, size int) {
	c, width := utf8.DecodeRuneInString(text)
	if c >= '①' && c <= '⑳' {
		return numberBullet, width
	}
	opened := strings.HasPrefix(text, "（") || strings.HasPrefix(text, "(")
	rest := strings.TrimLeft(text, "（(")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if digits == 0 || digits > 2 {
		return noBullet, 0
	}
	end, width := utf8.DecodeRuneInString(rest[digits:])
	size = len(text) - len(rest) + digits + width
	if strings.ContainsRune("）)", end) || !opened && strings.ContainsRune("、．", end) {
		return numberBullet, size
	}
	if !opened && end == '.' && len(rest) > digits+1 && isBlank(rest[digits+1]) {
		return numberBullet, size
	}
	return noBullet, 0
}

// isItem reports whether a line is an item of a list. Other bullets than YAML's
// are taken for one where only items can be, and mended.
func (s *scanner) isItem(l *line, at int, top frame) bool {
	b, size := bulletIn(l.text[at:])
	if b <= goodBullet || l.text[at+size:] == "" {
		return b == goodBullet
	}
	list, known := s.isList(s.open.key)
	opens := s.open.state == empty && (at > s.open.indent || at == s.open.indent && !top.list) ||
		len(s.frames) == 0 && s.open == pending{}
	among := top.list && top.indent == at
	sure := opens && list || among && !top.doubtful
	if !sure && !among && (!opens || known || b == numberBullet || !likelyItem(b, l.text[at+size:])) {
		return false
	}
	dash := "- "
	if isBlank(l.text[at+size]) || b == numberBullet && strings.HasPrefix(l.text[at+size:], "　") {
		dash = "-"
	}
	typed := l.text[at : at+size]
	if sure && b != numberBullet {
		s.mend(l, at, at+size, dash, "list-dash", diag.Args{"dash": typed})
		return true
	}
	id := "list-item.unknown"
	if b == numberBullet {
		id = "list-item.number"
	}
	s.doubtful = !sure
	f := diag.At(s.on(l, at, at+size), id, diag.Args{"dash": typed})
	l.replace(at, at+size, dash)
	s.corrected(l, f)
	return true
}

// likelyItem reports whether a dash before text is rather that of an item than
// a minus sign or a dash of prose.
func likelyItem(b bullet, text string) bool {
	return b == tightBullet && (text[0] < '0' || text[0] > '9')
}
