package privacy

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"zoufang/generator/diag"
)

// scan reads one text.
type scan struct {
	rules  *Rules
	text   string
	shadow shadow
	run    run
	read   int // where the run ends that was read last
	mixed  int // the same for a run of digits of several kinds
	list   run
	listed int                   // where the group starts that no list was read from yet
	hidden [len(maskedSigns)]int // where the masked number ends that was judged last
	table  table
	hits   []Hit
	today  time.Time
}

// scans are those that can be used again, for the room that they have.
var scans = sync.Pool{New: func() any { return new(scan) }}

// search finds everything, whether it overlaps or not.
func (s *scan) search(r *Rules, text string) {
	c := caster{out: s.shadow[:0]}
	c.cast(text)
	*s = scan{rules: r, text: text, shadow: c.out, run: s.run, list: s.list, today: time.Now()}
	marks := r.marks
	if marks == nil {
		marks = &digitMarks
	}
	for i := 0; i < len(s.shadow); i++ {
		if r := s.shadow[i].r; r < rune(len(marks)) && marks[r] != 0 {
			s.visit(i, marks[r])
		}
	}
}

// visit looks at a character that could start or end something.
func (s *scan) visit(i int, m mark) {
	if m&markDigit != 0 {
		s.number(i, asciiDigit, shortestLocal)
		s.series(i, asciiDigit)
	}
	if m&markHan != 0 {
		s.number(i, hanDigit, shortestHan)
		s.series(i, hanDigit)
	}
	if m&(markDigit|markHan|markLookalike) != 0 {
		s.mixture(i)
	}
	if m&markStar != 0 {
		s.masked(i)
	}
	if m&markPlace != 0 {
		s.address(i)
	}
	if m&markTrigger != 0 {
		s.trigger(i)
	}
	if m&markIllness != 0 {
		s.illness(i)
	}
}

// number judges all numbers in the run of digits that starts at i, unless i is
// within a run.
func (s *scan) number(i int, digit func(rune) (byte, bool), shortest int) {
	if i < s.read {
		return
	}
	s.read = s.run.read(s.shadow, i, digit)
	if len(s.run.digits) < shortest {
		return
	}
	for first := range s.run.groups {
		for last := first; last < len(s.run.groups); last++ {
			w := window{&s.run, first, last}
			if w.length() > longestNumber {
				break
			}
			s.judge(w)
		}
	}
}

// The shortest and the longest number that means something: a telephone in a
// town, a mobile with the country's code or the card of a bank.
const (
	shortestLocal = 7
	longestNumber = 19
)

func (s *scan) judge(w window) {
	if w.length() < shortestLocal {
		return
	}
	s.idNumber(w)
	s.bankCard(w)
	if !s.isCompany(w) {
		s.mobile(w)
		s.landline(w)
	}
}

// found keeps what was found in a stretch of the shadow, unless it may stand.
func (s *scan) found(kind Kind, doubt string, from, to int, instead string) {
	severity := s.rules.severity(kind)
	if doubt != "" && doubt != doubtChecksum {
		severity = min(severity, diag.Warning)
	}
	hit := Hit{
		Kind: kind, Doubt: doubt, Severity: severity, Instead: instead,
		From: int(s.shadow[from].from), To: int(s.shadow[to-1].to),
	}
	if severity > diag.Notice && !s.rules.allows(kind, s.text[hit.From:hit.To]) {
		s.hits = append(s.hits, hit)
	}
}

// result returns what was found, without what overlaps something worse or longer.
func (s *scan) result() []Hit {
	slices.SortStableFunc(s.hits, func(a, b Hit) int { return cmp.Compare(a.From, b.From) })
	var kept []Hit
	for rest := s.hits; len(rest) > 0; {
		n, end := 1, rest[0].To
		for ; n < len(rest) && rest[n].From < end; n++ {
			end = max(end, rest[n].To)
		}
		kept = append(kept, apart(rest[:n], rest[0].From, end)...)
		rest = rest[n:]
	}
	return kept
}

// apart returns those of some hits that do not overlap, the worst and longest first
// chosen, in the order of the text. Between from and end lie all of them, which may be
// as many as the text has room for.
func apart(hits []Hit, from, end int) []Hit {
	if len(hits) == 1 {
		return hits
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.To-b.From, a.To-a.From))
	})
	var kept []Hit
	taken := make([]bool, end-from)
	for _, h := range hits {
		place := taken[h.From-from : h.To-from]
		if slices.Contains(place, true) {
			continue
		}
		kept = append(kept, h)
		for i := range place {
			place[i] = true
		}
	}
	slices.SortFunc(kept, func(a, b Hit) int { return cmp.Compare(a.From, b.From) })
	return kept
}
