package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// emphasisParser reads * and _ by the flanking rule below, and strikeParser ~~.
// CommonMark's own rule asks for spaces or punctuation around a mark beside
// punctuation, which Chinese text does not have: **“双走双促”**活动 would keep its
// asterisks.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// marksKey is where a parser's context counts the marks of a block.
var marksKey = parser.NewContextKey()

// maxMarks is how many marks of a block are paired. goldmark's time for it
// grows with their square.
const maxMarks = 2000

func (emphasisParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	*marks(pc) = 0
}

func marks(pc parser.Context) *int {
	return pc.ComputeIfAbsent(marksKey, func() any { return new(int) }).(*int)
}

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	n := runLength(line)
	if n == 1 && line[0] == '*' && isDigit(before) && isDigit(runeAt(line[1:])) {
		return nil // 3*4米 is a product
	}
	return pushDelimiter(block, pc, n, emphasisMarks{})
}

type strikeParser struct{}

func (strikeParser) Trigger() []byte { return []byte{'~'} }

func (strikeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	switch n := runLength(line); n {
	case 2:
		return pushDelimiter(block, pc, n, strikeMarks{})
	default:
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
}

// pushDelimiter puts the run of n marks at the reader's place among the
// delimiters that goldmark pairs at the end of the block.
func pushDelimiter(block text.Reader, pc parser.Context, n int, pairs parser.DelimiterProcessor) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	after := '\n'
	if n < len(line) {
		after = runeAt(line[n:])
	}
	count := marks(pc)
	if *count++; *count > maxMarks {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	open, closes := flanking(line[0], before, after)
	d := parser.NewDelimiter(open, closes, n, line[0], pairs)
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

func runLength(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

// flanking says whether a run of mark between two characters can open or close
// emphasis. It is CommonMark's rule with the amendments of the CJK-friendly
// specification – Chinese punctuation counts as a letter would, and a Chinese
// character beside a mark does what a space does – and two more: curly quotes,
// dashes and the like count as Chinese punctuation, and a mark between a
// Chinese character and one of ，。；： cannot open, so that 张*，李* stays.
func flanking(mark byte, before, after rune) (open, closes bool) {
	b, a := classOf(before), classOf(after)
	left := a != spaceClass && (a != punctClass || b != otherClass) && !(b != spaceClass && isSeparator(after))
	right := b != spaceClass && (b != punctClass || a != otherClass)
	if mark == '_' {
		return left && (!right || isPunct(before)), right && (!left || isPunct(after))
	}
	return left, right
}

type class uint8

const (
	otherClass class = iota
	spaceClass
	punctClass // of Latin text
	wideClass
)

func classOf(r rune) class {
	switch {
	case isWide(r), isSharedPunct(r), r >= 0xE0100 && r <= 0xE01EF:
		return wideClass
	case r == utf8.RuneError:
		return otherClass
	case unicode.IsSpace(r):
		return spaceClass
	case isPunct(r):
		return punctClass
	}
	return otherClass
}

func isSeparator(r rune) bool {
	switch r {
	case '，', '、', '。', '；', '：', '！', '？':
		return true
	}
	return false
}

type emphasisMarks struct{}

func (emphasisMarks) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisMarks) OnMatch(n int) ast.Node { return ast.NewEmphasis(n) }

type strikeMarks struct{}

func (strikeMarks) IsDelimiter(b byte) bool { return b == '~' }

func (strikeMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikeMarks) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
