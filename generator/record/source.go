package record

import (
	"iter"
	"strings"
)

// Source is the text of a file: UTF-8 without byte order mark, lines ended by LF
// alone. Nothing else is taken out of it, so that its columns are those that the
// author sees.
type Source struct {
	Path string // slash-separated, relative to the site's root
	Text string

	// tidy says that Decode met no character in Text that the parser has to read
	// as absent or as a space.
	tidy bool
}

// Line returns line n, counted from 1, without its end, or "" where there is no
// such line.
func (s *Source) Line(n int) string {
	for r := range rows(s.Text, 0, 1) {
		if r.number == n {
			return r.in(s.Text)
		}
	}
	return ""
}

// A row is a line of a text by its place in it.
type row struct {
	number   int
	from, to int // without the line's end
}

func (r row) in(text string) string { return text[r.from:r.to] }

// next returns where the row after r begins.
func (r row) next(text string) int { return min(r.to+1, len(text)) }

// rows returns the lines of text from the offset from, where line number begins.
// What follows the last LF is a line only if it is not empty.
func rows(text string, from, number int) iter.Seq[row] {
	return func(yield func(row) bool) {
		for from < len(text) {
			to := len(text)
			if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
				to = from + i
			}
			if !yield(row{number, from, to}) {
				return
			}
			from, number = to+1, number+1
		}
	}
}
