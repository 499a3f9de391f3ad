package site

import (
	"testing"
	"time"
)

func TestToday(t *testing.T) {
	on := func(month time.Month, day int) time.Time { return time.Date(2012, month, day, 0, 0, 0, 0, time.UTC) }
	var none time.Time
	for _, c := range []struct {
		name                 string
		flag, written, clock time.Time
		wantAsOf, wantToday  time.Time
	}{
		{"as the site says", none, on(9, 30), on(11, 1), on(9, 30), on(9, 30)},
		{"looking back", on(6, 30), on(9, 30), on(11, 1), on(6, 30), on(9, 30)},
		{"looking ahead", on(10, 15), on(9, 30), on(9, 30), on(10, 15), on(10, 15)},
		{"by the clock", none, none, on(5, 4), on(5, 4), on(5, 4)},
		{"looking back by the clock", on(4, 1), none, on(5, 4), on(4, 1), on(5, 4)},
		{"after the end", none, none, on(12, 31).AddDate(1, 0, 0), on(12, 31), on(12, 31)},
		{"far ahead", on(12, 31).AddDate(1, 0, 0), on(9, 30), on(9, 30), on(12, 31), on(12, 31)},
	} {
		o := Options{AsOf: c.flag, Today: c.clock}
		config := Config{AsOf: c.written, Timezone: time.UTC, Period: Period{on(3, 1), on(12, 31)}}
		if got := asOf(o, config); got != c.wantAsOf {
			t.Errorf("%s: as of %v, want %v", c.name, got, c.wantAsOf)
		}
		if got := today(o, config); got != c.wantToday {
			t.Errorf("%s: today %v, want %v", c.name, got, c.wantToday)
		}
	}
}
