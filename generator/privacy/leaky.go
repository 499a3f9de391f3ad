package privacy

import "strings"

// stars are the signs that people hide digits behind. Letters and crosses among
// them hide nothing where they stand alone: 200×300.
const (
	stars   = "*●•■□○◆★☆※∗✱#"
	crosses = "xX×"
)

// A mobile number that hides as few digits as this can be guessed.
const fewHidden = 3

// maskedSigns are those that may part a masked number: a space may, or it ends it.
var maskedSigns = [...]string{"- ", "-"}

// masked looks at a number that is masked, one of whose stars stands at i.
func (s *scan) masked(i int) {
	if isDigit(s.shadow[i].r) || !s.hides(i) || s.hides(i-1) {
		return
	}
	for n, signs := range maskedSigns {
		if i < s.hidden[n] {
			continue // it is of the number that was judged last
		}
		from, to := i, i
		for s.shows(from-1, signs) {
			from--
		}
		for s.shows(to, signs) {
			to++
		}
		s.hidden[n] = to
		s.judgeMasked(from, to)
	}
}

func (s *scan) judgeMasked(from, to int) {
	shown := s.shown(from, to)
	if s.tellsBirth(shown) {
		s.found(Leaky, "", from, to, "")
	}
	if tellsMobile(shown) {
		s.found(Leaky, "", from, to, shown[:3]+"****"+shown[7:])
	}
}

// hides reports whether a character stands for a digit that is not shown.
func (s *scan) hides(i int) bool {
	switch r := s.shadow.rune(i); r {
	case 'x', 'X', '×':
		return s.shadow.rune(i-1) == r || s.shadow.rune(i+1) == r
	default:
		return r < rune(len(digitMarks)) && digitMarks[r]&markStar != 0
	}
}

// shows reports whether a character is part of a masked number, which signs may part.
func (s *scan) shows(i int, signs string) bool {
	return s.isPart(i) || strings.ContainsRune(signs, s.shadow.rune(i)) && s.isPart(i-1) && s.isPart(i+1)
}

func (s *scan) isPart(i int) bool { return isDigit(s.shadow.rune(i)) || s.hides(i) }

// shown returns the digits of a masked number with a * for each that is hidden.
func (s *scan) shown(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		switch {
		case isDigit(s.shadow[i].r):
			b.WriteRune(s.shadow[i].r)
		case s.hides(i):
			b.WriteByte('*')
		}
	}
	return b.String()
}

// tellsBirth reports whether a masked ID number shows the day of a birth. People
// count the stars behind it wrong.
func (s *scan) tellsBirth(shown string) bool {
	const behindBirth = 14
	if len(shown) <= behindBirth || !isDate(shown[6:behindBirth], s.rules.earliestBirth(), s.today) {
		return false
	}
	hidden := strings.HasPrefix(shown, "**") && len(shown) >= lengthOfID-1 && len(shown) <= lengthOfID+1
	return hidden || strings.Contains(provinces, shown[:2]+" ")
}

// tellsMobile reports whether a masked mobile number shows nearly all of it.
func tellsMobile(shown string) bool {
	hidden := strings.Count(shown, "*")
	return len(shown) == lengthOfMobile && hidden > 0 && hidden <= fewHidden &&
		shown[0] == '1' && shown[1] != '1' && shown[1] != '2' && shown[1] != '0'
}
