package privacy

import "strings"

// Signs that people write between the digits of one number to hide it. The first are
// between several numbers much more often.
const (
	listSigns = ",、/:;+=→─"
	oddSigns  = "。…◆◇丨ー━\\#!@^"
)

// The longest sign between two groups of a series, in characters.
const seriesSigns = 3

// lengthOfPlace is how many digits an ID number has before the day of the birth.
const lengthOfPlace = 6

// series judges a number that starts at i and that one of those signs parts. All of
// the series has to be the number.
func (s *scan) series(i int, digit func(rune) (byte, bool)) {
	if i < s.listed {
		return
	}
	sign := s.readSeries(i, digit)
	if sign == noGap {
		return
	}
	w, isList := window{&s.list, 0, len(s.list.groups) - 1}, strings.ContainsRune(listSigns, sign)
	switch sizes := w.sizes(); w.length() {
	case lengthOfMobile:
		usual, spoken := grouping(sizes) == "3-4-4", !isDigit(s.shadow[i].r)
		if usual && spoken || (usual || len(sizes) == lengthOfMobile) && (!isList || s.label(w) == phoneWords) {
			s.mobile(w)
		}
	case lengthOfID - 1, lengthOfID:
		if !isList || sizes[0] == lengthOfPlace || sizes[0] == 1 || s.label(w) == idWords {
			s.idNumber(w)
		}
		fallthrough
	default:
		if !isList && isEven(sizes) {
			s.bankCard(w)
		}
	}
}

// readSeries reads the groups of a series and returns the sign between them, noGap
// where there are no two.
func (s *scan) readSeries(i int, digit func(rune) (byte, bool)) (sign rune) {
	n := &s.list
	n.digits, n.at, n.groups = n.digits[:0], n.at[:0], n.groups[:0]
	for len(n.digits) <= longestNumber {
		n.groups = append(n.groups, group{len(n.digits), sign})
		s.listed = i
		for d, ok := digit(s.shadow.rune(i)); ok; d, ok = digit(s.shadow.rune(i)) {
			n.digits, n.at = append(n.digits, d), append(n.at, i)
			i++
		}
		next, gap := s.seriesGap(i)
		_, ok := digit(s.shadow.rune(next))
		if gap == noGap || !ok || sign != noGap && gap != sign {
			break
		}
		i, sign = next, gap
	}
	if sign == noGap {
		s.listed = i
	}
	return sign
}

// seriesGap reads the sign at i, perhaps several times and with a space behind it, and
// returns what follows.
func (s *scan) seriesGap(i int) (next int, sign rune) {
	sign = s.shadow.rune(i)
	if sign == 0 || !strings.ContainsRune(listSigns+oddSigns, sign) {
		return i, noGap
	}
	for next = i; s.shadow.rune(next) == sign && next-i < seriesSigns; next++ {
	}
	if s.shadow.rune(next) == ' ' {
		next++
	}
	return next, sign
}
