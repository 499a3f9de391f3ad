package site

import (
	"fmt"
	"strings"
	"time"
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
		}
	}
	return strings.Join(parts, "/")
}
