package signal

import (
	"context"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// absent looks for those who stayed at one place for days, and on some of these are
// told to have been at another.
type absent struct{ days int }

func readAbsent(r *reader, s *Signal, of schema.Group) detector {
	r.present(s)
	return absent{of.Int("days", 1)}
}

func (a absent) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	diaries, err := r.diaries(s)
	var all []*Finding
	for _, d := range diaries {
		for _, away := range absences(d) {
			if len(away.days) >= a.days {
				all = append(all, r.absence(s, d.person, away))
			}
		}
	}
	return all, err
}

// absence is a stay, with what else is told of its days.
type absence struct {
	*stand
	days    []time.Time
	records []*site.Record // that tell of another place
}

// absences are those of one person, by the first day of each.
func absences(d *diary) []*absence {
	known := map[*stand]*absence{}
	var all []*absence
	d.each(func(day time.Time, stands []*stand) {
		for _, stay := range stands {
			away := stay.away(stands)
			if !stay.stay || len(away) == 0 {
				continue
			}
			if known[stay] == nil {
				known[stay] = &absence{stand: stay}
				all = append(all, known[stay])
			}
			known[stay].add(day, away)
		}
	})
	return all
}

// away are the stands of the same day that are elsewhere.
func (s *stand) away(stands []*stand) []*stand {
	var all []*stand
	for _, other := range stands {
		if other != s && s.elsewhere(other) {
			all = append(all, other)
		}
	}
	return all
}

func (a *absence) add(day time.Time, away []*stand) {
	a.days = append(a.days, day)
	for _, s := range away {
		if !slices.Contains(a.records, s.record) {
			a.records = append(a.records, s.record)
		}
	}
}

func (r *run) absence(s *Signal, person *site.Record, a *absence) *Finding {
	var days []diag.Name
	for _, day := range a.days {
		days = append(days, diag.Day(day))
	}
	f := r.finding(s, append([]*site.Record{a.record}, a.records...), diag.Message{ID: "signal.absent", Args: diag.Args{
		"who": person.Called(), "kind": kind(a.record), "place": a.place.name, "stay": between(site.Civil(a.record.Date), lastDay(a.record)), "days": days,
	}})
	f.People = []*site.Record{person}
	f.Strong = len(a.days) > 1
	for _, record := range a.records {
		f.noted(record.HandedIn())
	}
	return f
}
