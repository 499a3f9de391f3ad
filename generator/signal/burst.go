package signal

import (
	"context"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// burst looks for units whose records of a period were for the most part entered in
// the days about its end.
type burst struct{ months, days, records, share int }

func readBurst(_ *reader, _ *Signal, of schema.Group) detector {
	b := burst{3, of.Int("days", 3), of.Int("records", 5), of.Int("share", 50)}
	if of.Text("before") == "month" {
		b.months = 1
	}
	return b
}

func (b burst) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	records = slices.DeleteFunc(slices.Clone(records), func(record *site.Record) bool {
		_, known := lag(record)
		return !known
	})
	var all []*Finding
	for _, h := range r.byUnit(records) {
		for _, p := range b.periods(h) {
			rushed := b.rushed(p)
			if len(rushed) >= b.records && 100*len(rushed) >= b.share*len(p.records) {
				all = append(all, b.finding(r, s, p, rushed))
			}
		}
	}
	return all, err
}

// finding is about a unit and those of its records that came in a rush.
func (b burst) finding(r *run, s *Signal, p *period, rushed []*site.Record) *Finding {
	from, to := b.window(p)
	f := r.findingOfUnit(s, p.unit, []string{p.from.Format(time.DateOnly)}, diag.Message{ID: "signal.burst", Args: diag.Args{
		"period": between(p.from, p.to), "total": len(p.records), "count": len(rushed), "days": between(from, to),
	}})
	f.About = append(f.About, rushed[:min(len(rushed), maxAbout)]...)
	f.Strong = 100*len(rushed) >= (100+b.share)/2*len(p.records)
	for _, record := range rushed {
		f.noted(record.HandedIn())
	}
	return f
}

// period is what a unit's records tell of one period.
type period struct {
	holding
	from, to time.Time
}

// periods are those that a unit's records tell of, in order.
func (b burst) periods(h *holding) []*period {
	known := map[time.Time]*period{}
	var all []*period
	for _, record := range h.records {
		from := periodStart(site.Civil(record.Date), b.months)
		if known[from] == nil {
			known[from] = &period{holding{unit: h.unit}, from, from.AddDate(0, b.months, -1)}
			all = append(all, known[from])
		}
		known[from].records = append(known[from].records, record)
	}
	slices.SortFunc(all, func(x, y *period) int { return x.from.Compare(y.from) })
	return all
}

// window is the days about a period's end.
func (b burst) window(p *period) (from, to time.Time) {
	return p.to.AddDate(0, 0, 1-b.days), p.to.AddDate(0, 0, b.days)
}

// rushed are the records that were entered in these days and tell of days before. What
// happened in these days could not have been entered any sooner.
func (b burst) rushed(p *period) []*site.Record {
	from, to := b.window(p)
	var all []*site.Record
	for _, record := range p.records {
		if day := entered(record).Day(); lastDay(record).Before(from) && !day.Before(from) && !day.After(to) {
			all = append(all, record)
		}
	}
	return all
}
