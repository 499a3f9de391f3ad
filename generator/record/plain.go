package record

import (
	"strings"
	"unicode/utf8"
)

// Nearly every file is plain: its front matter has a field or an item on each
// line, indented by spaces, and nothing in quotes or brackets. The scanner has
// nothing to mend there and YAML no choice how to read it, so parsePlain reads
// it on its own, in a fraction of the time. It returns what the long way would
// return without findings, and nil at the first character that YAML or the
// scanner might see something else in.
func parsePlain(src *Source) *File {
	rest, found := strings.CutPrefix(src.Text, "---\n")
	if !found || !src.tidy {
		return nil
	}
	p := plain{rest: rest, number: 1}
	p.reserve(rest)
	p.next()
	root := p.group(0, 1)
	size := len(rest) - len(p.rest) - len("---\n")
	if p.line.kind != endLine || len(root.Pairs) == 0 || size > MaxFront {
		return nil
	}
	return &File{Source: src, Front: root, Body: p.rest, BodyLine: p.number + 1}
}

// plain is one run of parsePlain.
type plain struct {
	rest   string // what follows the current line
	number int    // of the current line
	line   plainLine
	room
}

// plainKind says what a line of plain front matter is.
type plainKind uint8

const (
	otherLine plainKind = iota // nothing that is plain
	endLine                    // the fence
	fieldLine
	itemLine
)

// plainLine is a line, or what stands behind the dash of an item.
type plainLine struct {
	kind   plainKind
	indent int
	key    string // "" of an item that is no field
	value  string
}

// next goes to the next line.
func (p *plain) next() {
	text, rest, _ := strings.Cut(p.rest, "\n")
	p.rest = rest
	p.number++
	if text == "---" {
		p.line = plainLine{kind: endLine}
		return
	}
	indent := 0
	for indent < len(text) && text[indent] == ' ' {
		indent++
	}
	l := plainLine{kind: fieldLine, indent: indent}
	text, isItem := strings.CutPrefix(text[indent:], "- ")
	if isItem {
		l.kind = itemLine
	}
	if !l.split(text) {
		l = plainLine{}
	}
	p.line = l
}

// split takes text apart as a key and a value. Nothing but a field may contain a
// colon, of either width.
func (l *plainLine) split(text string) bool {
	size := plainKey(text)
	switch rest := text[size:]; {
	case size > 0 && rest == ":":
		l.key = text[:size]
		return true
	case size > 0 && strings.HasPrefix(rest, ": "):
		l.key, l.value = text[:size], rest[len(": "):]
		return isPlain(l.value)
	}
	l.value = text
	return l.kind == itemLine && isPlain(text) && !hasColon(text)
}

// plainKey returns the length of the key that text begins with: letters, digits
// and the ideographs in common use.
func plainKey(text string) int {
	const longest = 120
	size := 0
	for size < len(text) && size < longest {
		switch c := text[size]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '_', size > 0 && (c == '-' || c >= '0' && c <= '9'):
			size++
		case c >= 0xE4 && c <= 0xE9: // U+4000 to U+9FFF
			size += 3
		default:
			return size
		}
	}
	return size
}

// isPlain reports whether text can only be read as itself.
func isPlain(text string) bool {
	if text == "" || strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", text[0]) >= 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if isSpace(first) || isSpace(last) || last == ':' {
		return false
	}
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\t', c == '#' && text[i-1] == ' ', c == ' ' && text[i-1] == ':':
			return false
		case c >= 0xBE && text[i-1] == 0xBF && strings.ContainsAny(text, "\uFFFE\uFFFF"): // which YAML refuses
			return false
		}
	}
	return true
}

func hasColon(text string) bool {
	for at := range len(text) {
		if size, _ := colonAt(text, at); size > 0 {
			return true
		}
	}
	return false
}
