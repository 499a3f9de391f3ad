package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser is goldmark's, and remembers where each link and image ends.
type linkParser struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinkParser() linkParser {
	p := parser.NewLinkParser()
	return linkParser{p, p.(parser.CloseBlocker)}
}

// definitionTransformer is goldmark's, for paragraphs that can begin with the
// definition of a link. goldmark's time grows with the square of their number.
type definitionTransformer struct{ parser.ParagraphTransformer }

// maxDefinitions is how many lines a paragraph of definitions may have.
const maxDefinitions = 1000

func (t definitionTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() == 0 || lines.Len() > maxDefinitions {
		return
	}
	first := lines.At(0)
	if bytes.HasPrefix(util.TrimLeftSpace(reader.Value(first)), []byte("[")) {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// linkEnds holds, in a parser's context, the offset behind each link.
type linkEnds map[ast.Node]int

var linkEndsKey = parser.NewContextKey()

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	closing := block.Peek() == ']'
	if closing && !destinationEnds(block) {
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if node != nil && closing {
		_, end := block.Position()
		ends := pc.ComputeIfAbsent(linkEndsKey, func() any { return linkEnds{} }).(linkEnds)
		ends[node] = end.Start
	}
	return node
}

// destinationEnds reports whether a destination that follows the reader's ] is
// one that a person could have typed. It keeps goldmark from reading to the
// end of a long line again and again.
func destinationEnds(block text.Reader) bool {
	line, _ := block.PeekLine()
	if len(line) < 2 || line[1] != '(' {
		return true
	}
	depth := 0
	for i, c := range line[1:] {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '\\' || c == '<' || util.IsSpace(c):
			return true
		}
		if depth == 0 {
			return true
		}
		if depth > 32 || i > reach {
			return false
		}
	}
	return true
}

// target says what kind of destination a link has.
type target uint8

const (
	relative  target = iota // a path or an anchor of this site
	external                // http, https or mailto
	localPath               // a path on somebody's computer
	foreign                 // any other scheme
	noTarget                // nothing
)

// classify returns what kind of destination dest, unescaped, is.
func classify(dest string) target {
	scheme, _, hasScheme := strings.Cut(dest, ":")
	switch {
	case strings.TrimSpace(dest) == "":
		return noTarget
	case strings.ContainsFunc(dest, unicode.IsControl):
		return foreign
	case isExternal(dest):
		return external
	case strings.Contains(dest, `\`), hasScheme && len(scheme) == 1 && isScheme(scheme):
		return localPath
	case strings.HasPrefix(dest, "//"), strings.HasPrefix(dest, " "):
		return foreign
	case !hasScheme || !isScheme(scheme):
		return relative
	}
	return foreign
}

func isExternal(dest string) bool {
	for _, allowed := range []string{"http://", "https://", "mailto:"} {
		if len(dest) > len(allowed) && strings.EqualFold(dest[:len(allowed)], allowed) {
			return true
		}
	}
	return false
}

func isScheme(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !isDigit(rune(c)) && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return s != ""
}

// looksLikeDestination reports whether s is more likely a link's destination
// than a remark in brackets: an address, an anchor or the name of a file.
func looksLikeDestination(s []byte) bool {
	s = bytes.TrimSpace(s)
	if bytes.HasPrefix(s, []byte("http")) || bytes.HasPrefix(s, []byte("#")) || bytes.HasPrefix(s, []byte("/")) {
		return true
	}
	dot := bytes.LastIndexByte(s, '.')
	if dot <= 0 || len(s)-dot < 3 || len(s)-dot > 5 {
		return false
	}
	for _, c := range s[dot+1:] {
		if !util.IsAlphaNumeric(c) {
			return false
		}
	}
	return true
}

// isImageFile reports whether name ends as the names of pictures do.
func isImageFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(name[dot:]) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic", ".svg":
		return true
	}
	return false
}
