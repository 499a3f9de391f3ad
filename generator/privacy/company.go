package privacy

import "strings"

// companyAlphabet are the characters of a unified social credit code (GB 32100).
const companyAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// lengthOfCompany is how many characters a code has.
const lengthOfCompany = 18

// isCompany reports whether a number is, or is a part of, the code of a company.
func (s *scan) isCompany(w window) bool {
	from, to := w.from(), w.from()
	for ; from > 0 && isWord(s.shadow[from-1].r) && w.from()-from < lengthOfCompany; from-- {
	}
	for ; isWord(s.shadow.rune(to)) && to-from <= lengthOfCompany; to++ {
	}
	return to-from == lengthOfCompany && isCompanyCode(strings.ToUpper(s.shadow.text(from, to)))
}

func isWord(r rune) bool { return isDigit(r) || isLetter(r) }

// isCompanyCode checks the place where a company is registered, and the last
// character, which makes a sum divisible by 31.
func isCompanyCode(code string) bool {
	if place := code[2:4]; place != "10" && !strings.Contains(provinces, place+" ") {
		return false
	}
	sum, weight := 0, 1
	for i := range lengthOfCompany {
		value := strings.IndexByte(companyAlphabet, code[i])
		if value < 0 {
			return false
		}
		if i == lengthOfCompany-1 {
			weight = 1
		}
		sum, weight = sum+value*weight, weight*3%31
	}
	return sum%31 == 0
}
