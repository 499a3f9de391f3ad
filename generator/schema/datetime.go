package schema

import (
	"regexp"
	"time"
)

// dateTime is a date, perhaps a part of the day, and a time by the clock.
var dateTime = regexp.MustCompile(`^(.*?[0-9日])[T\s]*(上午|下午|晚上|中午|早上|凌晨)?\s*([0-9]{1,2})[:时点]([0-9]{1,2})?(?:分|:([0-9]{2}))?$`)

// readDateTime reads a point in time: RFC 3339, or a date and a time as in
// 2012年3月5日下午2:30. Without a zone the clock's time is kept, in UTC.
func readDateTime(text, near string) (time.Time, *fault) {
	s := narrow(text)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	part := dateTime.FindStringSubmatch(s)
	if part == nil {
		return dayOf(text, near)
	}
	day, f := dayOf(part[1], near)
	if f != nil {
		return day, f
	}
	hour, minute, second := atoi(part[3]), atoi(part[4]), atoi(part[5])
	if afternoon := part[2] == "下午" || part[2] == "晚上"; afternoon && hour < 12 {
		hour += 12
	}
	if hour > 23 || minute > 59 || second > 59 {
		return day, &fault{id: "date-time"}
	}
	clock := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second
	return day.Add(clock), nil
}

// dayOf is readDate for a field that also wants a time.
func dayOf(text, near string) (time.Time, *fault) {
	day, f := readDate(text, near)
	if f != nil && f.id == "date" {
		f = &fault{id: "date-time"}
	}
	return day, f
}
