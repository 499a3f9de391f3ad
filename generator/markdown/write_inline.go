package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inlines writes the inlines below parent.
func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.Emphasis:
		w.element([...]string{"em", "strong"}[n.Level-1], n)
	case *extast.Strikethrough:
		w.element("del", n)
	case *ast.CodeSpan:
		w.raw("<code>")
		w.fresh = false
		w.show(w.appendText(nil, n))
		w.raw("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.fresh = false
		w.show(n.Segments.Value(w.text))
	case *extast.TaskCheckBox:
		w.task(n)
	case *extast.FootnoteLink:
		w.noteMark(n)
	case *extast.FootnoteBacklink:
		w.raw(` <a href="#`, noteMarkID(n.Index, n.RefIndex), `" role="doc-backlink" aria-label="`, w.words.back, `">↩</a>`)
	}
}

func (w *writer) element(name string, n ast.Node) {
	w.raw("<", name, ">")
	w.inlines(n)
	w.raw("</", name, ">")
}

func (w *writer) textNode(n *ast.Text) {
	value := w.text[n.Segment.Start:n.Segment.Stop]
	if w.fresh {
		value = skipBlanks(value)
		w.fresh = len(value) == 0
	}
	breaks := n.HardLineBreak() || n.SoftLineBreak()
	if breaks || n.NextSibling() == nil && n.Parent().Type() == ast.TypeBlock {
		value = bytes.TrimRight(value, " \t\u00A0\u3000")
	}
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		w.show(value)
	} else {
		w.show(appendPlain(nil, value))
	}
	switch {
	case n.HardLineBreak():
		w.raw("<br>\n")
		w.count.stop()
	case breaks && !joinsLines(w.last, w.firstRune(n.NextSibling())):
		w.show(newline)
	}
	w.fresh = w.fresh || breaks
}

func (w *writer) link(n *ast.Link) {
	dest, title := plain(n.Destination), plain(n.Title)
	kind := classify(dest)
	if kind != external && kind != relative {
		w.inlines(n)
		return
	}
	if kind == external {
		w.openExternal(dest, title)
	} else {
		w.raw(`<a href="`)
		w.slot(w.linkSlot(Link, n, n.Destination, dest, title))
		w.raw(`"`)
		w.attribute("title", title)
		w.raw(">")
	}
	w.inLink = true
	w.inlines(n)
	w.inLink = false
	w.raw("</a>")
}

// openExternal writes the tag of a link that leaves the site.
func (w *writer) openExternal(dest, title string) {
	w.raw("<a")
	w.attribute("href", string(util.URLEscape([]byte(dest), false)))
	w.attribute("title", title)
	if dest[0]|0x20 == 'h' {
		w.raw(` rel="noopener"`)
	}
	w.raw(">")
}

func (w *writer) autoLink(n *ast.AutoLink) {
	w.fresh = false
	dest := autoDestination(n, w.text)
	if w.inLink || classify(dest) != external {
		w.show(n.Label(w.text))
		return
	}
	w.openExternal(dest, "")
	w.show(n.Label(w.text))
	w.raw("</a>")
}

// autoDestination returns where a bare or bracketed address leads.
func autoDestination(n *ast.AutoLink, src []byte) string {
	url := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix([]byte(url), []byte("mailto:")) {
		return "mailto:" + url
	}
	return url
}

func (w *writer) linkSlot(kind SlotKind, n ast.Node, typed []byte, dest, title string) Slot {
	span := w.span(n.Pos(), w.ends[n])
	destSpan := span
	if at := w.offsetOf(typed); at >= 0 {
		destSpan = w.span(at, at+len(typed))
	}
	return Slot{Kind: kind, Dest: dest, Text: w.plainText(n), Title: title, Span: span, DestSpan: destSpan}
}

func (w *writer) image(n *ast.Image) {
	w.fresh = false
	dest, title := plain(n.Destination), plain(n.Title)
	switch classify(dest) {
	case relative:
		w.slot(w.linkSlot(Image, n, n.Destination, dest, title))
	case external:
		w.raw("<img")
		w.attribute("src", string(util.URLEscape([]byte(dest), false)))
		w.raw(` alt="`)
		w.HTML = appendEscaped(w.HTML, []byte(w.plainText(n)))
		w.raw(`"`)
		w.attribute("title", title)
		w.raw(` loading="lazy">`)
	default:
		w.show([]byte(w.plainText(n)))
	}
}

// figures writes each image of a paragraph that holds nothing else with its
// title, or else its text, below it.
func (w *writer) figures(p *ast.Paragraph) {
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		n, ok := c.(*ast.Image)
		if !ok {
			continue
		}
		caption := plain(n.Title)
		if caption == "" {
			caption = w.plainText(n)
		}
		w.raw("<figure>\n")
		w.image(n)
		if caption != "" {
			w.raw("\n<figcaption>")
			w.HTML = appendEscaped(w.HTML, []byte(caption))
			w.raw("</figcaption>")
		}
		w.raw("\n</figure>\n")
	}
}

func (w *writer) task(n *extast.TaskCheckBox) {
	w.raw(`<input type="checkbox" disabled`)
	label := w.words.open
	if n.IsChecked {
		label = w.words.done
		w.raw(" checked")
	}
	w.raw(` aria-label="`, label, `"> `)
}

func (w *writer) noteMark(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	w.raw(`<sup id="`, noteMarkID(n.Index, n.RefIndex), `">`)
	if w.inLink {
		w.raw(index, "</sup>")
		return
	}
	w.raw(`<a href="#fn`, index, `" role="doc-noteref">`, index, "</a></sup>")
}

// noteMarkID returns the id of the place that refers to a footnote for the
// (repeat+1)th time.
func noteMarkID(index, repeat int) string {
	id := "fnref" + strconv.Itoa(index)
	if repeat > 0 {
		id += "-" + strconv.Itoa(repeat+1)
	}
	return id
}
