package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// A line of front matter while it is being mended. It remembers for each of its
// characters the column of the file that it came from.
type line struct {
	number int
	text   string

	// columns holds the column of every character of text and of its end. It is
	// nil while the line is as in the file.
	columns []int

	// quoted is the column of text at which quotes begin that the file lacks, or
	// 0.
	quoted int

	errors []int // which findings are errors that have been corrected in text
}

// column returns the column in the file of the character at the offset at.
func (l *line) column(at int) int {
	n := utf8.RuneCountInString(l.text[:at])
	if l.columns == nil {
		return n + 1
	}
	return l.columns[n]
}

// end returns the column in the file behind the character before the offset at.
// What was removed there is not counted in.
func (l *line) end(at int) int {
	if l.columns == nil {
		return l.column(at)
	}
	n := utf8.RuneCountInString(l.text[:at])
	return l.columnEnd(n)
}

// columnEnd is end for a number of characters.
func (l *line) columnEnd(n int) int {
	if n == 0 {
		return l.columns[0]
	}
	return min(l.columns[n], l.columns[n-1]+1)
}

// replace puts text in the place of what stands between two offsets. What both
// begin and end with keeps its columns; other new characters come from the column
// of the first old one.
func (l *line) replace(from, to int, text string) {
	before, after := common(l.text[from:to], text)
	from, to, text = from+before, to-after, text[before:len(text)-after]
	if l.columns == nil {
		l.columns = make([]int, utf8.RuneCountInString(l.text)+1)
		for i := range l.columns {
			l.columns[i] = i + 1
		}
	}
	i := utf8.RuneCountInString(l.text[:from])
	j := i + utf8.RuneCountInString(l.text[from:to])
	added := slices.Repeat([]int{l.columns[i]}, utf8.RuneCountInString(text))
	l.columns = slices.Replace(l.columns, i, j, added...)
	l.text = l.text[:from] + text + l.text[to:]
}

// common returns how many bytes of whole characters a and b begin with, and how
// many of the rest they end with.
func common(a, b string) (before, after int) {
	for before < min(len(a), len(b)) && a[before] == b[before] {
		before++
	}
	for before > 0 && before < len(a) && !utf8.RuneStart(a[before]) {
		before--
	}
	a, b = a[before:], b[before:]
	for after < min(len(a), len(b)) && a[len(a)-after-1] == b[len(b)-after-1] {
		after++
	}
	for after > 0 && !utf8.RuneStart(a[len(a)-after]) {
		after--
	}
	return before, after
}

// indent makes the line begin with n spaces instead of the white space there.
func (l *line) indent(n int) {
	size, _ := leading(l.text)
	l.replace(0, size, strings.Repeat(" ", n))
}

// edited reports whether the line differs from that of the file.
func (l *line) edited() bool { return l.columns != nil }

// on returns the span between two offsets of the line.
func (p *parser) on(l *line, from, to int) diag.Span {
	start := l.column(from)
	return p.span(l.number, start, max(start, l.end(to)))
}

// mend replaces what stands between two offsets, which is safe, and reports it.
// In a line with an error it is part of the line to type.
func (p *parser) mend(l *line, from, to int, text, id string, args diag.Args) {
	span := p.on(l, from, to)
	l.replace(from, to, text)
	if len(l.errors) == 0 {
		p.report(diag.At(span, id, args).WithFix(true, diag.Edit{Span: span, Text: text}))
	}
}

// corrected reports an error that has been corrected in l.
func (p *parser) corrected(l *line, f diag.Finding) {
	whole := p.span(l.number, 1, l.column(len(l.text)))
	l.errors = append(l.errors, len(p.findings))
	p.report(f.WithFix(false, diag.Edit{Span: whole, Text: l.text}))
}

// settled completes the errors in l by the line to type, which is the line with
// all of them corrected.
func (p *parser) settled(l *line) {
	for _, i := range l.errors {
		if l.text != "" {
			p.findings[i].Fix.Edits[0].Text = l.text
		}
	}
}

// filter replaces every character by what mapping makes of it, or drops it where
// that is negative.
func (l *line) filter(mapping func(c rune, column int) rune) {
	var text strings.Builder
	var columns []int
	n := 0
	for _, c := range l.text {
		column := n + 1
		if l.columns != nil {
			column = l.columns[n]
		}
		n++
		if c = mapping(c, column); c >= 0 {
			text.WriteRune(c)
			columns = append(columns, column)
		}
	}
	end := l.column(len(l.text))
	l.text, l.columns = text.String(), append(columns, end)
}

// readAs is what a character of front matter is read as: nothing (-1) where
// nobody can see it, and a space where only YAML takes it for the end of a line.
func readAs(c rune) rune {
	switch {
	case isInvisible(c), isControl(c):
		return -1
	case isSeparator(c):
		return ' '
	}
	return c
}

// clean reads every character of a line as it is meant.
func (p *parser) clean(l *line) {
	if strings.IndexFunc(l.text, func(c rune) bool { return readAs(c) != c }) < 0 {
		return
	}
	var removed []diag.Edit
	l.filter(func(c rune, column int) rune {
		if isInvisible(c) {
			removed = append(removed, diag.Edit{Span: p.span(l.number, column, column+1)})
		}
		return readAs(c)
	})
	p.invisible(removed)
}

// invisible reports the invisible characters of a line, if there are any.
func (p *parser) invisible(removed []diag.Edit) {
	if len(removed) == 0 {
		return
	}
	args := diag.Args{"count": len(removed)}
	p.report(diag.At(removed[0].Span, "invisible-character", args).WithFix(true, removed...))
}
