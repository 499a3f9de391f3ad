package signal

import (
	"context"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// late looks for records that were first committed long after what they tell of.
type late struct{ days int }

func readLate(_ *reader, _ *Signal, of schema.Group) detector { return late{of.Int("days", 14)} }

func (l late) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	var all []*Finding
	for _, record := range records {
		days, known := lag(record)
		if !known || days <= l.days {
			continue
		}
		f := r.finding(s, []*site.Record{record}, diag.Message{ID: "signal.late", Args: diag.Args{
			"day": diag.Day(lastDay(record)), "kind": kind(record), "entered": diag.Day(entered(record).Day()), "days": days,
		}})
		f.Strong = days > 2*l.days
		all = append(all, f)
	}
	return all, err
}
