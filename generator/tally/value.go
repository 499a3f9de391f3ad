package tally

import (
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// eachValue calls found for every value at path below v. Lists are flattened and
// references followed; a reference at the path's end is given as it is, and so is
// a map. What is not in the model of the site does not count.
func eachValue(s *site.Site, v any, path []string, found func(any)) {
	switch v := v.(type) {
	case nil:
	case []any:
		for _, item := range v {
			eachValue(s, item, path, found)
		}
	case map[string]any:
		if len(path) == 0 {
			found(v)
		} else {
			eachValue(s, v[path[0]], path[1:], found)
		}
	case schema.Ref:
		r := s.Resolve(v)
		switch {
		case r == nil:
		case len(path) == 0:
			found(v)
		default:
			eachValue(s, r.Values, path, found)
		}
	default:
		if len(path) == 0 {
			found(v)
		}
	}
}

// firstDate returns the first date at path below values.
func firstDate(s *site.Site, values schema.Values, path []string) (day time.Time, ok bool) {
	if path == nil {
		return time.Time{}, false
	}
	eachValue(s, values, path, func(v any) {
		if t, is := v.(time.Time); is && !ok {
			day, ok = civil(t), true
		}
	})
	return day, ok
}

// civil is the calendar day of a time.
func civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// canonical is the form in which two values are the same or not: the id of a term
// or record, the digits of a number, a date as YYYY-MM-DD, text without regard to
// width, case and spaces.
func canonical(v any) string {
	switch v := v.(type) {
	case *schema.Term:
		return v.ID
	case schema.Ref:
		return v.ID
	case time.Time:
		return v.Format(time.DateOnly)
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	if number, ok := rational(v); ok {
		return number.RatString()
	}
	text, _ := v.(string)
	return schema.Fold(text)
}
