package markdown

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// headingBlock is what the parsers of headings share: a heading is one line and
// may stand below a paragraph, at any indentation.
type headingBlock struct{}

func (headingBlock) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (headingBlock) Close(ast.Node, text.Reader, parser.Context)                 {}
func (headingBlock) CanInterruptParagraph() bool                                 { return true }
func (headingBlock) CanAcceptIndentedLine() bool                                 { return true }

// hashParser reads headings that begin with #. It also takes ＃ and a missing
// blank where nothing else can be meant; the checker says so.
type hashParser struct{ headingBlock }

func (hashParser) Trigger() []byte { return []byte("#\xEF") }

func (hashParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	line = bytes.TrimRight(line, "\n")
	indent := len(line) - len(util.TrimLeftSpace(line))
	level, n := scanHashes(line[indent:])
	if level == 0 {
		return nil, parser.NoChildren
	}
	title := text.NewSegment(segment.Start-segment.Padding+indent+n, segment.Start-segment.Padding+len(line))
	return newHeading(level, withoutHashes(title, reader.Source()), reader), parser.NoChildren
}

// scanHashes returns the level of the heading that line opens, 0 for none, and
// how many bytes its mark takes with the blanks behind it.
func scanHashes(line []byte) (level, n int) {
	level, n = countHashes(line)
	if level == 0 || level > 6 {
		return 0, 0
	}
	title := skipBlanks(line[n:])
	if len(title) == len(line)-n && len(title) > 0 && !meansHeading(level, title) {
		return 0, 0
	}
	return level, len(line) - len(title)
}

// countHashes returns how many # and ＃ line begins with, and their bytes.
func countHashes(line []byte) (count, n int) {
	for {
		switch {
		case bytes.HasPrefix(line[n:], []byte("#")):
			n++
		case bytes.HasPrefix(line[n:], []byte("＃")):
			n += len("＃")
		default:
			return count, n
		}
		count++
	}
}

// meansHeading reports whether title, which follows level marks without a
// blank, can only be a heading. #3车间 and #走基层# are not.
func meansHeading(level int, title []byte) bool {
	r := runeAt(title)
	if !unicode.IsLetter(r) && !(isWidePunct(r) && !isSeparator(r)) && !(level > 1 && isDigit(r)) {
		return false
	}
	return readsLikeHeading(title, 0) && !bytes.ContainsAny(title, "#＃")
}

// withoutHashes cuts the closing marks and blanks off a heading's title.
func withoutHashes(title text.Segment, src []byte) text.Segment {
	title = title.TrimRightSpace(src)
	value := src[title.Start:title.Stop]
	open := bytes.TrimRight(value, "#")
	if len(open) == 0 || len(open) < len(value) && util.IsSpace(open[len(open)-1]) {
		title.Stop = title.Start + len(util.TrimRightSpace(open))
	}
	return title
}

// newHeading returns a heading with title as its text. An id in braces at the
// title's end becomes its attribute.
func newHeading(level int, title text.Segment, reader text.Reader) ast.Node {
	heading := ast.NewHeading(level)
	value := reader.Source()[title.Start:title.Stop]
	if id, n := explicitID(value); isID(id) && !isReservedID(id) {
		heading.SetAttributeString("id", id)
		title.Stop = title.Start + len(util.TrimRightSpace(value[:n]))
	}
	if title.Stop > title.Start {
		heading.Lines().Append(title)
	}
	reader.AdvanceToEOL()
	return heading
}

// explicitID returns what stands in {#…} at the end of a heading, and where it
// begins.
func explicitID(title []byte) (id []byte, at int) {
	if !bytes.HasSuffix(title, []byte("}")) {
		return nil, -1
	}
	at = bytes.LastIndex(title, []byte("{#"))
	if at < 0 {
		return nil, -1
	}
	return title[at+2 : len(title)-1], at
}

// isID reports whether id can stand in a URL as it is: a letter, then letters,
// digits, hyphens and underscores.
func isID(id []byte) bool {
	for i, c := range id {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || c != '-' && c != '_' && !isDigit(rune(c))) {
			return false
		}
	}
	return len(id) > 0
}

// isReservedID reports whether id could be one that the program gives itself:
// s1-2 to headings, fn1 and fnref1 to footnotes.
func isReservedID(id []byte) bool {
	for _, prefix := range []string{"s", "fnref", "fn"} {
		if rest, ok := bytes.CutPrefix(id, []byte(prefix)); ok && len(rest) > 0 && len(bytes.Trim(rest, "0123456789-")) == 0 {
			return true
		}
	}
	return false
}
