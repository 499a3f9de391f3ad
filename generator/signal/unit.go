package signal

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// findingOfUnit returns a finding about all that a unit did. Where a signal may have
// several about one unit, more tells them apart.
func (r *run) findingOfUnit(s *Signal, unit *site.Record, more []string, facts ...diag.Message) *Finding {
	f := r.finding(s, []*site.Record{unit}, facts...)
	f.ID = s.ID + "-" + digest(append([]string{s.ID, unit.Name()}, more...), 10)
	f.Day = time.Time{}
	return f
}

// noted puts the finding's day at that of a record that it rests on, where that came
// later: only then could it be seen.
func (f *Finding) noted(day time.Time) {
	if day.After(f.Day) {
		f.Day = day
	}
}

// rests says which records a finding about a unit rests on. They grow in number as
// time goes by, and only when they have about doubled is there something new to look at.
func (f *Finding) rests(records []*site.Record) {
	for _, record := range records {
		f.noted(record.HandedIn())
	}
	f.Evidence = digest([]string{f.ID, strconv.Itoa(bits.Len(uint(len(records))))}, 8)
}

// holding is a unit with its records.
type holding struct {
	unit    *site.Record
	records []*site.Record
}

// byUnit gives each unit its records.
func (r *run) byUnit(records []*site.Record) []*holding {
	known := map[*site.Record]*holding{}
	var all []*holding
	for _, record := range records {
		for _, unit := range r.units(record) {
			if known[unit] == nil {
				known[unit] = &holding{unit: unit}
				all = append(all, known[unit])
			}
			known[unit].records = append(known[unit].records, record)
		}
	}
	slices.SortFunc(all, func(a, b *holding) int { return cmp.Compare(a.unit.Name(), b.unit.Name()) })
	return all
}
