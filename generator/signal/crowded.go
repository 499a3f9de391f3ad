package signal

import (
	"context"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// crowded looks for days on which somebody was at more places than a day has room for.
type crowded struct{ atMost int }

func readCrowded(r *reader, s *Signal, of schema.Group) detector {
	r.present(s)
	return crowded{of.Int("at_most", 4)}
}

func (c crowded) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	outings, err := r.outings(s)
	var all []*Finding
	for _, o := range outings {
		visited := o.visited()
		if visited <= c.atMost {
			continue
		}
		f := r.finding(s, o.records(), diag.Message{ID: "signal.crowded", Args: diag.Args{
			"who": called(o.people), "day": diag.Day(o.day), "count": visited, "limit": c.atMost,
		}}).seen(o)
		f.Strong = 2*visited > 3*c.atMost
		all = append(all, f)
	}
	return all, err
}

// visited is how many different places of call an outing had.
func (o *outing) visited() int {
	known := map[*site.Record]bool{}
	for _, s := range o.stands {
		if s.at != nil {
			known[s.at] = true
		}
	}
	return len(known)
}
