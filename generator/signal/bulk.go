package signal

import (
	"cmp"
	"context"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// bulk looks for many days' records that one person entered on one day, by one commit
// or by several.
type bulk struct{ records, days int }

// maxAbout is how many records a finding names at most.
const maxAbout = 30

func readBulk(_ *reader, _ *Signal, of schema.Group) detector {
	return bulk{of.Int("records", 5), of.Int("days", 4)}
}

func (b bulk) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	var all []*Finding
	for _, batch := range batches(records) {
		if days := datesOf(batch.records); len(batch.records) >= b.records && len(days) >= b.days && batch.old() {
			all = append(all, b.finding(r, s, batch, days))
		}
	}
	return all, err
}

func (b bulk) finding(r *run, s *Signal, batch *batch, days []time.Time) *Finding {
	about := batch.records[:min(len(batch.records), maxAbout)]
	f := r.finding(s, about, diag.Message{ID: "signal.bulk", Args: diag.Args{
		"who": batch.by.Name, "entered": diag.Day(batch.day), "count": len(batch.records), "days": len(days), "oldest": diag.Day(days[0]),
	}})
	f.Strong = len(days) >= 2*b.days
	if batch.by.Record != nil {
		f.People = []*site.Record{batch.by.Record}
	}
	return f
}

// batch is what one person entered first on one day.
type batch struct {
	by      site.Person
	day     time.Time
	records []*site.Record // the oldest first
}

// batches joins the dated records that were entered together.
func batches(records []*site.Record) []*batch {
	type key struct {
		person *site.Record
		name   string
		day    time.Time
	}
	var all []*batch
	known := map[key]*batch{}
	for _, record := range records {
		if _, ok := lag(record); !ok {
			continue
		}
		first := entered(record)
		k := key{first.By.Record, first.By.Name, first.Day()}
		if known[k] == nil {
			known[k] = &batch{by: first.By, day: k.day}
			all = append(all, known[k])
		}
		known[k].records = append(known[k].records, record)
	}
	for _, b := range all {
		slices.SortFunc(b.records, func(x, y *site.Record) int {
			return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Name(), y.Name()))
		})
	}
	return all
}

// old reports whether half of the records are older than their schemas allow a record
// to be when it is entered. Who enters a week's records on its last day is in time.
func (b *batch) old() bool {
	n := 0
	for _, record := range b.records {
		if days, _ := lag(record); days > record.Section.Collection.EntryDays {
			n++
		}
	}
	return 2*n >= len(b.records)
}

// datesOf are the different days of records, in order.
func datesOf(records []*site.Record) []time.Time {
	var days []time.Time
	for _, record := range records {
		days = append(days, site.Civil(record.Date))
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.CompactFunc(days, time.Time.Equal)
}
