package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// appendPlain appends src to dst with backslash escapes and character
// references resolved.
func appendPlain(dst, src []byte) []byte {
	for {
		i := bytes.IndexAny(src, `\&`)
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		switch {
		case src[0] == '&':
			n := 0
			if dst, n = appendReference(dst, src); n > 0 {
				src = src[n:]
				continue
			}
		case util.IsEscapedPunctuation(src, 0):
			src = src[1:]
		}
		dst, src = append(dst, src[0]), src[1:]
	}
}

// appendReference appends the character that the reference at the start of src
// names, and returns the reference's length, 0 where there is none.
func appendReference(dst, src []byte) ([]byte, int) {
	const longest = 40
	end := bytes.IndexByte(src[:min(len(src), longest)], ';')
	if end < 2 {
		return dst, 0
	}
	name := src[1:end]
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return dst, 0
		}
		return append(dst, entity.Characters...), end + 1
	}
	base, digits := 10, string(name[1:])
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return dst, 0
	}
	if n == 0 || n > utf8.MaxRune {
		n = utf8.RuneError
	}
	return utf8.AppendRune(dst, rune(n)), end + 1
}

// escapes are the bytes that HTML writes otherwise.
var escapes = [256]string{0: "\uFFFD", '&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// appendEscaped appends plain to dst as HTML text or attribute value.
func appendEscaped(dst, plain []byte) []byte {
	done := 0
	for i, c := range plain {
		if escape := escapes[c]; escape != "" {
			dst = append(append(dst, plain[done:i]...), escape...)
			done = i + 1
		}
	}
	return append(dst, plain[done:]...)
}

// plain returns src with escapes and references resolved.
func plain(src []byte) string { return string(appendPlain(nil, src)) }

// plainText returns what a reader sees of an inline's or a leaf block's
// children, without marks and notes.
func (d *document) plainText(n ast.Node) string {
	d.scratch = d.appendText(d.scratch[:0], n)
	return string(bytes.TrimSpace(d.scratch))
}

func (d *document) appendText(dst []byte, parent ast.Node) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			dst = d.appendTextNode(dst, n)
		case *ast.AutoLink:
			dst = append(dst, n.Label(d.text)...)
		case *ast.RawHTML:
			dst = append(dst, n.Segments.Value(d.text)...)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox:
		default:
			dst = d.appendText(dst, n)
		}
	}
	return dst
}

func (d *document) appendTextNode(dst []byte, n *ast.Text) []byte {
	value := d.text[n.Segment.Start:n.Segment.Stop]
	if n.IsRaw() {
		return append(dst, bytes.ReplaceAll(value, newline, []byte(" "))...)
	}
	dst = appendPlain(dst, value)
	if n.HardLineBreak() || n.SoftLineBreak() && !joinsLines(lastRune(dst), d.firstRune(n.NextSibling())) {
		dst = append(dst, ' ')
	}
	return dst
}

// firstRune returns the first character that n or a sibling after it shows.
func (d *document) firstRune(n ast.Node) rune {
	for ; n != nil; n = n.NextSibling() {
		var value []byte
		switch n := n.(type) {
		case *ast.Text:
			value = skipBlanks(d.text[n.Segment.Start:n.Segment.Stop])
		case *ast.AutoLink:
			value = n.Label(d.text)
		case *ast.RawHTML:
			return '<'
		default:
			if r := d.firstRune(n.FirstChild()); r != utf8.RuneError {
				return r
			}
		}
		if len(value) > 0 {
			return runeAt(value)
		}
	}
	return utf8.RuneError
}
