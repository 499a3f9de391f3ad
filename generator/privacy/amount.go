package privacy

import (
	"strconv"
	"strings"
)

// isAmount reports whether a number is one of what can be counted: it has
// decimals, is money or comes before a unit.
func (s *scan) isAmount(w window) bool {
	before, after, behind := s.shadow.rune(w.from()-1), s.shadow.rune(w.to()), w.to()
	if strings.ContainsRune("¥￥$€£", before) || strings.ContainsRune("%‰°", after) || s.goesOn(behind) {
		return true
	}
	if after == ' ' {
		behind++
	}
	if last := w.last; last == w.first+1 && w.groups[last].gap == '.' && len(w.group(last)) <= 2 {
		return true // 138001380.00
	}
	return s.rules.isUnit(s.shadow.text(behind, behind+longestWord))
}

// isDecimal reports whether a number follows a point, other than the one behind the
// number of a line: 1.138…
func (s *scan) isDecimal(w window) bool {
	i := w.from() - 1
	if s.shadow.rune(i) != '.' || !isDigit(s.shadow.rune(i-1)) {
		return false
	}
	zero := s.shadow.rune(i-1) == '0'
	for i--; isDigit(s.shadow.rune(i)); i-- {
	}
	for ; s.shadow.rune(i) == ' '; i-- {
	}
	r := s.shadow.rune(i)
	return zero || r != 0 && r != '\n'
}

// isAddress reports whether a number is the address of a computer: 192.168.10.123.
func isAddress(w window) bool {
	if w.sign() != '.' || w.last-w.first != 3 {
		return false
	}
	for i := w.first; i <= w.last; i++ {
		n, _ := strconv.Atoi(w.group(i))
		if n > 255 || strconv.Itoa(n) != w.group(i) {
			return false
		}
	}
	return true
}

// goesOn reports whether decimals follow a number.
func (s *scan) goesOn(i int) bool {
	n := 0
	for isDigit(s.shadow.rune(i + 1 + n)) {
		n++
	}
	return s.shadow.rune(i) == '.' && n > 0 && n < shortestLocal
}
