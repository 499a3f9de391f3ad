package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// nameDot is the separator inside a transcribed name, as in 阿依古丽·买买提.
const nameDot = '·'

// Fold returns the form under which names and keys are compared: width, letter
// case, spaces, invisible characters and the kind of separator dot do not count.
// It is never shown.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return norm.NFKC.String(strings.Map(foldRune, norm.NFKC.String(strings.Map(unifyDot, s))))
}

// isFolded reports whether s is plain enough for Fold to leave it as it is:
// small letters, digits and the ideographs in common use.
func isFolded(s string) bool {
	for _, r := range s {
		switch {
		case r > ' ' && r < 0x7f && !('A' <= r && r <= 'Z'), r >= 0x4e00 && r <= 0x9fff:
		default:
			return false
		}
	}
	return true
}

func unifyDot(r rune) rune {
	switch r {
	case '•', '・', '･', '‧', '．', '∙', '⋅':
		return nameDot
	}
	return r
}

func foldRune(r rune) rune {
	if isInvisible(r) || unicode.IsSpace(r) {
		return -1
	}
	return unicode.ToLower(r)
}

// isInvisible reports whether r takes no space and cannot be seen: zero-width
// characters, soft hyphens, byte order marks.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r)
}

// narrow returns s with full-width letters, digits and signs in their usual
// width, without invisible characters and without spaces around it: the form in
// which numbers, dates and ids are read.
func narrow(s string) string {
	if !isASCII(s) {
		s = strings.Map(dropInvisible, width.Fold.String(s))
	}
	return strings.TrimSpace(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func dropInvisible(r rune) rune {
	if isInvisible(r) {
		return -1
	}
	return r
}

func dropSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
