package privacy

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/schema"
)

// countryCodes stand before a mobile number, as does the 0 of long distance.
var countryCodes = []string{"0086", "86", "0"}

// carrierCodes are dialled before a number so that the call is cheaper.
var carrierCodes = []string{"17951", "17911", "17909", "12593", "11808", "10193"}

// dialled are all codes that may stand before a mobile number.
var dialled = slices.Concat(countryCodes, carrierCodes)

// lengthOfMobile is how many digits a mobile number has without a code before it.
const lengthOfMobile = 11

// groupings are the ways in which people part the digits of a mobile number,
// besides into groups of one size.
var groupings = []string{"7-4", "4-3-4", "3-3-5", "3-5-3", "3-4-2-2", "3-2-2-2-2", "3-4-3-1", "1-3-3-4"}

// mobile looks for a mobile number.
func (s *scan) mobile(w window) {
	digits, sizes, ok := mobileDigits(w)
	if !ok || digits[0] != '1' || digits[1] < '3' || s.isInCode(w) {
		return
	}
	from := w.from()
	if w.length() > lengthOfMobile && s.shadow.rune(from-1) == '+' {
		from--
	}
	said, doubt := s.label(w), ""
	switch {
	case s.isAmount(w) || isAddress(w):
		return
	case said == phoneWords:
	case !s.isSpoken(w, sizes):
		return
	case said == numberWords || s.isInWord(w) || s.isDecimal(w) || w.isTied() || isSerial(w, digits, sizes) || w.neighbours(2) > 1 || s.shadow.rune(w.to()) == '号':
		doubt = doubtNumber
	}
	s.found(Mobile, doubt, from, w.to(), schema.Mask(schema.PrivacyPhone, digits))
}

// mobileDigits returns the digits behind the country's code and how they are parted.
func mobileDigits(w window) (digits string, sizes []int, ok bool) {
	if w.length() < lengthOfMobile {
		return "", nil, false
	}
	digits, sizes = w.text(), w.sizes()
	for _, code := range dialled {
		if len(digits) == len(code)+lengthOfMobile && strings.HasPrefix(digits, code) {
			alone := code == "0" && sizes[0] == 1 // as in 0.138…
			return digits[len(code):], without(sizes, len(code)), !alone
		}
	}
	return digits, sizes, len(digits) == lengthOfMobile
}

// without returns the sizes of groups that lose so many digits at their start.
func without(sizes []int, n int) []int {
	for n >= sizes[0] {
		n, sizes = n-sizes[0], sizes[1:]
	}
	sizes[0] -= n
	return sizes
}

// isSpoken reports whether digits are parted as those of a mobile number are, and
// not as those of an amount, a day or several numbers in a row.
func (s *scan) isSpoken(w window, sizes []int) bool {
	parted, last := grouping(sizes), w.group(w.last)
	switch {
	case parted == "11" || parted == "3-4-4" || parted == "4-7":
		return true
	case parted == "3-8":
		return !isDate(last, earliestSerial, distantDay)
	case len(sizes) == 2 && w.groups[w.last].gap == lineGap:
		return w.isWhole() && s.isProse(w)
	case len(sizes) == 2 && s.isBroken(w):
		return true
	case parted == "5-6" || parted == "6-5":
		return w.sign() != mixedGap && !isMonth(w.group(w.first))
	case len(sizes) > 2 && (w.sign() == '—' || w.sign() == '–'):
		return true
	}
	return len(sizes) > 2 && isEven(sizes) || slices.Contains(groupings, parted) || strings.ContainsRune("·•・‧∙⋅‑‒―", w.groups[w.last].gap)
}

// isBroken reports whether a number of two groups, which no rule parts, is one that
// was broken somewhere: by a dash, or by a space right behind a word.
func (s *scan) isBroken(w window) bool {
	before, after := w.group(w.first), w.group(w.last)
	switch w.sign() {
	case ' ':
		return w.isWhole() && isHan(s.shadow.rune(w.from()-1))
	case '-':
		return w.isWhole() && len(after) > 2 && len(before) != 4 && !isMonth(before)
	case '—', '–', '−', '‐':
		return len(before) != 4 && len(before) != 5 && !isMonth(before)
	}
	return false
}

// isMonth reports whether digits start with a month of a year, as the numbers of
// papers do.
func isMonth(digits string) bool {
	if len(digits) < 6 {
		return false
	}
	month, err := time.Parse("200601", digits[:6])
	return err == nil && month.Year() >= earliestSerial && month.Before(distantDay)
}

// isProse reports whether a number that the end of a line parts stands in a text,
// and is not a cell at the end of a row and one at the start of the next.
func (s *scan) isProse(w window) bool {
	isCell := func(i int) bool {
		r := s.shadow.rune(i)
		return r == seam || r == '|' || r == ',' && s.text[s.shadow[i].from] == ','
	}
	isEdge := func(i int) bool { return s.shadow.rune(i) == 0 || s.shadow.rune(i) == '\n' }
	before, after := w.from()-1, w.to()
	return !isCell(before) && !isCell(after) && !(isEdge(before) && isEdge(after))
}

// isSerial reports whether digits are parted as a year and the number of a document
// in it are: 1998-0130001.
func isSerial(w window, digits string, sizes []int) bool {
	year, _ := strconv.Atoi(digits[:4])
	return grouping(sizes) == "4-7" && year >= earliestSerial && strings.ContainsRune("- .", w.sign())
}

// earliestSerial is the year before which no document was numbered by its day.
const earliestSerial = 1980

// isInCode reports whether a number is a part of a word with capital letters, as
// machines and papers are called, that does not say that it is a telephone.
func (s *scan) isInCode(w window) bool {
	isCapital := func(g glyph) bool { return g.r >= 'A' && g.r <= 'Z' }
	before, after := s.word(w)
	return s.isInWord(w) && slices.ContainsFunc(s.shadow[before:after], isCapital)
}

// word returns where the letters begin and end that stand right beside a number.
func (s *scan) word(w window) (before, after int) {
	before, after = w.from(), w.to()
	for before > 0 && isLetter(s.shadow[before-1].r) {
		before--
	}
	for isLetter(s.shadow.rune(after)) {
		after++
	}
	return before, after
}

// isInWord reports whether a number is a part of a word of letters that does not
// say that it is a telephone.
func (s *scan) isInWord(w window) bool {
	before, after := s.word(w)
	return !s.rules.isPrefix(s.shadow.text(before, w.from())) || !s.rules.isPrefix(s.shadow.text(w.to(), after))
}
