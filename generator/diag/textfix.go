package diag

import (
	"fmt"
	"slices"
	"strings"
)

// maxFixLines is how many corrected lines are shown.
const maxFixLines = 3

// change is what a fix makes of some neighbouring lines of a file: from line
// first on, old becomes new.
type change struct {
	file     string
	first    int
	old, new []string
}

// changes returns what edits do, line by line. Edits to lines that cannot be
// had, or that Apply refuses, are left out.
func changes(edits []Edit, lines Lines) []change {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, Edit.compare)
	var all []change
	for len(edits) > 0 {
		n := neighbours(edits)
		if c, ok := changeOf(edits[:n], lines); ok {
			all = append(all, c)
		}
		edits = edits[n:]
	}
	return all
}

// neighbours returns how many of the first edits touch lines that follow each
// other.
func neighbours(edits []Edit) int {
	n, last := 1, edits[0].lastLine()
	for n < len(edits) && edits[n].Span.File == edits[0].Span.File && edits[n].Span.Start.Line <= last+1 {
		last = max(last, edits[n].lastLine())
		n++
	}
	return n
}

// lastLine returns the last line whose text e changes: not the one at whose
// beginning e ends, if that stays the beginning of a line.
func (e Edit) lastLine() int {
	start, end := e.Span.Start, e.Span.end()
	whole := start.Col == 1 && e.Text == "" || strings.HasSuffix(e.Text, "\n")
	if whole && end.Col == 1 && end.Line > start.Line {
		return end.Line - 1
	}
	return end.Line
}

func changeOf(edits []Edit, lines Lines) (change, bool) {
	c := change{file: edits[0].Span.File, first: edits[0].Span.Start.Line}
	last, moved := c.first, make([]Edit, len(edits))
	for i, e := range edits {
		last = max(last, e.lastLine())
		e.Span.End = e.Span.end()
		e.Span.Start.Line -= c.first - 1
		e.Span.End.Line -= c.first - 1
		moved[i] = e
	}
	for n := c.first; n <= last; n++ {
		line, ok := lines.line(c.file, n)
		if !ok {
			return change{}, false
		}
		c.old = append(c.old, line)
	}
	text, err := Apply(strings.Join(c.old, "\n")+"\n", moved)
	if err != nil {
		return change{}, false
	}
	if text != "" {
		c.new = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	}
	return c.trim(), true
}

// trim leaves out the lines at both ends that stay as they are.
func (c change) trim() change {
	for len(c.old) > 0 && len(c.new) > 0 && c.old[0] == c.new[0] {
		c.old, c.new, c.first = c.old[1:], c.new[1:], c.first+1
	}
	for len(c.old) > 0 && len(c.new) > 0 && c.old[len(c.old)-1] == c.new[len(c.new)-1] {
		c.old, c.new = c.old[:len(c.old)-1], c.new[:len(c.new)-1]
	}
	return c
}

// fix writes what to type instead.
func (p *printer) fix(f Finding) {
	if f.Fix == nil {
		return
	}
	for _, c := range changes(f.Fix.Edits, p.Lines) {
		if len(c.old) == 0 && len(c.new) == 0 {
			continue
		}
		p.change(c, p.label(c, f.Span))
	}
}

// label says what is to be done where. A line that is to be changed and that
// the frame shows first needs no place.
func (p *printer) label(c change, shown Span) string {
	place := Args{"place": c.place(shown.File)}
	switch {
	case len(c.new) == 0:
		return Say(p.Lang, "view.delete", place)
	case len(c.old) == 0:
		return Say(p.Lang, "view.insert", place)
	case c.file == shown.File && c.first == shown.Start.Line:
		return Say(p.Lang, "view.fix", nil)
	}
	return Say(p.Lang, "view.fix-at", place)
}

// place names the lines that change to someone who reads of file.
func (c change) place(file string) Name {
	if c.file != file {
		at := fmt.Sprintf("%s:%d", c.file, c.first)
		return Name{" " + at, at}
	}
	id, args := "view.line", Args{"line": c.first}
	if len(c.old) > 1 {
		id, args = "view.lines", Args{"first": c.first, "last": c.first + len(c.old) - 1}
	}
	return Name{Say(ZH, id, args), Say(EN, id, args)}
}

func (p *printer) change(c change, label string) {
	if len(c.new) == 0 {
		p.row("= ", p.paint(green, label))
		return
	}
	sign, head := "= ", p.paint(green, label)
	for i, line := range c.new {
		if i == maxFixLines {
			p.row(sign, head+string(ellipsis))
			return
		}
		p.row(sign, head+p.shorten(line, c, i))
		sign, head = "  ", strings.Repeat(" ", p.ruler.width([]rune(label)))
	}
}

// shorten cuts line, the ith of c, around what is new in it.
func (p *printer) shorten(line string, c change, i int) string {
	shown, from, to := []rune(Visible(line)), 0, 0
	if len(c.old) == len(c.new) {
		from, to = difference([]rune(Visible(c.old[i])), shown)
	}
	return strings.TrimRight(p.ruler.excerpt(shown, from, to, p.Width).text, " ")
}

// difference returns the part of b that is not the beginning or the end of a.
func difference(a, b []rune) (from, to int) {
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	to = len(b)
	for cut := len(a); cut > from && to > from && a[cut-1] == b[to-1]; cut-- {
		to--
	}
	return from, to
}
