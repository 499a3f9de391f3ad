package record

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// inspect reports the characters that do not belong into a text. It returns
// false where there are so many of them that it cannot be one.
func (d *decoder) inspect(s *Source) bool {
	i := inspector{decoder: d, place: startOf(s.Text), tidy: true}
	i.all()
	s.tidy = i.tidy
	const few = 8 // for any text, however short
	if i.controls > few && i.controls*10 > len(s.Text) {
		d.findings = diag.List{diag.At(d.whole(), "not-text", nil)}
		return false
	}
	i.reportGarbled()
	return true
}

// inspector is one run of inspect.
type inspector struct {
	*decoder
	place
	tidy     bool // nothing is to be read as absent or as a space
	controls int

	garbled            diag.Span // the first stretch of garbled text
	garbledText        string
	garbledLines, last int // how many lines have any, the last of them

	// reported tells, for each message, where in the findings its last one is.
	reported map[string]int
}

func (i *inspector) all() {
	for at, c := range i.text {
		if c >= 1<<16 || odd.has(c) {
			i.look(at, utf8.RuneLen(c), c)
		}
	}
}

func (i *inspector) look(at, size int, c rune) {
	switch {
	case isInvisible(c):
		i.tidy = false
	case isControl(c) && c >= 0x80:
		i.tidy = false
		i.countGarbled(at, size) // they come from decoding in the wrong way only
	case isControl(c):
		i.controls++
		i.mended("control-character", i.span(i.path, at, at+size), c, "")
	case isSeparator(c):
		i.mended("control-character.separator", i.span(i.path, at, at+size), c, " ")
	case isPrivate(c):
		i.private(i.span(i.path, at, at+size), c)
	default:
		if n := garbledAt(i.text, at); n > 0 {
			i.countGarbled(at, n)
		}
	}
}

// mended reports a character that is read as text, together with all of the kind
// in its line.
func (i *inspector) mended(id string, span diag.Span, c rune, text string) {
	i.tidy = false
	n, found := i.reported[id]
	if !found || i.findings[n].Span.Start.Line != span.Start.Line {
		if len(i.findings) > maxFindings {
			return
		}
		n = i.strange(id, span, c)
		i.findings[n].Fix = &diag.Fix{Safe: true}
	}
	fix := i.findings[n].Fix
	fix.Edits = append(fix.Edits, diag.Edit{Span: span, Text: text})
}

// private reports a private use character together with those before it.
func (i *inspector) private(span diag.Span, c rune) {
	const id = "private-use-character"
	if n, found := i.reported[id]; found && i.findings[n].Span.End == span.Start {
		i.findings[n].Span.End = span.End
	} else if len(i.findings) <= maxFindings {
		i.strange(id, span, c)
	}
}

// strange reports a character and returns the number of the finding.
func (i *inspector) strange(id string, span diag.Span, c rune) int {
	if i.reported == nil {
		i.reported = map[string]int{}
	}
	n := len(i.findings)
	i.reported[id] = n
	i.report(diag.At(span, id, diag.Args{"code": fmt.Sprintf("U+%04X", c), "character": string(c)}))
	return n
}

func (i *inspector) countGarbled(at, size int) {
	span := i.span(i.path, at, at+size)
	if i.garbledLines == 0 {
		i.garbled, i.garbledText = span, i.text[at:at+size]
	}
	if span.Start.Line > i.last {
		i.garbledLines++
		i.last = span.Start.Line
	}
}

// reportGarbled reports once what usually runs through a whole file.
func (i *inspector) reportGarbled() {
	id := "mojibake"
	switch {
	case i.garbledLines == 0:
		return
	case i.damaged:
		id = "not-text.bytes"
	case i.garbledLines > 1:
		id = "mojibake.lines"
	}
	i.report(diag.At(i.garbled, id, diag.Args{"text": i.garbledText, "count": i.garbledLines}))
}

// place turns offsets of a text into positions; it is quick while they rise.
type place struct {
	text string
	at   int // the last offset asked for
	is   diag.Pos
}

func startOf(text string) place { return place{text: text, is: diag.Pos{Line: 1, Col: 1}} }

func (p *place) pos(at int) diag.Pos {
	if at < p.at {
		*p = startOf(p.text)
	}
	between := p.text[p.at:at]
	if i := strings.LastIndexByte(between, '\n'); i >= 0 {
		p.is.Line += strings.Count(between, "\n")
		p.is.Col = 1
		between = between[i+1:]
	}
	p.is.Col += utf8.RuneCountInString(between)
	p.at = at
	return p.is
}

func (p *place) span(file string, from, to int) diag.Span {
	return diag.Span{File: file, Start: p.pos(from), End: p.pos(to)}
}
