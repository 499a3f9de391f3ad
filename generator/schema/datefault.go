package schema

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// The forms that are nearly a date, after plainDate.
var (
	yearMonth   = regexp.MustCompile(`^([0-9]{4})(?:[-/.]([0-9]{1,2})|年([0-9]{1,2})月?.?旬?|([0-9]{2}))$`)
	yearOnly    = regexp.MustCompile(`^[0-9]{4}年?$`)
	monthDay    = regexp.MustCompile(`^([0-9]{1,2})[-/.月]([0-9]{1,2})日?$`)
	shortYear   = regexp.MustCompile(`^([0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$`)
	yearLast    = regexp.MustCompile(`^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$`)
	withTime    = regexp.MustCompile(`^([0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)T?[0-9]{1,2}[:时点]`)
	dateRange   = regexp.MustCompile(`^([0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)(?:至|到|~|〜|、|,|-+)[0-9]`)
	dayRange    = regexp.MustCompile(`[0-9日月]\s*(?:至|到|~|〜)\s*[0-9]|^[0-9]{1,2}[/.月][0-9]{1,2}日?-+[0-9]`)
	dateInPath  = regexp.MustCompile(`(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}`)
	yearsInPath = regexp.MustCompile(`/((?:19|20)[0-9]{2})/`)
)

// dateFault says why s, which plainDate returned, is no date.
func dateFault(s, near string) *fault {
	if part := yearMonth.FindStringSubmatch(s); part != nil && atoi(part[1]) >= 1900 {
		return withoutDay(atoi(part[1]), atoi(part[2]+part[3]+part[4]), near)
	}
	if part := monthDay.FindStringSubmatch(s); part != nil {
		return withoutYear(atoi(part[1]), atoi(part[2]), near)
	}
	if part := shortYear.FindStringSubmatch(s); part != nil {
		return &fault{id: "date.short-year", instead: isoString(2000+atoi(part[1]), atoi(part[2]), atoi(part[3]))}
	}
	if yearLast.MatchString(s) {
		return &fault{id: "date.year-last"}
	}
	if yearOnly.MatchString(s) {
		return &fault{id: "date.no-month"}
	}
	if part := withTime.FindStringSubmatch(s); part != nil {
		return &fault{id: "date.time", instead: isoOrNothing(part[1])}
	}
	if part := dateRange.FindStringSubmatch(s); part != nil {
		return &fault{id: "date.range", instead: isoOrNothing(part[1])}
	}
	if dayRange.MatchString(s) {
		return &fault{id: "date.range"}
	}
	return &fault{id: "date"}
}

// withoutDay takes the day from the file's name where that has one in the same
// month, and leaves a gap otherwise.
func withoutDay(year, month int, near string) *fault {
	month2 := fmt.Sprintf("%04d-%02d-", year, month)
	instead := month2 + "__"
	if date := dateInPath.FindString(near); strings.HasPrefix(date, month2) {
		instead = date
	}
	return &fault{id: "date.no-day", instead: instead}
}

// withoutYear takes the year from the file's path where that has one, and leaves
// a gap otherwise.
func withoutYear(month, day int, near string) *fault {
	year := "____"
	if date := dateInPath.FindString(near); date != "" {
		year = date[:4]
	} else if part := yearsInPath.FindStringSubmatch(near); part != nil {
		year = part[1]
	}
	return &fault{id: "date.no-year", instead: fmt.Sprintf("%s-%02d-%02d", year, month, day)}
}

func isoOrNothing(s string) string {
	if t, f := readDate(s, ""); f == nil {
		return t.Format(time.DateOnly)
	}
	return ""
}
