package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// A line of front matter while it is being mended. It remembers for each of its
// characters where in the line of the file that came from.
type line struct {
	number int
	text   string

	// origins belong to the characters of text and its end. They are nil while
	// the line is as in the file.
	origins []origin

	// quoted is the column of text at which quotes begin that the file lacks, or
	// 0.
	quoted int

	errors []int // which findings are errors that have been corrected in text
}

// origin is the columns of the file before and behind what a character stands
// for. Of a character that the file lacks, they are where the next one begins
// and where the one before ends.
type origin struct{ from, to int }

// origin returns the origin of the character number n, counted from 0.
func (l *line) origin(n int) origin {
	if l.origins == nil {
		return origin{n + 1, n + 2}
	}
	return l.origins[min(n, len(l.origins)-1)]
}

// before and behind return the column in the file at which character number n
// begins, and at which the one before it ends. They differ where something was
// removed.
func (l *line) before(n int) int { return l.origin(n).from }

func (l *line) behind(n int) int {
	if n == 0 {
		return l.before(0)
	}
	return l.origin(n - 1).to
}

// replace puts text in the place of what stands between two offsets. What both
// begin and end with is left alone.
func (l *line) replace(from, to int, text string) {
	before, after := common(l.text[from:to], text)
	from, to, text = from+before, to-after, text[before:len(text)-after]
	i := utf8.RuneCountInString(l.text[:from])
	j := i + utf8.RuneCountInString(l.text[from:to])
	added := slices.Repeat([]origin{{l.before(i), l.behind(j)}}, utf8.RuneCountInString(text))
	l.trace()
	l.origins = slices.Replace(l.origins, i, j, added...)
	l.text = l.text[:from] + text + l.text[to:]
}

// trace notes the origins of a line that is going to change.
func (l *line) trace() {
	if l.origins != nil {
		return
	}
	l.origins = make([]origin, utf8.RuneCountInString(l.text)+1)
	for n := range l.origins {
		l.origins[n] = origin{n + 1, n + 2}
	}
}

// filter replaces every character by what mapping makes of it, or drops it where
// that is negative.
func (l *line) filter(mapping func(c rune, column int) rune) {
	l.trace()
	var text strings.Builder
	var kept []origin
	n := 0
	for _, c := range l.text {
		from := l.origins[n]
		if c = mapping(c, from.from); c >= 0 {
			text.WriteRune(c)
			kept = append(kept, from)
		}
		n++
	}
	l.text, l.origins = text.String(), append(kept, l.origins[n])
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
func (l *line) edited() bool { return l.origins != nil }

// on returns the span between two offsets of the line.
func (p *parser) on(l *line, from, to int) diag.Span {
	i := utf8.RuneCountInString(l.text[:from])
	start := l.before(i)
	end := l.behind(i + utf8.RuneCountInString(l.text[from:to]))
	return p.span(l.number, start, max(start, end))
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
	whole := p.span(l.number, 1, l.before(utf8.RuneCountInString(l.text)))
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
	p.invisible("invisible-character", removed)
}

// invisible reports the invisible characters of a line, if there are any.
func (p *parser) invisible(id string, removed []diag.Edit) {
	if len(removed) == 0 {
		return
	}
	args := diag.Args{"count": len(removed)}
	p.report(diag.At(removed[0].Span, id, args).WithFix(true, removed...))
}
