package site

import (
	"strconv"
	"strings"
)

// permalink is the address of a draft's page by its collection's pattern, for
// example "/visits/:year/:month/:id/".
func (d *draft) permalink() string {
	year, month, dayOfMonth := d.date(d.values).Date()
	link := make([]byte, 0, 64)
	rest, more := d.collection.Permalink, true
	for more {
		var part string
		part, rest, more = strings.Cut(rest, "/")
		switch part {
		case ":id":
			link = append(link, slug(d.id)...)
		case ":year":
			link = appendPadded(link, year, 4)
		case ":month":
			link = appendPadded(link, int(month), 2)
		case ":day":
			link = appendPadded(link, dayOfMonth, 2)
		default:
			link = append(link, part...)
		}
		if more {
			link = append(link, '/')
		}
	}
	return string(link)
}

// appendPadded appends a number in at least so many digits.
func appendPadded(to []byte, n, digits int) []byte {
	text := strconv.Itoa(n)
	for range digits - len(text) {
		to = append(to, '0')
	}
	return append(to, text...)
}
