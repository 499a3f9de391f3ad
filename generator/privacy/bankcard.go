package privacy

import "strings"

// shortestCard is how many digits the number of a bank card has at least.
const shortestCard = 16

// cardPrefixes are what the numbers of bank cards start with.
var cardPrefixes = []string{"62", "4", "5", "35", "37", "60", "9"}

// bankCard looks for the number of a bank card.
func (s *scan) bankCard(w window) {
	if w.length() < shortestCard || w.length() > longestNumber {
		return
	}
	digits := w.text()
	if !isCardPrefix(digits) || !luhn(digits) {
		return
	}
	sizes := w.sizes()
	said, company := s.label(w), s.isCompany(w)
	// A word behind it is about another number where the row of figures goes on.
	beside := w.neighbours(1) == 0 && said != numberWords && said != companyWords && s.near(w, cardWords)
	switch {
	case !isParted(w, sizes) && !(w.isWhole() && s.near(w, cardWords)):
	case company && (said != cardWords || w.length() < lengthOfCompany):
	case said == cardWords || beside:
		s.found(BankCard, "", w.from(), w.to(), "")
	default:
		s.found(BankCard, doubtContext, w.from(), w.to(), "")
	}
}

// isParted reports whether digits are parted as those of a card are, and not as
// those of several numbers in a row.
func isParted(w window, sizes []int) bool {
	return isEven(sizes) || len(sizes) < 3 || len(sizes) == 3 && w.sign() != mixedGap
}

func isCardPrefix(digits string) bool {
	for _, prefix := range cardPrefixes {
		if strings.HasPrefix(digits, prefix) {
			return true
		}
	}
	return false
}

// luhn checks the last digit (ISO/IEC 7812).
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d = d*2%10 + d/5
		}
		sum += d
	}
	return sum%10 == 0
}
