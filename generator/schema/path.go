package schema

import (
	"fmt"
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
			fmt.Fprintf(&b, "[%d]", step)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, step)
		}
	}
	return b.String()
}
