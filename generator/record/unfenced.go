package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// unopened finds front matter in a file that does not begin with a fence.
func (p *parser) unopened(first row) (front region, found bool) {
	if p.isField(p.seen(first)) {
		return p.unfenced(first), true
	}
	if open, found := p.laterFence(first); found {
		front := p.close(open)
		p.before(first, open, front)
		return front, true
	}
	p.missing(first)
	return region{bodyLine: 1}, false
}

// before reports text before the front matter, and moves it behind.
func (p *parser) before(first, open row, front region) {
	f := diag.At(p.all(first), "front-matter-fence.before", diag.Args{"line": open.number})
	text := strings.TrimRight(p.src.Text[first.from:open.from], "\n") + "\n"
	from := p.span(1, 1, 1)
	from.End = diag.Pos{Line: open.number, Col: 1}
	to := p.span(front.bodyLine, 1, 1)
	if p.guessed || front.body == len(p.src.Text) {
		p.report(f)
		return
	}
	p.report(f.WithFix(false, diag.Edit{Span: from}, diag.Edit{Span: to, Text: text}))
}

// missing reports that there is no front matter at all.
func (p *parser) missing(first row) {
	top := p.span(1, 1, 1)
	p.report(diag.At(p.span(first.number, 1, 1), "front-matter-fence", nil).
		WithFix(false, diag.Edit{Span: top, Text: "---\n---\n"}))
}

// unfenced reads fields that stand at the top of a file without a fence before
// them, or without any.
func (p *parser) unfenced(first row) region {
	open := diag.Edit{Span: p.span(first.number, 1, 1), Text: "---\n"}
	front := region{from: first.from, number: first.number}
	if end, found := p.closing(front); found {
		p.report(diag.At(p.all(first), "front-matter-fence.first", nil).WithFix(false, open))
		return p.until(front, end)
	}
	end := p.guessEnd(front, first)
	p.report(diag.At(p.all(first), "front-matter-fence.both", nil).WithFix(false, open, p.fenceAfter(end)))
	return p.upTo(front, end)
}

// laterFence finds a fence that fields follow, after some text.
func (p *parser) laterFence(first row) (open row, found bool) {
	for r := range rows(p.src.Text, first.next(p.src.Text), first.number+1) {
		text := p.seen(r)
		switch {
		case found && strings.TrimFunc(text, isHidden) == "":
		case found && p.isField(text):
			return open, true
		default:
			kind := p.fenceOf(r)
			open, found = r, kind == goodFence || kind == wideFence
		}
	}
	return row{}, false
}

// guessEnd returns the last line of the region that looks like front matter, or
// else the line before.
func (p *parser) guessEnd(front region, before row) (end row) {
	end = before
	blank := false
	for r := range rows(p.src.Text, front.from, front.number) {
		text := p.seen(r)
		switch {
		case p.isEmpty(r):
			blank = true
		case p.continues(text, blank):
			end, blank = r, false
		case text[0] != '#' || blank:
			return end
		}
	}
	return end
}

// continues reports whether a line looks like part of front matter. After a
// blank line only a known key does.
func (p *parser) continues(text string, blank bool) bool {
	if blank {
		k := p.keyIn(text)
		p.know(&k)
		return k.form != noColon && k.known
	}
	size, _ := leading(text)
	return size > 0 || isDash(text) || p.isField(text)
}

// after is the place right after a line: the beginning of the next one or,
// where the file ends first, the end of the line.
func (p *parser) after(r row) diag.Span {
	if r.to < len(p.src.Text) {
		return p.span(r.number+1, 1, 1)
	}
	end := utf8.RuneCountInString(r.in(p.src.Text)) + 1
	return p.span(r.number, end, end)
}

// fenceAfter inserts a fence after a line.
func (p *parser) fenceAfter(r row) diag.Edit {
	at := p.after(r)
	if at.Start.Line == r.number {
		return diag.Edit{Span: at, Text: "\n---"}
	}
	return diag.Edit{Span: at, Text: "---\n"}
}

// isField reports whether a line looks like a field: a known key, or something
// that could be one, and a colon.
func (p *parser) isField(text string) bool {
	size, _ := leading(text)
	k := p.keyIn(text[size:])
	return k.form != noColon && (k.known || couldBeField(text[size:], k))
}
