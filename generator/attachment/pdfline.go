package attachment

import (
	"math"
	"strings"
)

// lines puts together what a page shows piece by piece: pieces that touch become
// one, those on the same line are kept apart by a space or, as columns of a table
// are, by a tab.
type lines struct {
	text    []byte
	left    *int    // bytes that may still come, of all lines of the document
	x, y    float64 // where the last piece ended
	written bool    // there was one
}

// How far apart pieces of a line stand, by the size of their characters.
const (
	spaceGap  = 0.3
	columnGap = 1.2
	lineGap   = 0.5
)

// piece is text and the place where it is shown.
type piece struct {
	text   string
	x0, y0 float64 // where it begins
	x1, y1 float64 // where it ends
	ux, uy float64 // the direction in which it is read, of length 1
	size   float64 // of its characters
}

// take takes account of text before it is added: a little of it may be shown many
// times.
func (l *lines) take(bytes int) {
	if *l.left -= bytes; *l.left < 0 {
		panic(errTooLarge)
	}
}

// show adds a piece, whose text was taken account of, behind the ones before.
func (l *lines) show(p piece) {
	if l.written {
		dx, dy := p.x0-l.x, p.y0-l.y
		along, across := dx*p.ux+dy*p.uy, math.Abs(dx*p.uy-dy*p.ux)
		switch {
		case across > lineGap*p.size || along < -p.size:
			l.text = append(l.text, '\n')
		case along > columnGap*p.size:
			l.text = append(l.text, '\t')
		case along > spaceGap*p.size:
			l.text = append(l.text, ' ')
		}
	}
	l.text = append(l.text, p.text...)
	l.x, l.y, l.written = p.x1, p.y1, true
}

// note adds text that is not shown at any place, on a line of its own.
func (l *lines) note(text string) {
	l.take(len(text))
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if len(l.text) > 0 {
		l.text = append(l.text, '\n')
	}
	l.text = append(l.text, text...)
	l.written = false
}

// replace puts text in the place of all that was added since there were as many
// bytes, and returns that.
func (l *lines) replace(from int, text string) (before string) {
	before = strings.TrimLeft(string(l.text[from:]), "\n\t ")
	l.take(len(before) + len(text))
	l.text = append(l.text[:len(l.text)-len(before)], text...)
	return before
}

// String returns the lines.
func (l *lines) String() string { return string(l.text) }

// matrix maps points, as the format writes it: a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is the matrix that maps by m first and by n then.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// moved is m after a step within its own system.
func (m matrix) moved(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y}.times(m) }

// area is by how much m makes areas larger.
func (m matrix) area() float64 { return math.Abs(m[0]*m[3] - m[1]*m[2]) }
