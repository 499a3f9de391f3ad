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
		p.bodyLine(r)
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

// bodyLine reports the invisible characters of a line. Before anything that can
// be seen of it they are read as absent; further on they stay, and nobody finds
// the words that they stand in.
func (p *parser) bodyLine(r row) {
	var found []diag.Edit
	id, column, atStart := "invisible-character.text", 0, true
	for _, c := range r.in(p.src.Text) {
		column++
		switch {
		case isInvisible(c) && atStart:
			id = "invisible-character"
			fallthrough
		case isInvisible(c):
			found = append(found, diag.Edit{Span: p.span(r.number, column, column+1)})
		case !isHidden(c):
			atStart = false
		}
	}
	p.invisible(id, found)
}
