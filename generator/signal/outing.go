package signal

import (
	"strings"
	"time"

	"zoufang/generator/site"
)

// outing is a day of somebody of whom several records tell, and of all others of whom
// the same ones do: they went together.
type outing struct {
	day    time.Time
	people []*site.Record
	stands []*stand
}

// outings are the days of which several records tell, by the first person and by day.
func (r *run) outings(s *Signal) ([]*outing, error) {
	diaries, err := r.diaries(s)
	var all []*outing
	known := map[string]*outing{}
	for _, d := range diaries {
		d.each(func(day time.Time, stands []*stand) {
			if len(stands) < 2 {
				return
			}
			o := &outing{day: day, stands: stands}
			key := o.key()
			if known[key] == nil {
				known[key] = o
				all = append(all, o)
			}
			known[key].people = append(known[key].people, d.person)
		})
	}
	return all, err
}

func (o *outing) key() string {
	parts := []string{o.day.Format(time.DateOnly)}
	for _, s := range o.stands {
		parts = append(parts, s.record.Name())
	}
	return strings.Join(parts, "\n")
}

// records are those that tell of the outing.
func (o *outing) records() []*site.Record {
	var all []*site.Record
	for _, s := range o.stands {
		all = append(all, s.record)
	}
	return all
}

// seen makes a finding of an outing about those who went. It can be seen when the last
// record of it is there.
func (f *Finding) seen(o *outing) *Finding {
	f.People = o.people
	for _, s := range o.stands {
		f.noted(s.record.HandedIn())
	}
	return f
}
