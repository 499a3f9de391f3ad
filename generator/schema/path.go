package schema

import (
	"strconv"
	"strings"
)

// Path leads to a value inside a record: English keys (string) and list indexes
// (int) from the outside in.
type Path []any

// String returns the path as in workers[0].count.
func (p Path) String() string {
	var b strings.Builder
	for _, step := range p {
		switch step := step.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(step) + "]")
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(step)
		}
	}
	return b.String()
}
