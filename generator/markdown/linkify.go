package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// urlParser makes links of bare addresses. goldmark's own asks for a blank
// before them, which Chinese text does not have; this one looks back from the
// colon of http:// and the first dot of www.
type urlParser struct{}

func (urlParser) Trigger() []byte { return []byte{':', '.'} }

func (urlParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != segment.Start || pc.IsInLinkLabel() {
		return nil
	}
	head := schemeBefore(before.Segment.Value(block.Source()), line)
	if head == 0 {
		return nil
	}
	tail := urlLength(line[:min(len(line), reach)])
	if tail == 0 {
		return nil
	}
	start := segment.Start - head
	before.Segment = before.Segment.WithStop(start)
	if before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(tail)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, segment.Start+tail)))
	link.SetPos(start)
	if line[0] == '.' {
		link.Protocol = []byte("http")
	}
	return link
}

// schemeBefore returns how many bytes at the end of before are an address's
// beginning that goes on with line.
func schemeBefore(before, line []byte) int {
	heads := []string{"https", "http"}
	if line[0] == '.' {
		heads = []string{"www"}
	} else if !bytes.HasPrefix(line, []byte("://")) {
		return 0
	}
	for _, head := range heads {
		rest, ok := bytes.CutSuffix(before, []byte(head))
		if ok && (len(rest) == 0 || !util.IsAlphaNumeric(rest[len(rest)-1])) {
			return len(head)
		}
	}
	return 0
}

// urlLength returns how much of line, from :// or a dot on, belongs to an
// address. One that a Chinese character follows where its path goes on could
// end anywhere and is none.
func urlLength(line []byte) int {
	n := len("://")
	if line[0] == '.' {
		n = 1
	}
	host := n
	for n < len(line) && line[n] > ' ' && line[n] < 0x7F && !bytes.ContainsRune([]byte("<>\"`\\|"), rune(line[n])) {
		n++
	}
	if n == host || !util.IsAlphaNumeric(line[host]) {
		return 0
	}
	if isHan(runeAt(line[n:])) && bytes.IndexByte([]byte("/=-_?&%#"), line[n-1]) >= 0 {
		return 0
	}
	return trimURL(line[:n], host)
}

// trimURL returns the length of url without the punctuation of the sentence
// around it and without a closing bracket that it does not open.
func trimURL(url []byte, host int) int {
	unopened := bytes.Count(url, []byte(")")) - bytes.Count(url, []byte("("))
	for n := len(url); n > host; n-- {
		switch url[n-1] {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'':
		case ')':
			if unopened <= 0 {
				return n
			}
			unopened--
		default:
			return n
		}
	}
	return 0
}
