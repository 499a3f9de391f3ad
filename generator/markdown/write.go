package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// writer writes a document's HTML into a fragment.
type writer struct {
	*document
	*Fragment
	words    words
	isLive   func(name string) bool
	count    counter
	headings int  // written so far
	last     rune // the character shown last
	fresh    bool // at the start of a line: blanks are dropped
	inLink   bool // where no other link may stand
}

// blocks writes the blocks below parent.
func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.leaf(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.Blockquote:
		w.raw("<blockquote>\n")
		w.blocks(n)
		w.raw("</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ThematicBreak:
		w.raw("<hr>\n")
	case *ast.FencedCodeBlock:
		w.fenced(n)
	case *extast.Table:
		w.table(n)
	case *extast.FootnoteList:
		w.notes(n)
	case *extast.FootnoteBacklink:
		w.inline(n)
	}
}

// leaf writes the text of a block that holds no other blocks.
func (w *writer) leaf(n ast.Node) {
	w.fresh = true
	w.inlines(n)
	w.count.stop()
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if onlyImages(n, w.text) {
		w.figures(n)
		return
	}
	if n.Parent() == w.root {
		w.summarise(n)
	}
	w.raw("<p>")
	w.leaf(n)
	w.raw("</p>\n")
}

// summarise takes the first paragraph for the summary, rather one that does not
// just lead over to what follows or address the reader.
func (w *writer) summarise(n *ast.Paragraph) {
	if w.Summary != "" && !leadsOver(w.Summary) {
		return
	}
	if text := shorten(w.plainText(n)); w.Summary == "" || !leadsOver(text) {
		w.Summary = text
	}
}

func leadsOver(text string) bool {
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":")
}

func (w *writer) heading(n *ast.Heading) {
	if !n.HasChildren() {
		return
	}
	h := w.Outline[w.headings]
	w.headings++
	level := strconv.Itoa(h.Level)
	w.raw("<h", level, ` id="`, h.ID, `">`)
	w.leaf(n)
	w.raw("</h", level, ">\n")
}

// raw writes HTML as it is.
func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.HTML = append(w.HTML, p...)
	}
}

// show writes text that the reader sees.
func (w *writer) show(plain []byte) {
	if len(plain) == 0 {
		return
	}
	w.last = lastRune(plain)
	w.count.add(plain)
	w.HTML = appendEscaped(w.HTML, plain)
}

// attribute writes an attribute unless its value is empty.
func (w *writer) attribute(name, value string) {
	if value == "" {
		return
	}
	w.raw(" ", name, `="`)
	w.HTML = appendEscaped(w.HTML, []byte(value))
	w.raw(`"`)
}

// slot opens a slot at the end of what is written.
func (w *writer) slot(s Slot) {
	s.Offset = len(w.HTML)
	w.Slots = append(w.Slots, s)
}

// onlyImages reports whether images are all that a paragraph shows.
func onlyImages(p *ast.Paragraph, src []byte) bool {
	images := 0
	for n := p.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Image:
			images++
		case *ast.Text:
			if len(skipBlanks(src[n.Segment.Start:n.Segment.Stop])) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return images > 0
}
