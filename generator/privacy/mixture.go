package privacy

// lookalikes are letters that are typed in place of digits.
var lookalikes = map[rune]byte{'O': '0', 'o': '0', 'l': '1', 'I': '1'}

// mixedDigit is what is a digit in a number that is written in several ways at once:
// 138零零138OO0. A ring hides a digit beside digits, and 两 counts things.
func mixedDigit(r rune) (byte, bool) {
	if isDigit(r) {
		return byte(r), true
	}
	if r >= rune(len(digitMarks)) || r == '○' || r == '两' {
		return 0, false
	}
	if digitMarks[r]&markLookalike != 0 {
		return lookalikes[r], true
	}
	return hanDigit(r)
}

// mixture judges the number that starts at i if it is written in several ways. All
// of the run has to be the number: a character that stands in for a digit can as
// well be a word.
func (s *scan) mixture(i int) {
	if i < s.mixed {
		return
	}
	s.mixed = s.list.read(s.shadow, i, mixedDigit)
	if len(s.list.digits) < lengthOfMobile || len(s.list.digits) > longestNumber {
		return
	}
	if s.isMixed(&s.list) {
		s.judge(window{&s.list, 0, len(s.list.groups) - 1})
	}
}

// fewestDigits are in a number that is not a word.
const fewestDigits = 4

// isMixed reports whether the digits of a run are of several kinds. A single one of
// its kind at an end says nothing, as in 12三车间, unless it is a zero or a letter.
func (s *scan) isMixed(n *run) bool {
	digits, letters, han, inner := 0, 0, 0, false
	for i, at := range n.at {
		switch r := s.shadow[at].r; {
		case isDigit(r):
			digits++
		case isLetter(r):
			letters++
			inner = inner || i < len(n.at)-1 || n.digits[i] == '0'
		default:
			han++
			inner = inner || i > 0 && i < len(n.at)-1 || n.digits[i] == '0'
		}
	}
	most := max(digits, letters, han)
	return most < len(n.digits) && digits+han >= fewestDigits && (inner || most < len(n.digits)-1)
}
