package privacy

import "strings"

// provinces are the first two digits of an ID number (GB/T 2260).
const provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 "

// checkWeights and checkDigits are those of GB 11643 (ISO 7064, MOD 11-2).
const checkDigits = "10X98765432"

var checkWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// The lengths of ID numbers, those of today and of before 1999.
const (
	lengthOfID    = 18
	lengthOfOldID = 15
)

// idNumber looks for the number of an identity card. Letters right before it
// protect nothing: people write ID and SFZ.
func (s *scan) idNumber(w window) {
	switch w.length() {
	case lengthOfID - 1:
		digits, x := w.text(), s.checkX(w.to())
		if x > 0 && (!isLetter(s.shadow.rune(x)) || checkDigit(digits) == 'X') {
			s.judgeID(w, digits+"X", x)
		}
	case lengthOfID:
		s.judgeID(w, w.text(), w.to())
	case lengthOfOldID:
		digits := w.text()
		if s.isPerson(digits[:6]+"19"+digits[6:12]) && s.near(w, idWords) {
			s.found(IDNumber, doubtShort, w.from(), w.to(), "")
		}
	}
}

// judgeID looks at an ID number that ends before to.
func (s *scan) judgeID(w window, number string, to int) {
	switch {
	case !s.isPerson(number):
	case checkDigit(number) != number[lengthOfID-1]:
		if s.near(w, idWords) {
			s.found(IDNumber, doubtChecksum, w.from(), to, "")
		}
	case s.label(w) == companyWords && isCompanyCode(number):
	default:
		s.found(IDNumber, "", w.from(), to, "")
	}
}

// checkX returns where the X ends that follows a number of 17 digits, 0 where there
// is none.
func (s *scan) checkX(i int) int {
	if next, _, ok := s.shadow.gap(i); ok {
		i = next
	} else {
		i, _ = s.seriesGap(i)
	}
	if strings.ContainsRune("XxХхΧχ×", s.shadow.rune(i)) {
		return i + 1
	}
	return 0
}

// isPerson reports whether digits start with a province and hold the day of a birth.
func (s *scan) isPerson(number string) bool {
	return strings.Contains(provinces, number[:2]+" ") && isDate(number[6:14], s.rules.earliestBirth(), s.today)
}

// checkDigit returns what the last character of an ID number has to be.
func checkDigit(number string) byte {
	sum := 0
	for i, weight := range checkWeights {
		sum += weight * int(number[i]-'0')
	}
	return checkDigits[sum%11]
}
