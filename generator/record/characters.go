package record

import (
	"strings"
	"unicode/utf8"
)

// isControl reports whether c is a control character that has no place in a
// text; what Word calls a line or page break is one of them.
func isControl(c rune) bool {
	return c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0 && !isSeparator(c)
}

// isSeparator reports whether c ends a line for YAML but for no editor.
func isSeparator(c rune) bool { return c == 0x85 || c == 0x2028 || c == 0x2029 }

// isInvisible reports whether c shows nothing and takes no room: zero width
// spaces, byte order marks, soft hyphens, marks of the direction of writing. The
// zero width joiner is none of them, for it holds emoji together.
func isInvisible(c rune) bool {
	switch {
	case c < 0xAD, c == 0x200D:
		return false
	case c == 0xAD, c == 0x61C, c == 0x180E, c == 0xFEFF:
		return true
	}
	return c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F
}

// isPrivate reports whether c is a character that every machine may show in its
// own way: the home-made characters of old input methods.
func isPrivate(c rune) bool {
	return c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000
}

// isWide reports whether c is white space that YAML takes for text.
func isWide(c rune) bool {
	switch {
	case c < 0xA0:
		return false
	case c == 0xA0, c == 0x1680, c == 0x202F, c == 0x205F, c == 0x3000:
		return true
	}
	return c >= 0x2000 && c <= 0x200A
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// isSpace reports whether c is white space within a line, YAML's or not.
func isSpace(c rune) bool { return c == ' ' || c == '\t' || isWide(c) }

// isHidden reports whether c is white space or shows nothing.
func isHidden(c rune) bool { return isSpace(c) || isInvisible(c) || isControl(c) || isSeparator(c) }

// leading returns the length of the white space that text begins with, and
// whether YAML would take any of it for something else.
func leading(text string) (size int, odd bool) {
	for size < len(text) {
		c, n := utf8.DecodeRuneInString(text[size:])
		if !isSpace(c) {
			break
		}
		odd = odd || c != ' '
		size += n
	}
	return size, odd
}

// trimmed returns text without white space of any kind around it.
func trimmed(text string) string { return strings.TrimFunc(text, isSpace) }

// hasWide reports whether text contains white space that YAML takes for text.
func hasWide(text string) bool { return strings.ContainsFunc(text, isWide) }
