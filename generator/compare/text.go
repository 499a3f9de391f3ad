package compare

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/history"
)

// TextOptions say how Text shows a report. The zero value shows it in Chinese,
// long lists cut, without colour.
type TextOptions struct {
	Lang  diag.Lang
	Color bool
	All   bool // lists are not cut
}

// longList is how many items of a list are shown before the rest is counted only.
const longList = 20

// Text writes a report as people read it: a line for each kind of things, then
// what of them differs.
//
//	记录：新增 1 条，修改 1 条，去掉 0 条
//	统计：1 张表有变化，变了 2 个数；新增 0 张，去掉 0 张
//
//	修改的记录
//	  ~ 第一次走访（走访记录 visits/v1）
//	      走访职工 › 人数：12人 → 15人
//
// In colour, what is gone is red and what is new is green.
func Text(w io.Writer, r Report, o TextOptions) error {
	out := outliner{report: r, lang: o.Lang}.outline()
	p := printer{TextOptions: o, out: bufio.NewWriter(w)}
	p.line("", out.Before+" → "+out.After)
	for _, note := range out.Notes {
		p.line("", note)
	}
	for _, part := range out.Parts {
		p.line("", part.Summary)
	}
	for _, part := range out.Parts {
		for _, b := range part.Blocks {
			p.block(b)
		}
	}
	return p.out.Flush()
}

// printer writes a report to a terminal.
type printer struct {
	TextOptions
	out *bufio.Writer // keeps the first error for Flush
}

// line writes one line of text that is safe to show.
func (p *printer) line(indent, text string) { fmt.Fprintf(p.out, "%s%s\n", indent, diag.Visible(text)) }

// The colours of the terminal.
const (
	bold  = "1"
	red   = "31"
	green = "32"
)

// inks are the colours of marks.
var inks = map[mark]string{added: green, gone: red, changed: bold}

func (p *printer) paint(ink, text string) string {
	if !p.Color || text == "" {
		return text
	}
	return "\x1b[" + ink + "m" + text + "\x1b[0m"
}

func (p *printer) block(b block) {
	fmt.Fprintf(p.out, "\n%s%s\n", p.paint(bold, diag.Visible(b.Title)), p.aside(b.Detail))
	p.each(b.Items, "  ", func(i item) {
		fmt.Fprintf(p.out, "  %s %s\n", p.paint(inks[b.Mark], string(b.Mark)), p.item(i))
		p.each(i.Items, "      ", func(i item) { fmt.Fprintf(p.out, "      %s\n", p.item(i)) })
	})
}

// each writes the items of a list, or the first ones and how many are left.
func (p *printer) each(items []item, indent string, write func(item)) {
	for n, i := range items {
		if n == longList && !p.All {
			p.line(indent, diag.Say(p.Lang, "diff.more", diag.Args{"count": len(items) - n}))
			return
		}
		write(i)
	}
}

// item is what became of one thing, on one line.
func (p *printer) item(i item) string {
	label, colon := diag.Visible(i.Label), colon.In(p.Lang)
	before, after := p.paint(red, diag.Visible(i.Before)), p.paint(green, diag.Visible(i.After))
	switch {
	case i.Pieces != nil:
		return label + colon + p.pieces(i.Pieces)
	case before != "" && after != "":
		return label + colon + before + " → " + after
	case after != "":
		return label + colon + diag.Say(p.Lang, "log.added", diag.Args{"value": after})
	case before != "":
		return label + colon + diag.Say(p.Lang, "log.removed", diag.Args{"value": before})
	}
	return label + p.aside(i.Detail)
}

// aside puts a remark behind what it is about.
func (p *printer) aside(text string) string {
	if text == "" {
		return ""
	}
	return diag.Visible(diag.Name{ZH: "（" + text + "）", EN: " (" + text + ")"}.In(p.Lang))
}

// pieces writes a long text: what is gone in [- -] and what is new in {+ +}, or in
// colour.
func (p *printer) pieces(pieces []history.Piece) string {
	var b strings.Builder
	for _, piece := range pieces {
		text := diag.Visible(piece.Text)
		switch {
		case piece.Kind == history.Skipped:
			b.WriteString("……")
		case piece.Kind == history.Gone && p.Color:
			b.WriteString(p.paint(red, text))
		case piece.Kind == history.New && p.Color:
			b.WriteString(p.paint(green, text))
		case piece.Kind == history.Gone:
			b.WriteString("[-" + text + "-]")
		case piece.Kind == history.New:
			b.WriteString("{+" + text + "+}")
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}
