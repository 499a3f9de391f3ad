package build

import "time"

// Month is a month of a calendar.
type Month struct {
	First time.Time // its first day
	Weeks [][]Day   // of seven days each, from Monday
}

// Day is a day of a calendar.
type Day struct {
	Date  time.Time // at midnight UTC
	In    bool      // it belongs to the month, and does not only fill a week up
	Pages Pages     // that stand on it, in the order of the list
}

// EndDate is the last day of a record that lasts several, or else its date.
func (p *Page) EndDate() time.Time {
	if p.kind == kindPage && p.section.Collection.EndField != nil {
		p.view.note(ofValues, p.record)
		end, _ := p.record.Values[p.section.Collection.EndField.Key].(time.Time)
		if end.After(p.record.Date) {
			return end
		}
	}
	return p.Date()
}

// days are the first and last day of the page.
func (p *Page) days() (from, to time.Time) { return midnight(p.Date()), midnight(p.EndDate()) }

// midnight is the civil day of t, as records have their dates.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Between returns the pages that have a day from "from" to "to", both included.
// A zero time leaves that side open. Pages without a date are left out.
func (ps Pages) Between(from, to time.Time) Pages {
	var kept Pages
	for _, p := range ps {
		first, last := p.days()
		if first.IsZero() || !to.IsZero() && first.After(midnight(to)) || !from.IsZero() && last.Before(midnight(from)) {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// Calendar returns the months from "from" to "to", each page on all of its days
// in that time. A zero time stands for the first or the last day of the pages.
func (ps Pages) Calendar(from, to time.Time) []Month {
	ps = ps.Between(from, to)
	from, to = ps.span(from, to)
	if from.IsZero() || to.Before(from) {
		return nil
	}
	on := map[time.Time]Pages{}
	for _, p := range ps {
		first, last := p.days()
		for day := later(first, from); !day.After(last) && !day.After(to); day = day.AddDate(0, 0, 1) {
			on[day] = append(on[day], p)
		}
	}
	var months []Month
	first := time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)
	for ; !first.After(to); first = first.AddDate(0, 1, 0) {
		months = append(months, newMonth(first, on))
	}
	return months
}

// span returns the days from and to, each from the pages where it is zero.
func (ps Pages) span(from, to time.Time) (time.Time, time.Time) {
	openFrom, openTo := from.IsZero(), to.IsZero()
	from, to = midnight(from), midnight(to)
	for _, p := range ps {
		first, last := p.days()
		if openFrom && (from.IsZero() || first.Before(from)) {
			from = first
		}
		if openTo {
			to = later(to, last)
		}
	}
	return from, to
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// newMonth lays a month out in weeks.
func newMonth(first time.Time, on map[time.Time]Pages) Month {
	m := Month{First: first}
	sinceMonday := (int(first.Weekday()) + 6) % 7
	next := first.AddDate(0, 1, 0)
	for day := first.AddDate(0, 0, -sinceMonday); day.Before(next); {
		week := make([]Day, 7)
		for i := range week {
			week[i] = Day{day, day.Month() == first.Month(), on[day]}
			day = day.AddDate(0, 0, 1)
		}
		m.Weeks = append(m.Weeks, week)
	}
	return m
}
