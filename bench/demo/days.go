package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// base returns the day on which there was something to enter: a record of
// several days is written when they are over, unless it grows meanwhile.
func (a *archive) base(e *entry) time.Time {
	day := e.day(e.coll.DateField)
	if joined, ok := e.values[a.course[e.coll.ID][0].date].(time.Time); ok {
		day = joined
	}
	if e.coll.Ahead || day.Before(a.opening) {
		return a.opening
	}
	grows := slices.ContainsFunc(a.course[e.coll.ID], func(r *row) bool { return r.list != "" })
	if end := e.day(e.coll.EndField); !grows && end.After(day) {
		return end
	}
	return day
}

// lastDay returns the last day that the record speaks of: of the steps before
// its text, or in the text.
func (d *divider) lastDay() time.Time {
	return d.lastMention(d.e.text, d.lastStep(d.base(d.e)))
}

// lastStep returns the day of the last step found so far, or at least day.
func (d *divider) lastStep(day time.Time) time.Time {
	for _, s := range d.steps {
		if !s.row.last && s.day.After(day) {
			day = s.day
		}
	}
	return day
}

var mention = regexp.MustCompile(`([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日`)

// lastMention returns the last day of the year that text names in full and that
// had come before the closing, or at least day.
func (d *divider) lastMention(text string, day time.Time) time.Time {
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		named := time.Date(d.closing.Year(), time.Month(number(m[1])), number(m[2]), 0, 0, 0, 0, time.UTC)
		if named.After(day) && !named.After(d.closing) {
			day = named
		}
	}
	return day
}

// number reads a number below a hundred in Chinese or other digits.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digit := func(s string, none int) int {
		if s == "" {
			return none
		}
		return strings.Index("一二三四五六七八九", s)/len("一") + 1
	}
	tens, ones, ok := strings.Cut(s, "十")
	if !ok {
		return digit(s, 0)
	}
	return 10*digit(tens, 1) + digit(ones, 0)
}
