package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tagParser finds raw HTML. What it finds is shown as typed and reported, never
// passed on, so it need not follow HTML's grammar to the letter.
type tagParser struct{}

func (tagParser) Trigger() []byte { return []byte{'<'} }

func (tagParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	node := ast.NewRawHTML()
	switch {
	case bytes.HasPrefix(line, commentOpen), bytes.HasPrefix(line, []byte("<![")):
		return readMarkup(node, block, line, segment)
	case len(line) > 1 && (line[1] == '!' || line[1] == '?') && tagName(line[2:]) != "":
		return readMarkup(node, block, line, segment)
	case tagName(bytes.TrimPrefix(line[1:], []byte("/"))) != "":
		return readTag(node, block)
	}
	return nil
}

var commentOpen = []byte("<!--")

// readMarkup takes a comment or declaration up to its end on this line, or its
// opening alone.
func readMarkup(node *ast.RawHTML, block text.Reader, line []byte, segment text.Segment) ast.Node {
	closing, n := []byte(">"), 2
	if bytes.HasPrefix(line, commentOpen) {
		closing, n = []byte("-->"), len(commentOpen)
	}
	if i := bytes.Index(line[n:min(len(line), n+reach)], closing); i >= 0 {
		n += i + len(closing)
	}
	node.Segments.Append(segment.WithStop(segment.Start + n))
	block.Advance(n)
	return node
}

// readTag takes a tag up to its > on this or one of the next lines. Another <
// or the end of the block first means that it is none.
func readTag(node *ast.RawHTML, block text.Reader) ast.Node {
	for lines := 0; lines < maxTagLines; lines++ {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		from := 0
		if lines == 0 {
			from = 1
		}
		i := bytes.IndexAny(line[from:], "<>")
		switch {
		case i < 0:
			node.Segments.Append(segment)
			block.AdvanceLine()
		case line[from+i] == '<':
			return nil
		default:
			node.Segments.Append(segment.WithStop(segment.Start + from + i + 1))
			block.Advance(from + i + 1)
			return node
		}
	}
	return nil
}

// maxTagLines is over how many lines a tag may run.
const maxTagLines = 8

// tagName returns the name of the tag whose name and attributes p begins with,
// or "" where no tag can be meant, as in “a<b 且 c>d”. Word's names hold a
// colon.
func tagName(p []byte) string {
	n := 0
	for n < len(p) && isNameByte(p[n], n > 0) {
		n++
	}
	rest := bytes.TrimLeft(p[n:], " \t\n/")
	switch {
	case n == 0,
		len(rest) > 0 && rest[0] >= utf8.RuneSelf,
		len(rest) > 0 && len(rest) == len(p)-n && rest[0] != '>':
		return ""
	}
	return string(p[:n])
}

func isNameByte(c byte, inner bool) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || inner && (isDigit(rune(c)) || c == '-' || c == ':')
}

// isWordMarkup reports whether tag comes from text pasted out of Word.
func isWordMarkup(tag []byte) bool {
	for _, begin := range []string{"<![", "<!--[if", "<?xml"} {
		if bytes.HasPrefix(tag, []byte(begin)) {
			return true
		}
	}
	return strings.Contains(tagName(bytes.TrimLeft(tag, "</?!")), ":") ||
		bytes.Contains(tag, []byte("Mso")) || bytes.Contains(tag, []byte("mso-"))
}
