package signal

import (
	"context"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/record"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// ahead looks for dates that had not come yet when they were committed.
type ahead struct {
	days  int
	dates map[*schema.Collection][]datePath
}

// claimed is a date that a record names.
type claimed struct {
	datePath
	day time.Time
}

func (a ahead) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil || r.site.History == nil {
		return nil, err
	}
	found := make([]*Finding, len(records))
	err = r.each(len(records), func(i int) (err error) {
		found[i], err = a.look(r, s, records[i])
		return err
	})
	return slices.DeleteFunc(found, func(f *Finding) bool { return f == nil }), err
}

// stronglyAhead is how many days ahead a date is that no clock gone wrong explains.
const stronglyAhead = 3

// look returns the finding about one record, or nil.
func (a ahead) look(r *run, s *Signal, of *site.Record) (*Finding, error) {
	first := of.FirstCommit()
	if first == nil || of.Section.Collection.Ahead {
		return nil, nil
	}
	var facts []diag.Message
	strong, seen := false, time.Time{}
	err := a.first(r, of, a.after(of, first.Day()), func(c claimed, then time.Time) {
		strong = strong || schema.DaysBetween(then, c.day) > stronglyAhead
		if seen.IsZero() || then.Before(seen) {
			seen = then
		}
		facts = append(facts, diag.Message{ID: "signal.ahead", Args: diag.Args{
			"field": c.name, "day": diag.Day(c.day), "entered": diag.Day(then), "days": schema.DaysBetween(then, c.day),
		}})
	})
	if err != nil || len(facts) == 0 {
		return nil, err
	}
	f := r.finding(s, []*site.Record{of}, facts...)
	f.Strong, f.Day = strong, seen
	return f, nil
}

// after are the dates that a record names and that lie after a day.
func (a ahead) after(of *site.Record, day time.Time) []claimed {
	var all []claimed
	for _, path := range a.dates[of.Section.Collection] {
		for _, named := range path.in(of.Values) {
			if c := (claimed{path, named}); a.isAfter(c, day) && !slices.ContainsFunc(all, c.is) {
				all = append(all, c)
			}
		}
	}
	return all
}

func (a ahead) isAfter(c claimed, day time.Time) bool {
	return schema.DaysBetween(day, c.day) > a.days
}

func (c claimed) is(other claimed) bool { return c.path == other.path && c.day.Equal(other.day) }

// first calls found for every claim that a revision made before its day had come, with
// the day of that revision. Drafts claim nothing.
func (a ahead) first(r *run, of *site.Record, open []claimed, found func(claimed, time.Time)) error {
	for _, revision := range of.Trace().Revisions {
		day := r.site.History.Stamp(revision.Commit).Day()
		open = slices.DeleteFunc(open, func(c claimed) bool { return !a.isAfter(c, day) })
		if len(open) == 0 {
			return nil
		}
		values, err := r.valuesThen(of, revision)
		if err != nil {
			return err
		}
		if values == nil || values[schema.DraftKey] == true {
			continue
		}
		open = slices.DeleteFunc(open, func(c claimed) bool {
			said := slices.ContainsFunc(c.in(values), c.day.Equal)
			if said {
				found(c, day)
			}
			return said
		})
	}
	return nil
}

// valuesThen are the values of a record in one of its revisions, with references as
// their author wrote them; nil where they cannot be read.
func (r *run) valuesThen(of *site.Record, revision gitrepo.Revision) (schema.Values, error) {
	if revision.Blob == "" {
		return nil, nil
	}
	data, err := r.site.History.Read(revision)
	if err != nil || len(data) > record.MaxFile {
		return nil, err
	}
	c := of.Section.Collection
	file, _ := record.Read(revision.Path, data, c.Keys)
	if file == nil || file.Front == nil {
		return nil, nil
	}
	values, _ := c.Decode(file, of.ID)
	return values, nil
}
