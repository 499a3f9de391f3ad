package signal

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// stand is what a record tells of where somebody was on a day.
type stand struct {
	record *site.Record
	at     *site.Record // nil: it does not tell
	place  place
	half   half
	stay   bool
}

// place is where somebody was; its key is "" where that is not told.
type place struct {
	key  string
	name diag.Name
}

// half is the part of a day that is told: none, one half, or both.
type half uint8

const (
	morning half = 1 << iota
	afternoon
)

// halves are the parts of a day by the ids of terms that stand for them.
var halves = map[string]half{"morning": morning, "afternoon": afternoon, "whole": morning | afternoon}

// elsewhere reports whether two stands are at different places.
func (s *stand) elsewhere(other *stand) bool {
	return s.place.key != "" && other.place.key != "" && s.place.key != other.place.key && (s.at == nil || s.at != other.at)
}

// diary is where one person was, by day.
type diary struct {
	person *site.Record
	days   map[time.Time][]*stand
}

// each calls visit for every day of the diary, in order.
func (d *diary) each(visit func(day time.Time, stands []*stand)) {
	days := make([]time.Time, 0, len(d.days))
	for day := range d.days {
		days = append(days, day)
	}
	slices.SortFunc(days, time.Time.Compare)
	for _, day := range days {
		visit(day, d.days[day])
	}
}

// diaries are what a signal's records tell of where each person was until the day at
// which the site stands.
func (r *run) diaries(s *Signal) ([]*diary, error) {
	known := map[*site.Record]*diary{}
	for _, p := range r.rules.presence {
		i := slices.IndexFunc(s.From, func(from Source) bool { return from.Collection == p.from })
		if i < 0 {
			continue
		}
		records, err := r.from(s.From[i])
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			r.enterInto(known, p, record)
		}
	}
	all := make([]*diary, 0, len(known))
	for _, d := range known {
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b *diary) int { return cmp.Compare(a.person.Name(), b.person.Name()) })
	return all, nil
}

// enterInto notes in the diaries of its people what a record tells.
func (r *run) enterInto(known map[*site.Record]*diary, p *presence, record *site.Record) {
	first, last := site.Civil(record.Date), lastDay(record)
	if record.Date.IsZero() {
		return
	}
	if last.After(r.site.AsOf) {
		last = r.site.AsOf
	}
	told := r.stand(p, record)
	if !first.Equal(last) {
		told.half = 0 // it is that of one of the days
	}
	for _, person := range r.named(record.Values[p.who.Key]) {
		if known[person] == nil {
			known[person] = &diary{person, map[time.Time][]*stand{}}
		}
		for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
			known[person].days[day] = append(known[person].days[day], told)
		}
	}
}

// stand is what a record tells of each of its days.
func (r *run) stand(p *presence, record *site.Record) *stand {
	s := &stand{record: record, stay: p.stay}
	if p.half != nil {
		if term, ok := record.Values[p.half.Key].(*schema.Term); ok {
			s.half = halves[term.ID]
		}
	}
	if p.at != nil {
		if at := r.named(record.Values[p.at.Key]); len(at) == 1 {
			s.at = at[0]
		}
	}
	if p.place != nil {
		s.place = r.placeOf(record.Values[p.place.Key])
	}
	if s.place.key == "" && s.at != nil && p.placeOfAt != nil {
		s.place = r.placeOf(s.at.Values[p.placeOfAt.Key])
	}
	return s
}

// placeOf is the place that a value names.
func (r *run) placeOf(v any) place {
	switch v := v.(type) {
	case *schema.Term:
		return place{v.ID, diag.Name{ZH: v.Name, EN: v.ID}}
	case schema.Ref:
		if to := r.site.Resolve(v); to != nil {
			return place{to.Name(), diag.Name{ZH: to.Called()}}
		}
	case string:
		return place{strings.TrimSpace(v), diag.Name{ZH: v}}
	}
	return place{}
}

// named are the records that a value refers to.
func (r *run) named(v any) []*site.Record {
	switch v := v.(type) {
	case schema.Ref:
		if to := r.site.Resolve(v); to != nil {
			return []*site.Record{to}
		}
	case []any:
		var all []*site.Record
		for _, item := range v {
			all = append(all, r.named(item)...)
		}
		return all
	}
	return nil
}
