package record

import (
	"strings"

	"zoufang/generator/diag"
)

// body returns the text from the offset on, which begins on the given line.
// What has no place in it is read as spaces, one for one so that columns stay
// true: control characters anywhere, and invisible ones where they would hide
// what a line begins with.
func (p *parser) body(from, number int) string {
	body := p.src.Text[from:]
	if p.src.tidy {
		return body
	}
	for r := range rows(p.src.Text, from, number) {
		p.invisible(p.hiddenStart(r))
	}
	atStart := true
	return strings.Map(func(c rune) rune {
		hidden := isControl(c) || isSeparator(c) || atStart && isInvisible(c)
		atStart = c == '\n' || atStart && (hidden || isSpace(c))
		if hidden {
			return ' '
		}
		return c
	}, body)
}

// hiddenStart returns edits that remove the invisible characters before anything
// that can be seen of a line.
func (p *parser) hiddenStart(r row) (removed []diag.Edit) {
	column := 0
	for _, c := range r.in(p.src.Text) {
		column++
		switch {
		case isInvisible(c):
			removed = append(removed, diag.Edit{Span: p.span(r.number, column, column+1)})
		case !isHidden(c):
			return removed
		}
	}
	return removed
}
