package privacy

import "strings"

// longestSentence is how far from a word about health a name is looked for.
const longestSentence = 60

// illness looks for names of people in the sentence of a word about health, which
// may start at i.
func (s *scan) illness(i int) {
	if s.rules.illnesses.match(s.shadow, i) < 0 {
		return
	}
	start, end := i, i
	for start > 0 && i-start < longestSentence && !isStop(s.shadow[start-1].r) {
		start--
	}
	for end < len(s.shadow) && end-i < longestSentence && !isStop(s.shadow[end].r) {
		end++
	}
	for at := start; at < end; at++ {
		if from, to := s.patient(at, start); to > 0 {
			s.found(Health, "", from, to, s.maskName(from, to))
			at = to
		}
	}
}

// patient returns the name that starts a clause at i or stands behind a word that
// people are called by.
func (s *scan) patient(i, start int) (from, to int) {
	if end := s.rules.triggers.match(s.shadow, i); end >= 0 {
		return s.nameBehind(end)
	}
	if i == start || s.isEdge(i-1) {
		return i, s.name(i)
	}
	return 0, 0
}

// isStop reports whether a sign ends a sentence or a row of a table.
func isStop(r rune) bool { return strings.ContainsRune(sentenceEnds+"\n", r) }
