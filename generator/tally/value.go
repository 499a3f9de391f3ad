package tally

import (
	"time"

	"zoufang/generator/schema"
)

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
