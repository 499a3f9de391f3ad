package privacy

import (
	"slices"
	"strings"

	"zoufang/generator/schema"
)

// The ways in which people part the digits of a telephone, with its area and
// without.
var (
	areaGroupings  = []string{"3-8", "4-7", "4-8", "3-7", "3-4-4", "4-4-4", "4-4-3", "4-3-4", "3-3-4", "10", "11", "12"}
	localGroupings = []string{"8", "7", "4-4", "3-4", "4-3"}
)

// landline looks for a telephone that is not mobile: one with its area, or one that
// a word beside it calls a telephone. Numbers that anyone may call have no area.
func (s *scan) landline(w window) {
	digits := w.text()
	if code := countryCode(digits); code > 0 && s.shadow.rune(w.from()-1) == '+' && hasArea("0"+digits[code:]) {
		s.found(Landline, "", w.from()-1, w.to(), schema.Mask(schema.PrivacyPhone, "0"+digits[code:]))
		return
	}
	area, local := hasArea(digits), isLocal(digits)
	if !area && !local {
		return
	}
	parted := grouping(w.sizes())
	area, local = area && slices.Contains(areaGroupings, parted), local && slices.Contains(localGroupings, parted)
	switch {
	case !area && !local:
	case s.isInWord(w) || s.isAmount(w) || s.isDecimal(w):
	case area:
		from, to := w.from(), w.to()
		if s.shadow.rune(from-1) == '(' {
			from--
		}
		s.found(Landline, "", from, to, schema.Mask(schema.PrivacyPhone, digits))
	case !w.isTied() && s.label(w) == phoneWords:
		if !isDate(digits, earliestBirth, distantDay) {
			s.found(Landline, "", w.from(), w.to(), schema.Mask(schema.PrivacyPhone, digits))
		}
	}
}

// countryCode returns how many digits the code of the country has that a number
// starts with.
func countryCode(digits string) int {
	for _, code := range countryCodes {
		if code != "0" && strings.HasPrefix(digits, code) {
			return len(code)
		}
	}
	return 0
}

// hasArea reports whether digits are an area and a telephone in it: areas are 010,
// 02x and, of four digits, 03xx to 09xx.
func hasArea(digits string) bool {
	if digits[0] != '0' || len(digits) < 10 {
		return false
	}
	length := 4
	if digits[1] == '1' || digits[1] == '2' {
		length = 3
	}
	return digits[1] > '0' && (digits[1] > '1' || digits[2] == '0') && isLocal(digits[length:])
}

// isLocal reports whether digits are a telephone within an area.
func isLocal(digits string) bool {
	return (len(digits) == 7 || len(digits) == 8) && digits[0] >= '2' && digits[0] <= '8'
}
