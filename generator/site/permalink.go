package site

import (
	"fmt"
	"strings"
	"time"

	"zoufang/generator/schema"
)

// permalink is the address of a draft's page by its collection's pattern, for
// example "/visits/:year/:month/:id/".
func (d *draft) permalink() string {
	var date time.Time
	if field := d.collection.DateField; field != nil {
		date = day(d.values[field.Key])
	}
	parts := strings.Split(d.collection.Permalink, "/")
	for i, part := range parts {
		switch part {
		case ":id":
			parts[i] = slug(d.id)
		case ":year":
			parts[i] = fmt.Sprintf("%04d", date.Year())
		case ":month":
			parts[i] = fmt.Sprintf("%02d", date.Month())
		case ":day":
			parts[i] = fmt.Sprintf("%02d", date.Day())
		default:
			if key, isField := strings.CutPrefix(part, ":"); isField {
				parts[i] = slug(token(d.values[key]))
			}
		}
	}
	return strings.Join(parts, "/")
}

// token is a value as part of an address.
func token(v any) string {
	switch v := v.(type) {
	case *schema.Term:
		return v.ID
	case schema.Ref:
		return v.ID
	}
	return fmt.Sprint(v)
}
