package record

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
)

// mended is front matter that YAML can read.
type mended struct {
	region
	text  string
	lines []line // those that differ from the file, in its order
}

// assemble puts the mended lines into the text of the region.
func (s *scanner) assemble(text string) string {
	if len(s.mended) == 0 {
		return text[s.from:]
	}
	var b strings.Builder
	rest := s.mended
	for r := range rows(text, s.from, s.number) {
		if len(rest) > 0 && rest[0].number == r.number {
			b.WriteString(rest[0].text)
			rest = rest[1:]
		} else {
			b.WriteString(r.in(text))
		}
		b.WriteString(text[r.to:r.next(text)])
	}
	return b.String()
}

// pos turns a place of the mended text into one of the file.
func (m *mended) pos(number, col int) diag.Pos {
	if l := m.line(number); l != nil {
		col = l.before(col - 1)
	}
	return diag.Pos{Line: m.number + number - 1, Col: col}
}

// end does so for a place behind something, and leaves out what was removed
// there.
func (m *mended) end(number, col int) diag.Pos {
	if l := m.line(number); l != nil {
		col = l.behind(col - 1)
	}
	return diag.Pos{Line: m.number + number - 1, Col: col}
}

// line returns the line of the mended text with that number, if it differs from
// the file.
func (m *mended) line(number int) *line {
	number += m.number - 1
	i, found := slices.BinarySearchFunc(m.lines, number, func(l line, n int) int { return l.number - n })
	if !found {
		return nil
	}
	return &m.lines[i]
}
