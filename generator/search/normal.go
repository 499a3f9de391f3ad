package search

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// A break parts two stretches of a text that no query runs across.
const breakUnit = 0

// Normal returns the normal form of a text as UTF-16, which is what browsers count
// in: width and case folded, without spaces, marks of punctuation and symbols.
// What parts clauses and sentences is one break (0), of which none stands at
// either end.
//
// The client does the same to queries (templates/assets/js/search/normal.js).
func Normal(text string) []uint16 { return appendNormal(nil, text) }

// appendNormal appends the normal form of a text, parted by a break from what is
// there.
func appendNormal(to []uint16, text string) []uint16 {
	from := len(to)
	to = appendBreak(to, 0)
	start := 0 // of a run of characters that are not surely Han
	for at, r := range text {
		if !isHan(r) {
			continue
		}
		to = appendRun(to, text[start:at])
		to = append(to, uint16(r))
		start = at + 3
	}
	to = appendRun(to, text[start:])
	if len(to) > from && to[len(to)-1] == breakUnit {
		to = to[:len(to)-1]
	}
	return to
}

// isHan reports whether a character is one of those Han that stay what they are,
// whatever stands beside them. Each has three bytes in UTF-8 and one in UTF-16.
func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// appendRun appends a stretch that has none of them. Most are one mark of
// punctuation.
func appendRun(to []uint16, run string) []uint16 {
	switch run {
	case "":
		return to
	case "，", "。", "、", "；", "：", "！", "？":
		return appendBreak(to, 0)
	case "“", "”", "《", "》", "（", "）", " ":
		return to
	}
	if strings.Contains(run, ellipsis) {
		run = strings.ReplaceAll(run, ellipsis, "\n") // before it becomes three full stops
	}
	runes := []rune(norm.NFKC.String(run))
	for i, r := range runes {
		r = unicode.ToLower(r)
		switch {
		case isBreak(r):
			if !(i > 0 && i+1 < len(runes) && joinsDigits(r) && isDigit(runes[i-1]) && isDigit(runes[i+1])) {
				to = appendBreak(to, 0)
			}
		case !vanishes(r):
			to = utf16.AppendRune(to, r)
		}
	}
	return to
}

const ellipsis = "…"

// appendBreak parts what follows from what is there after index from.
func appendBreak(to []uint16, from int) []uint16 {
	if len(to) > from && to[len(to)-1] != breakUnit {
		return append(to, breakUnit)
	}
	return to
}

func isBreak(r rune) bool { return strings.ContainsRune(",。;:!?、\n\r", r) }

// joinsDigits reports whether a mark between two digits is part of the number.
func joinsDigits(r rune) bool { return r == ',' || r == ':' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// vanishes reports whether a character has no part in what is searched for.
// Characters that are not assigned yet, or privately, stay: they may be somebody's
// name. The newest signs that describe Han, by number, are not known everywhere.
func vanishes(r rune) bool {
	return r >= 0x2FFC && r <= 0x2FFF || r == 0x31EF || unicode.In(r, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf)
}
