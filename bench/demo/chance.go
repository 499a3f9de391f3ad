package main

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"time"
)

// shanghai is the zone of all commits; it had no summer time in 2012.
var shanghai = time.FixedZone("", 8*60*60)

// draw returns a number below n that depends on nothing but salt.
func draw(n int, salt ...string) int {
	sum := sha256.Sum256([]byte(strings.Join(salt, "\x00")))
	return int(binary.BigEndian.Uint64(sum[:8]) % uint64(n))
}

// pick draws one of several.
func pick[T any](from []T, salt ...string) T {
	return from[draw(len(from), salt...)]
}

// The days of 2012 up to September on which offices kept other hours than on
// other days of the week: holidays, and weekends worked instead.
var (
	holidays = []string{"04-02", "04-03", "04-04", "04-30", "05-01", "06-22"}
	worked   = []string{"03-31", "04-01", "04-28", "09-29", "09-30"}
)

// isWorkday reports whether offices were open.
func isWorkday(day time.Time) bool {
	name := day.Format("01-02")
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	return slices.Contains(worked, name) || !weekend && !slices.Contains(holidays, name)
}

// workdayWithin draws a workday from day up to within days later, the earlier the
// likelier, or takes the next one where they are all days off.
func workdayWithin(day time.Time, within int, last time.Time, salt ...string) time.Time {
	var open []time.Time
	for i := range within + 1 {
		if x := day.AddDate(0, 0, i); isWorkday(x) && !x.After(last) {
			open = append(open, x)
		}
	}
	for len(open) == 0 {
		if day = day.AddDate(0, 0, 1); isWorkday(day) || day.After(last) {
			open = append(open, day)
		}
	}
	n := len(open)
	return open[min(draw(n, append(salt, "day")...), draw(n, append(salt, "again")...))]
}

// The hours in which offices work.
const (
	opens  = 8*time.Hour + 30*time.Minute
	closes = 18*time.Hour + 30*time.Minute
)

// hour draws a time of the day from no earlier than earliest.
func hour(day time.Time, earliest time.Duration, salt ...string) time.Time {
	midnight := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, shanghai)
	free := int((closes - earliest) / time.Second)
	return midnight.Add(earliest + time.Duration(draw(free, append(salt, "hour")...))*time.Second)
}

// inHours returns t, or the next morning where that is after hours or on a day
// off.
func inHours(t time.Time) time.Time {
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, shanghai)
	switch clock := t.Sub(midnight); {
	case clock < opens:
		t = midnight.Add(opens + clock%time.Hour)
	case clock > closes:
		t = midnight.AddDate(0, 0, 1).Add(opens + clock%time.Hour)
	}
	for !isWorkday(t) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}
