package markdown

import (
	"bytes"

	"zoufang/generator/diag"
)

// linkMarks are where the four marks of what may have been meant for a link
// stand: [ ] ( ), of either width. end is empty where the line ends first.
type linkMarks struct{ open, shut, begin, end place }

// place is a stretch of the text.
type place struct{ start, stop int }

func (p place) isWide() bool { return p.stop-p.start > 1 }

// brokenLink looks at the closing bracket of size bytes at offset at, which
// closed no link, and reports what kept it from doing so.
func (c *checker) brokenLink(at, size int) {
	m, ok := c.linkMarks(place{at, at + size})
	if !ok {
		return
	}
	wide := m.shut.isWide() || m.begin.isWide() || m.end.isWide()
	dest := c.text[m.begin.stop:m.end.start]
	switch {
	case m.end.start == m.end.stop:
		if !wide {
			c.report(m.open.start, m.end.stop, "link-syntax.unclosed", nil)
		}
	case !wide:
		c.spacedLink(dest)
	case looksLikeDestination(dest):
		c.wideLink(m, dest)
	}
}

// linkMarks returns the marks around the closing bracket shut, if there are any.
func (c *checker) linkMarks(shut place) (linkMarks, bool) {
	m := linkMarks{shut: shut, begin: place{shut.stop, shut.stop}}
	rest := c.after(shut.stop)
	switch {
	case bytes.HasPrefix(rest, []byte("(")):
		m.begin.stop++
	case bytes.HasPrefix(rest, []byte("（")):
		m.begin.stop += len("（")
	default:
		return m, false
	}
	inner := rest[m.begin.stop-m.begin.start:]
	m.end = closingMark(inner, m.begin.stop, shut.isWide() || m.begin.isWide())
	open, ok := c.openingMark(shut)
	m.open = open
	return m, ok
}

// openingMark returns the bracket that shut closes, if its line has one.
func (c *checker) openingMark(shut place) (place, bool) {
	marks := []string{"["}
	if shut.isWide() {
		marks = []string{"【", "［"}
	}
	before := c.before(shut.start)
	for _, mark := range marks {
		if i := bytes.LastIndex(before, []byte(mark)); i >= 0 {
			start := shut.start - len(before) + i
			return place{start, start + len(mark)}, true
		}
	}
	return place{}, false
}

// closingMark returns the parenthesis that ends inner, which begins at offset
// at. A full-width one before a plain one belongs to the file's name unless the
// marks before it are wide too or a name ends there.
func closingMark(inner []byte, at int, wide bool) place {
	i := bytes.IndexByte(inner, ')')
	w := bytes.Index(inner, []byte("）"))
	switch {
	case w >= 0 && (i < 0 || w < i && (wide || looksLikeDestination(inner[:w]))):
		return place{at + w, at + w + len("）")}
	case i >= 0:
		return place{at + i, at + i + 1}
	}
	return place{at + len(inner), at + len(inner)}
}

// wideLink reports a link or an image with full-width marks around dest.
func (c *checker) wideLink(m linkMarks, dest []byte) {
	start := m.open.start
	var edits []diag.Edit
	if bang := start - len("！"); bang >= 0 && runeAt(c.text[bang:]) == '！' && isImageFile(string(dest)) {
		edits = append(edits, c.replace(bang, start, "!"))
		start = bang
	}
	for _, mark := range []struct {
		place
		plain string
	}{{m.open, "["}, {m.shut, "]"}, {m.begin, "("}, {m.end, ")"}} {
		if mark.isWide() {
			edits = append(edits, c.replace(mark.start, mark.stop, mark.plain))
		}
	}
	c.suggest(true, start, m.end.stop, "link-syntax", nil, edits...)
}

// spacedLink reports a destination with blanks in it, which must stand in angle
// brackets, or one with a title in curly quotes.
func (c *checker) spacedLink(dest []byte) {
	dest = bytes.TrimSpace(dest)
	if bytes.IndexAny(dest, " \t") < 0 || bytes.ContainsAny(dest, "<>\"") {
		return
	}
	start := c.offsetOf(dest)
	stop := start + len(dest)
	if title := bytes.Index(dest, []byte(" “")); title > 0 && bytes.HasSuffix(dest, []byte("”")) {
		open, shut := start+title+1, stop-len("”")
		c.suggest(true, open, stop, "link-syntax.title", nil,
			c.replace(open, open+len("“"), `"`), c.replace(shut, stop, `"`))
		return
	}
	c.suggest(looksLikeDestination(dest), start, stop, "link-syntax.space", diag.Args{"target": string(dest)},
		c.replace(start, stop, "<"+string(dest)+">"))
}
