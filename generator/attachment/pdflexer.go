package attachment

import (
	"bytes"
	"strconv"
)

// lexer reads objects, and the operators between them in programs.
type lexer struct {
	data     []byte
	at       int
	elements int // of arrays and dictionaries, so far
}

// maxElements is how many elements may be held at a time.
const maxElements = 4 << 20

// maxObjectDepth is how deep arrays and dictionaries may stand within each other.
const maxObjectDepth = 100

func isBlank(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func isDelimiter(b byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), b) >= 0 }

// skip goes over what stands between objects, remarks among it.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch b := l.data[l.at]; {
		case isBlank(b):
			l.at++
		case b == '%':
			if end := bytes.IndexAny(l.data[l.at:], "\r\n"); end >= 0 {
				l.at += end
			} else {
				l.at = len(l.data)
			}
		default:
			return
		}
	}
}

// next reads an object or an operator; ok is false at the end. What is no object is
// an operator, such as a bracket without another.
func (l *lexer) next(depth int) (object any, ok bool) {
	l.skip()
	if l.at >= len(l.data) {
		return nil, false
	}
	rest := l.data[l.at:]
	switch {
	case rest[0] == '/':
		return l.name(), true
	case rest[0] == '(':
		return l.literal(), true
	case bytes.HasPrefix(rest, []byte("<<")):
		l.at += 2
		return l.dict(depth), true
	case rest[0] == '<':
		return l.hexadecimal(), true
	case rest[0] == '[':
		l.at++
		return pdfArray(l.until(operator("]"), depth)), true
	case bytes.HasPrefix(rest, []byte(">>")):
		l.at += 2
		return operator(">>"), true
	case isDelimiter(rest[0]):
		l.at++
		return operator(rest[:1]), true
	}
	return l.word(), true
}

// until reads objects up to the operator that ends them. It takes references
// together.
func (l *lexer) until(end operator, depth int) []any {
	if depth > maxObjectDepth {
		panic(errDamaged)
	}
	var all []any
	for {
		object, ok := l.next(depth + 1)
		if !ok || object == end {
			return all
		}
		if object == operator("endobj") { // the end is missing; the next object is not part of this one
			l.at -= len("endobj")
			return all
		}
		if object == operator("R") && len(all) >= 2 {
			number, _ := all[len(all)-2].(float64)
			all, object = all[:len(all)-2], reference(number)
		}
		all = append(all, object)
		if l.elements++; l.elements > maxElements {
			panic(errTooLarge)
		}
	}
}

func (l *lexer) dict(depth int) pdfDict {
	d := pdfDict{}
	all := l.until(">>", depth)
	for i := 0; i+1 < len(all); i += 2 {
		key, ok := all[i].(pdfName)
		if !ok {
			i--
			continue
		}
		d[string(key)] = all[i+1]
	}
	return d
}

// run is the longest piece from here whose bytes are neither blank nor delimiters.
func (l *lexer) run() string {
	start := l.at
	for l.at < len(l.data) && !isBlank(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[start:l.at])
}

func (l *lexer) word() any {
	word := l.run()
	switch word {
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	if b := word[0]; '0' <= b && b <= '9' || b == '+' || b == '-' || b == '.' {
		if n, err := strconv.ParseFloat(word, 64); err == nil {
			return n
		}
	}
	return operator(word)
}

func (l *lexer) name() pdfName {
	l.at++
	raw := l.run()
	var name []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if b, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				name = append(name, byte(b))
				i += 2
				continue
			}
		}
		name = append(name, raw[i])
	}
	return pdfName(name)
}

func (l *lexer) hexadecimal() pdfString {
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		end = len(l.data) - l.at - 1
	}
	raw := l.data[l.at : l.at+end+1]
	l.at += end + 1
	return pdfString(fromHex(raw))
}

// literal reads a string in parentheses, which may hold others in pairs.
func (l *lexer) literal() pdfString {
	var s []byte
	open := 0
	for ; l.at < len(l.data); l.at++ {
		b := l.data[l.at]
		switch b {
		case '\\':
			s = l.escape(s)
			continue
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				l.at++
				return pdfString(s)
			}
		}
		s = append(s, b)
	}
	return pdfString(s)
}

// escaped are the characters for which letters stand behind a backslash.
var escaped = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escape adds what a backslash and the bytes behind it stand for, and goes to the
// last of them.
func (l *lexer) escape(s []byte) []byte {
	if l.at == len(l.data)-1 {
		return s
	}
	l.at++
	b := l.data[l.at]
	switch {
	case '0' <= b && b <= '7':
		n := 0
		end := min(l.at+3, len(l.data))
		for ; l.at < end && '0' <= l.data[l.at] && l.data[l.at] <= '7'; l.at++ {
			n = n*8 + int(l.data[l.at]-'0')
		}
		l.at--
		return append(s, byte(n))
	case b == '\r' && l.at+1 < len(l.data) && l.data[l.at+1] == '\n':
		l.at++
		return s
	case b == '\n' || b == '\r':
		return s
	}
	if meant, ok := escaped[b]; ok {
		b = meant
	}
	return append(s, b)
}
