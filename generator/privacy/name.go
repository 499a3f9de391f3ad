package privacy

import (
	"strings"

	"zoufang/generator/schema"
)

// trigger looks for a name behind a word that people are called by, which may start
// at i.
func (s *scan) trigger(i int) {
	end := s.rules.triggers.match(s.shadow, i)
	if end < 0 {
		return
	}
	if from, to := s.nameBehind(end); to > 0 {
		s.found(Name, "", from, to, s.maskName(from, to))
	}
}

// nameBehind returns where the name stands that follows at i, perhaps behind a
// colon.
func (s *scan) nameBehind(i int) (from, to int) {
	for s.shadow.rune(i) == ':' || s.shadow.rune(i) == ' ' {
		i++
	}
	return i, s.name(i)
}

// name returns where the name that starts at i ends, 0 where none does: a surname, one
// or two characters, and what can follow a name.
func (s *scan) name(i int) int {
	if s.rules.names.match(s.shadow, i) >= 0 {
		return 0 // a word that starts like a name
	}
	given := i + s.surname(i)
	if given == i {
		return 0
	}
	for _, ends := range []func(int) bool{s.canFollow, s.isIll} {
		for _, length := range []int{2, 1} {
			end := given + length
			switch {
			case s.rules.known[s.shadow.text(i, end)]:
				return 0
			case s.isGiven(given, end) && ends(end):
				return end
			}
		}
	}
	return 0
}

// surname returns how many characters the surname has that starts at i.
func (s *scan) surname(i int) int {
	switch {
	case schema.CompoundSurname(s.shadow.text(i, i+2)):
		return 2
	case s.rules.surnames[s.shadow.rune(i)]:
		return 1
	}
	return 0
}

// isGiven reports whether characters can be the second part of a name.
func (s *scan) isGiven(from, to int) bool {
	for i := from; i < to; i++ {
		if r := s.shadow.rune(i); !isHan(r) || r == '某' || s.rules.unlike[r] {
			return false
		}
	}
	return true
}

// canFollow reports whether a name may end before i.
func (s *scan) canFollow(i int) bool {
	return s.isEdge(i) || s.rules.follow.match(s.shadow, i) >= 0
}

// isIll reports whether a word about health stands at i.
func (s *scan) isIll(i int) bool { return s.rules.illnesses.match(s.shadow, i) >= 0 }

// isEdge reports whether a sign or an end stands at i, and no Han character. A mask
// is no such sign.
func (s *scan) isEdge(i int) bool {
	r := s.shadow.rune(i)
	return !isHan(r) && !isWord(r) && !strings.ContainsRune("*×○●□·•", r) || r == 0
}

func (s *scan) maskName(from, to int) string {
	return schema.Mask(schema.PrivacyName, s.shadow.text(from, to))
}
