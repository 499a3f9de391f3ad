package record

import (
	"errors"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// errUnreadable stands for what the parser of YAML panics about.
var errUnreadable = errors.New("yaml: unreadable")

// complaints are the messages for what the parser of YAML complains about: its
// own are never shown.
var complaints = []struct{ theirs, ours string }{
	{"exceeded max depth", "nesting"},
	{"unknown anchor", "alias"},
	{"did not find expected alphabetic or numeric character", "alias"},
	{"tag", "alias.tag"},
	{"tab character", "tab.structure"},
	{"found character that cannot start any token", "special-character.structure"},
	{"escape", "quote.escape"},
	{"hexdecimal", "quote.escape"},
	{"unexpected end of stream", "quote.open"},
	{"unexpected document indicator", "quote.open"},
	{"',' or ']'", "bracket.structure"},
	{"',' or '}'", "bracket.structure"},
	{"block sequence entries", "list-item.structure"},
	{"'-' indicator", "list-item.structure"},
}

// complain reports why YAML could not read the text. The line that YAML names is
// often where it gave up rather than where the mistake is, so each entry of the
// front matter is tried alone; one that has an error already is passed over.
func (p *parser) complain(m mended, err error) {
	const most = 100
	found := 0
	for number, entry := range entries(m.text) {
		if _, err := parseYAML(entry); err != nil && found < most {
			p.complainAt(m.number+number-1, entry, err)
			found++
		}
	}
	if found == 0 {
		p.complainAt(m.number, m.text, err)
	}
}

// entries returns the parts of text that begin without indentation, with the
// line on which each begins.
func entries(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		number, from := 1, 0
		for r := range rows(text, 0, 1) {
			begins := r.to > r.from && strings.IndexByte(" \t#]}", text[r.from]) < 0
			if !begins || r.from == 0 {
				continue
			}
			if !yield(number, text[from:r.from]) {
				return
			}
			number, from = r.number, r.from
		}
		yield(number, text[from:])
	}
}

// complainAt reports an error in text, which begins on the line first, unless
// there is one already.
func (p *parser) complainAt(first int, text string, err error) {
	last := first + max(strings.Count(text, "\n")-1, 0)
	for number := first; number <= last; number++ {
		if p.errors[number] {
			return
		}
	}
	message, id := err.Error(), "yaml"
	for _, c := range complaints {
		if strings.Contains(message, c.theirs) {
			id = c.ours
			break
		}
	}
	number := min(first+lineOf(message)-1, last)
	end := utf8.RuneCountInString(p.src.Line(number)) + 1
	f := diag.At(p.span(number, 1, end), id, diag.Args{"limit": MaxDepth})
	p.report(f.WithSeverity(diag.Error))
}

// lineOf returns the line that a message of YAML names, or the first one.
func lineOf(message string) int {
	_, rest, _ := strings.Cut(message, "yaml: line ")
	digits, _, _ := strings.Cut(rest, ":")
	if n, err := strconv.Atoi(digits); err == nil {
		return max(n, 1)
	}
	return 1
}
