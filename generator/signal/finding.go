package signal

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// finding returns a finding about records, the first of which is in question. What
// was seen is its evidence.
func (r *run) finding(s *Signal, about []*site.Record, facts ...diag.Message) *Finding {
	names := []string{s.ID}
	for _, record := range about {
		names = append(names, record.Name())
	}
	f := &Finding{
		ID: s.ID + "-" + digest(names, 10), Signal: s, About: about, Day: about[0].HandedIn(), Facts: facts,
		People: r.people(about[0]), Units: r.units(about[0]),
	}
	f.seal()
	return f
}

// seal takes the facts as the finding's evidence, with whatever else it rests on. That
// the program words them otherwise is no other evidence.
func (f *Finding) seal(more ...string) {
	for _, fact := range f.Facts {
		more = append(more, fact.Key())
	}
	f.Evidence = digest(more, 8)
}

// digest is a short digest of parts, so many hexadecimal digits.
func digest(parts []string, digits int) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])[:digits]
}

// sortFindings puts strong ones first, then the youngest.
func sortFindings(all []*Finding) {
	slices.SortFunc(all, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(a.Signal.Order, b.Signal.Order), strings.Compare(a.Signal.ID, b.Signal.ID),
			trueFirst(a.Strong, b.Strong), b.Day.Compare(a.Day), strings.Compare(a.ID, b.ID))
	})
}

// trueFirst orders what is true before what is not.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
