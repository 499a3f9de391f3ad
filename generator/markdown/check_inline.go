package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"zoufang/generator/diag"
)

func (c *checker) link(n *ast.Link) {
	c.reference(n.Reference)
	c.target(n, n.Destination)
	if c.plainText(n) == "" {
		c.report(n.Pos(), c.ends[n], "link-text", nil)
	}
}

func (c *checker) image(n *ast.Image) {
	c.reference(n.Reference)
	kind := c.target(n, n.Destination)
	if c.plainText(n) == "" {
		at := n.Pos() + len("![")
		c.suggest(false, n.Pos(), c.ends[n], "image-alt", nil, c.replace(at, at, "图片说明"))
	}
	if kind == external {
		c.report(n.Pos(), c.ends[n], "image-external", nil)
	}
}

func (c *checker) reference(r *ast.ReferenceLink) {
	if r != nil {
		c.references.add(util.ToLinkReference(r.Value))
	}
}

func (c *checker) autoLink(n *ast.AutoLink) {
	start := n.Pos()
	c.badTarget(start, start+len(n.Label(c.text))+2, autoDestination(n, c.text))
}

// target checks where a link or an image leads.
func (c *checker) target(n ast.Node, typed []byte) target {
	start, stop := n.Pos(), c.ends[n]
	if at := c.offsetOf(typed); at >= 0 {
		start, stop = at, at+len(typed)
	}
	return c.badTarget(start, stop, plain(typed))
}

func (c *checker) badTarget(start, stop int, dest string) target {
	kind := classify(dest)
	switch kind {
	case noTarget:
		c.report(start, stop, "link-target.empty", nil)
	case localPath:
		c.report(start, stop, "link-target.path", diag.Args{"target": dest})
	case foreign:
		c.report(start, stop, "link-target", diag.Args{"target": excerpt([]byte(dest))})
	}
	return kind
}

// rawHTML reports the tags of a block in one finding.
func (c *checker) rawHTML() {
	word, comments := false, 0
	edits := make([]diag.Edit, len(c.tags))
	for i, n := range c.tags {
		start, stop := tagRange(n)
		tag := c.text[start:stop]
		switch {
		case isWordMarkup(tag):
			word = true
		case bytes.HasPrefix(tag, commentOpen):
			comments++
		}
		edits[i] = c.replace(start, stop, "")
	}
	start, stop := tagRange(c.tags[0])
	args := diag.Args{"tag": excerpt(c.text[start:stop])}
	switch {
	case word:
		c.suggest(comments == 0, start, stop, "raw-html.word", args, edits...)
	case comments > 0:
		c.suggest(false, start, stop, "raw-html.comment", args, edits...)
	default:
		c.suggest(false, start, stop, "raw-html", args, edits...)
	}
}

func tagRange(n *ast.RawHTML) (start, stop int) {
	return n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop
}

// excerpt returns the beginning of text, on one line.
func excerpt(text []byte) string {
	s := strings.Join(strings.Fields(string(text)), " ")
	if utf8.RuneCountInString(s) > 30 {
		s = string([]rune(s)[:29]) + "…"
	}
	return s
}

// textNode looks through plain text for marks that were meant to do something.
func (c *checker) textNode(n *ast.Text) {
	if n.IsRaw() {
		return
	}
	stop := n.Segment.Stop
	for i := n.Segment.Start; i < stop; i++ {
		if startsHan(c.text[i:stop]) {
			i += len("字") - 1
			continue
		}
		switch c.text[i] {
		case '\\':
			i++
		case '*', '~':
			i += c.strayMark(i) - 1
		case '[':
			c.missingNote(i)
		case ']':
			c.brokenLink(i, 1)
		case 0xE3, 0xEF:
			c.wideMark(n, i)
		}
	}
}

// strayMark checks the run of * or ~ at offset at and returns its length.
func (c *checker) strayMark(at int) int {
	n := runLength(c.text[at:])
	before, after := lastRune(c.text[:at]), runeAt(c.text[at+n:])
	switch {
	case n == 1 && c.text[at] == '*' && isDigit(before) && isDigit(after):
		c.suggest(false, at, at+1, "times-sign", nil, c.replace(at, at+1, "×"))
	case n == 2 && !(isDigit(before) && isDigit(after)):
		c.report(at, at+n, "stray-mark", diag.Args{"mark": string(c.text[at : at+n])})
	}
	return n
}

// missingNote reports [^1] where there is no such footnote, and [^1]： where a
// plain colon would make one.
func (c *checker) missingNote(at int) {
	line := c.after(at)
	end := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[^")) || end < 3 {
		return
	}
	label := string(line[2:end])
	args := diag.Args{"label": label}
	if bytes.HasPrefix(line[end+1:], []byte("：")) && len(skipBlanks(c.before(at))) == 0 {
		colon := at + end + 1
		c.nearNotes.add(label)
		c.suggest(true, at, colon+len("："), "footnote.colon", args, c.replace(colon, colon+len("："), ": "))
		return
	}
	c.report(at, at+end+1, "footnote", args)
}

// wideMark checks the full-width character at offset at: a closing bracket that
// a destination follows, or the exclamation mark of an image.
func (c *checker) wideMark(n *ast.Text, at int) {
	switch runeAt(c.text[at:]) {
	case '】', '］':
		c.brokenLink(at, len("】"))
	case '！':
		link, ok := n.NextSibling().(*ast.Link)
		end := at + len("！")
		if ok && end == n.Segment.Stop && isImageFile(plain(link.Destination)) {
			c.suggest(true, at, end, "link-syntax.mark", nil, c.replace(at, end, "!"))
		}
	}
}
