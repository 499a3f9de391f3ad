package signal

import (
	"context"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// places looks for days on which somebody was at two places, unless in the one before
// noon and in the other after.
type places struct {
	apart map[string]bool // from where nobody gets to another place on the same day
}

func readPlaces(r *reader, s *Signal, of schema.Group) detector {
	r.present(s)
	p := places{map[string]bool{}}
	for i, id := range of.Texts("apart") {
		p.apart[id] = true
		r.knownPlace(id, "places", "apart", i)
	}
	return p
}

// knownPlace reports a place that no vocabulary of places has.
func (r *reader) knownPlace(id string, where ...any) {
	if r.rules == nil {
		return
	}
	var known []string
	open := false // places may be anything
	for _, p := range r.rules.presence {
		for _, f := range []*schema.Field{p.place, p.placeOfAt} {
			switch {
			case f == nil:
			case f.Vocabulary == nil:
				open = true
			case f.Vocabulary.Term(id) != nil:
				return
			default:
				for _, t := range f.Vocabulary.Terms {
					known = append(known, t.ID)
				}
			}
		}
	}
	if !open {
		r.unknown("signal-value.place", id, known, where...)
	}
}

func (p places) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	outings, err := r.outings(s)
	var all []*Finding
	for _, o := range outings {
		worst, one, other := p.clashOf(o)
		if worst == none {
			continue
		}
		args := diag.Args{"who": called(o.people), "day": diag.Day(o.day), "one": one.place.name, "other": other.place.name}
		f := r.finding(s, o.records(), diag.Message{ID: worst.said(), Args: args}).seen(o)
		f.Strong = worst > unlikely
		all = append(all, f)
	}
	return all, err
}

// clash says how little two stands of one day go together.
type clash uint8

const (
	none     clash = iota
	unlikely       // two places, and nobody says when
	together       // two places in the same half of the day
	parted         // two places that cannot be reached on one day
)

func (c clash) said() string {
	switch c {
	case parted:
		return "signal.places.apart"
	case together:
		return "signal.places.half"
	}
	return "signal.places"
}

// clashOf is the worst clash of an outing, with the first stands that make it.
func (p places) clashOf(o *outing) (worst clash, one, other *stand) {
	for i, a := range o.stands {
		for _, b := range o.stands[i+1:] {
			if c := p.clash(a, b); c > worst {
				worst, one, other = c, a, b
			}
		}
	}
	return worst, one, other
}

func (p places) clash(a, b *stand) clash {
	switch {
	case !a.elsewhere(b):
		return none
	case p.apart[a.place.key] || p.apart[b.place.key]:
		return parted
	case a.half&b.half != 0:
		return together
	case a.half != 0 && b.half != 0:
		return none
	}
	return unlikely
}
