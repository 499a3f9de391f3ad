package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (w *writer) list(n *ast.List) {
	name := "ul"
	if n.IsOrdered() {
		name = "ol"
	}
	w.raw("<", name)
	if n.IsOrdered() && n.Start != 1 {
		w.raw(` start="`, strconv.Itoa(n.Start), `"`)
	}
	w.raw(">\n")
	next := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.raw("<li")
		if n.IsOrdered() {
			next = w.number(item, next)
		}
		w.item(item)
	}
	w.raw("</", name, ">\n")
}

// number writes the number of an ordered list's item where its author typed a
// higher one than next, which is its turn, and returns the number after it.
func (w *writer) number(item ast.Node, next int) int {
	mark := w.text[item.Pos():]
	typed, _ := strconv.Atoi(string(mark[:digits(mark)]))
	if typed > next {
		w.raw(` value="`, strconv.Itoa(typed), `"`)
		next = typed
	}
	return next + 1
}

// item writes the rest of a list item, from the end of its tag on.
func (w *writer) item(n ast.Node) {
	if isTask(n) {
		w.raw(` class="task"`)
	}
	w.raw(">")
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		w.raw("\n")
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
		if c.Kind() == ast.KindTextBlock && c.NextSibling() != nil {
			w.raw("\n")
		}
	}
	w.raw("</li>\n")
}

func isTask(item ast.Node) bool {
	first := item.FirstChild()
	return first != nil && first.Type() == ast.TypeBlock && first.FirstChild() != nil &&
		first.FirstChild().Kind() == extast.KindTaskCheckBox
}

func (w *writer) table(n *extast.Table) {
	w.raw(`<div class="table-scroll" role="group" tabindex="0" aria-label="`, w.words.table, "\">\n<table>\n<thead>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extast.KindTableHeader {
			w.row(row, `<th scope="col"`, "</th>\n")
			w.raw("</thead>\n<tbody>\n")
			continue
		}
		w.row(row, "<td", "</td>\n")
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

func (w *writer) row(row ast.Node, open, closing string) {
	w.raw("<tr>\n")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		w.raw(open)
		if align := c.(*extast.TableCell).Alignment; align == extast.AlignRight || align == extast.AlignCenter {
			w.raw(` class="`, align.String(), `"`)
		}
		w.raw(">")
		w.leaf(c)
		w.raw(closing)
	}
	w.raw("</tr>\n")
}

// notes writes the footnotes at the end of the text.
func (w *writer) notes(list *extast.FootnoteList) {
	w.raw(`<section class="footnotes" role="doc-endnotes" aria-label="`, w.words.notes, "\">\n<ol>\n")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		w.raw(`<li id="fn`, strconv.Itoa(n.(*extast.Footnote).Index), "\">\n")
		w.blocks(n)
		w.raw("</li>\n")
	}
	w.raw("</ol>\n</section>\n")
}

// fenced writes a live block's slot, or code.
func (w *writer) fenced(n *ast.FencedCodeBlock) {
	info := ""
	if n.Info != nil {
		info = plain(n.Info.Segment.Value(w.text))
	}
	name, _, _ := strings.Cut(info, " ")
	code := w.code(n)
	if w.isLive(name) {
		w.slot(w.liveSlot(n, info, string(code)))
		w.raw("\n")
		return
	}
	w.raw(`<pre tabindex="0"><code`)
	if name != "" {
		w.attribute("class", "language-"+name)
	}
	w.raw(">")
	w.show(code)
	w.count.stop()
	w.raw("</code></pre>\n")
}

// code returns a block's lines as their author typed them.
func (w *writer) code(n *ast.FencedCodeBlock) []byte {
	var code []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		code = append(line.ConcatPadding(code), w.typed[line.Start:line.Stop]...)
	}
	if len(code) > 0 && code[len(code)-1] != '\n' {
		code = append(code, '\n')
	}
	return code
}

func (w *writer) liveSlot(n *ast.FencedCodeBlock, info, body string) Slot {
	end, _ := w.fenceEnd(n)
	return Slot{
		Kind: Live, Info: info, Body: body,
		Span:     w.span(n.Pos(), end),
		DestSpan: w.span(n.Info.Segment.Start, n.Info.Segment.Stop),
	}
}
