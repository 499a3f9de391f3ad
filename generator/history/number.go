package history

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zoufang/generator/schema"
)

// longNumber is how many digits make a number one of a telephone, a person or an
// account, and digitsOfID how many come before the X of an identity card.
const (
	longNumber = 11
	digitsOfID = 17
)

// dates is a row of dates, each perhaps with an hour or a serial number.
var dates = regexp.MustCompile(`^(?:(?:19|20)[0-9]{2}[-.][0-9]{1,2}(?:[-.][0-9]{1,2})?(?:[-. ][0-9]{1,3})?(?:\s*[-–—]+\s*|\s+|$))+$`)

// maskNumbers masks the long numbers in a text, with or without spaces and
// dashes between their digits. Dates are no such numbers.
func maskNumbers(text string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.Is(unicode.Nd, r) {
			i += size
			continue
		}
		end, digits := numberAt(text, i)
		if number := text[i:end]; digits >= longNumber && !dates.MatchString(number) {
			b.WriteString(text[done:i])
			b.WriteString(schema.Mask(schema.PrivacyPhone, number))
			done = end
		}
		i = end
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// maxGap is how many characters may stand between two digits of one number.
const maxGap = 3

// numberAt returns where the number ends that begins at from, and how many
// digits it has.
func numberAt(text string, from int) (end, digits int) {
	gap := 0
	for i, r := range text[from:] {
		switch {
		case unicode.Is(unicode.Nd, r):
			end, gap = from+i+utf8.RuneLen(r), 0
			digits++
		case digits == digitsOfID && gap == 0 && strings.ContainsRune("xXｘＸ", r):
			return from + i + utf8.RuneLen(r), digits
		case !divides(r) || gap == maxGap:
			return end, digits
		default:
			gap++
		}
	}
	return end, digits
}

// divides reports whether r may stand between the digits of one number.
func divides(r rune) bool {
	return r != '\n' && (unicode.In(r, unicode.Zs, unicode.Pd, unicode.Cf) || strings.ContainsRune("\t.·()（）", r))
}
