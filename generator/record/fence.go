package record

import (
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// A region is where the front matter stands in a file, and the body after it.
type region struct {
	from, to       int // offsets; the fences are outside
	number         int // of its first line
	body, bodyLine int
}

// A fence is a line that begins or ends the front matter.
type fence uint8

const (
	noFence   fence = iota
	goodFence       // ---, perhaps with spaces after it
	wideFence       // --- with something invisible around it
	mockFence       // something else that someone took for a fence
)

// fenceIn says what fence a line is.
func fenceIn(text string) fence {
	if text == "---" {
		return goodFence
	}
	if text == "" || text[0] >= 'A' && text[0] < 0x7F && text[0] != '_' && text[0] != '~' {
		return noFence
	}
	switch core := strings.TrimFunc(text, isHidden); {
	case core == "---" && strings.HasPrefix(text, core) && strings.Trim(text[3:], " \t") == "":
		return goodFence
	case core == "---":
		return wideFence
	case isMock(core):
		return mockFence
	}
	return noFence
}

// fenceOf is fenceIn for a line of the file, which may have invisible characters
// in it.
func (p *parser) fenceOf(r row) fence {
	seen := p.seen(r)
	kind := fenceIn(seen)
	if kind == goodFence && seen != r.in(p.src.Text) {
		return wideFence
	}
	return kind
}

// seen returns a line without the invisible characters in it, and without wide
// spaces at its end.
func (p *parser) seen(r row) string {
	text := r.in(p.src.Text)
	if !p.src.tidy {
		text = strings.Map(readAs, text)
	}
	if short := strings.TrimRightFunc(text, isSpace); hasWide(text[len(short):]) {
		return short
	}
	return text
}

// isMock reports whether text is made of dashes of any kind, or is a fence of
// another program.
func isMock(text string) bool {
	switch text {
	case "...", "+++", "===", "***", "___", "~~~":
		return true
	}
	return strings.Trim(text, dashes+"─━＿") == "" && utf8.RuneCountInString(text) > 1
}

// dashes are the characters that are typed for a dash.
const dashes = "-‐‑‒–—―−－﹣﹘ー"

// split finds the front matter. Where a fence is wrong or missing it reports
// that and finds what was meant, if it can.
func (p *parser) split() (front region, found bool) {
	first, found := p.firstRow()
	if !found {
		p.missing(row{number: 1})
		return region{bodyLine: 1}, false
	}
	switch kind := p.fenceOf(first); kind {
	case noFence:
		return p.unopened(first)
	default:
		p.opened(first, kind)
		return p.close(first), true
	}
}

// firstRow returns the first line that has anything to see.
func (p *parser) firstRow() (first row, found bool) {
	for r := range rows(p.src.Text, 0, 1) {
		if !p.isEmpty(r) {
			return r, true
		}
	}
	return row{}, false
}

func (p *parser) isEmpty(r row) bool {
	return strings.TrimFunc(r.in(p.src.Text), isHidden) == ""
}

// opened reports what is wrong with the first fence.
func (p *parser) opened(r row, kind fence) {
	if r.number > 1 {
		lines := diag.Span{File: p.src.Path, Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: r.number, Col: 1}}
		p.report(diag.At(lines, "front-matter-space.before", nil).WithFix(true, diag.Edit{Span: lines}))
	}
	p.fence(r, kind)
}

// fence reports what is wrong with a fence by itself.
func (p *parser) fence(r row, kind fence) {
	edit := diag.Edit{Span: p.all(r), Text: "---"}
	switch kind {
	case wideFence:
		p.report(diag.At(edit.Span, "front-matter-space", nil).WithFix(true, edit))
	case mockFence:
		text := strings.TrimFunc(r.in(p.src.Text), isHidden)
		p.report(diag.At(edit.Span, "front-matter-fence.mock", diag.Args{"text": text}).WithFix(false, edit))
	}
}

// close finds the end of front matter whose first fence is open.
func (p *parser) close(open row) region {
	front := region{from: open.next(p.src.Text), number: open.number + 1}
	if end, found := p.closing(front); found {
		return p.until(front, end)
	}
	end := p.guessEnd(front, open)
	f := diag.At(p.after(end), "front-matter-fence.second", nil).WithFix(false, p.fenceAfter(end))
	p.report(f.WithRelated(p.all(open), "front-matter-fence.opened", nil))
	return p.upTo(front, end)
}

// closing finds the line that ends the front matter and reports what is wrong
// with it.
func (p *parser) closing(front region) (end row, found bool) {
	for r := range rows(p.src.Text, front.from, front.number) {
		kind := p.fenceOf(r)
		if kind == noFence || isBlank(p.seen(r)[0]) {
			continue
		}
		p.fence(r, kind)
		return r, true
	}
	return row{}, false
}

// until ends the front matter before the fence end.
func (p *parser) until(front region, end row) region {
	front.to, front.body, front.bodyLine = end.from, end.next(p.src.Text), end.number+1
	return front
}

// upTo ends the front matter, which lacks its second fence, after the line end.
func (p *parser) upTo(front region, end row) region {
	p.guessed = true
	front.to, front.body, front.bodyLine = end.next(p.src.Text), end.next(p.src.Text), end.number+1
	return front
}
