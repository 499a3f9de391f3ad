package main

import (
	"slices"
	"strconv"
	"time"
)

// The campaign's days. Visits lie on working days, so that the last one is
// before the as-of date.
var (
	firstDay = time.Date(2012, time.March, 1, 0, 0, 0, 0, time.UTC)
	asOf     = time.Date(2012, time.September, 30, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2012, time.December, 31, 0, 0, 0, 0, time.UTC)
)

// holidays are the weekdays on which nobody works.
var holidays = []string{"04-02", "04-03", "04-04", "04-30", "05-01", "06-22"}

// recordKind tells the random numbers of the collections apart.
type recordKind uint64

const (
	cadreKind recordKind = iota + 1
	firmKind
	visitKind
	paperKind
)

// site is what the records of a generated site have in common. Visits are not
// among it: each is made anew whenever it is needed.
type site struct {
	options
	words     *grammar
	firms     []firm
	cadres    []cadre
	firmsOf   [][]int // by group
	membersOf [][]int // by group
	days      []time.Time
}

// newSite plans the site that the options ask for.
func newSite(o options) (*site, error) {
	words, err := loadGrammar()
	if err != nil {
		return nil, err
	}
	s := &site{
		options:   o,
		words:     words,
		firmsOf:   make([][]int, len(visitingGroups)),
		membersOf: make([][]int, len(visitingGroups)),
		days:      workingDays(firstDay, asOf),
	}
	s.makeFirms()
	s.makeCadres()
	return s, nil
}

// workingDays returns the days from Monday to Friday between two dates, less the
// holidays.
func workingDays(from, to time.Time) []time.Time {
	var days []time.Time
	for d := from; !d.After(to); d = d.AddDate(0, 0, 1) {
		weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
		if !weekend && !slices.Contains(holidays, d.Format("01-02")) {
			days = append(days, d)
		}
	}
	return days
}

// digits returns how many digits ids need up to n: two at least, so that they
// sort by number.
func digits(n int) int { return max(2, len(strconv.Itoa(n))) }
