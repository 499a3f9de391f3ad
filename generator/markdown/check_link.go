package markdown

import (
	"bytes"

	"zoufang/generator/diag"
)

// brokenLink looks at the closing bracket of size bytes at offset at, which
// closed no link, and reports what kept it from doing so.
func (c *checker) brokenLink(at, size int) {
	rest := c.after(at + size)
	wide := bytes.HasPrefix(rest, []byte("（"))
	if !wide && !bytes.HasPrefix(rest, []byte("(")) {
		return
	}
	open := c.openingBracket(at, size)
	if open < 0 {
		return
	}
	inner := rest[1:]
	if wide {
		inner = rest[len("（"):]
	}
	end := bytes.IndexByte(inner, ')')
	wideEnd := bytes.Index(inner, []byte("）"))
	switch {
	case end < 0 && wideEnd < 0:
		if !wide && size == 1 {
			c.report(open, at+size+len(rest), "link-syntax.unclosed", nil)
		}
	case size > 1 || wide || end < 0 || wideEnd >= 0 && wideEnd < end && looksLikeDestination(inner[:wideEnd]):
		c.wideLink(open, at, size, inner, end, wideEnd)
	default:
		c.spacedLink(inner[:end])
	}
}

// openingBracket returns where the bracket that the one at offset at closes
// stands on its line, or -1.
func (c *checker) openingBracket(at, size int) int {
	before := c.before(at)
	for _, open := range []string{"[", "【", "［"} {
		if (len(open) == 1) != (size == 1) {
			continue
		}
		if i := bytes.LastIndex(before, []byte(open)); i >= 0 {
			return at - len(before) + i
		}
	}
	return -1
}

// wideLink reports a link or an image with full-width brackets, unless what
// they hold is a remark: 【注】（见附件）. inner is the text behind the opening
// parenthesis; end and wideEnd are where in it closing ones stand, or -1.
func (c *checker) wideLink(open, at, size int, inner []byte, end, wideEnd int) {
	closing := ")"
	if end < 0 || wideEnd >= 0 && wideEnd < end {
		end, closing = wideEnd, "）"
	}
	if !looksLikeDestination(inner[:end]) {
		return
	}
	start := c.text[at+size:]
	parenthesis := len(start) - len(bytes.TrimPrefix(bytes.TrimPrefix(start, []byte("（")), []byte("(")))
	dest := at + size + parenthesis
	stop := dest + end + len(closing)
	edits := c.narrow(nil, open, open+size, "[")
	edits = c.narrow(edits, at, at+size, "]")
	edits = c.narrow(edits, at+size, dest, "(")
	edits = c.narrow(edits, stop-len(closing), stop, ")")
	if before := open - len("！"); before >= 0 && bytes.HasPrefix(c.text[before:], []byte("！")) && isImageFile(string(inner[:end])) {
		edits = c.narrow(edits, before, open, "!")
		open = before
	}
	c.suggest(true, open, stop, "link-syntax", nil, edits...)
}

// narrow appends the edit that puts mark in place of a full-width one.
func (c *checker) narrow(edits []diag.Edit, start, stop int, mark string) []diag.Edit {
	if stop-start == len(mark) {
		return edits
	}
	return append(edits, c.replace(start, stop, mark))
}

// spacedLink reports a destination with blanks in it, which must stand in angle
// brackets, or one with a title in curly quotes.
func (c *checker) spacedLink(inner []byte) {
	dest := bytes.TrimSpace(inner)
	if bytes.IndexAny(dest, " \t") < 0 || bytes.ContainsAny(dest, "<>\"") {
		return
	}
	at := c.offsetOf(dest)
	if title := bytes.Index(dest, []byte(" “")); title > 0 && bytes.HasSuffix(dest, []byte("”")) {
		start, stop := at+title+1, at+len(dest)
		c.suggest(true, start, stop, "link-syntax.title", nil,
			c.replace(start, start+len("“"), `"`), c.replace(stop-len("”"), stop, `"`))
		return
	}
	c.suggest(looksLikeDestination(dest), at, at+len(dest), "link-syntax.space", diag.Args{"target": string(dest)},
		c.replace(at, at+len(dest), "<"+string(dest)+">"))
}
