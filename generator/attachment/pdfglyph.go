package attachment

import (
	"strconv"
	"strings"
)

// glyphNames are the names that fonts give to the characters of a Latin keyboard,
// where those are not letters, and to the usual signs of print.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "-", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@",
	"bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "bullet": "•", "periodcentered": "·", "ellipsis": "…",
	"endash": "–", "emdash": "—", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "degree": "°", "multiply": "×", "copyright": "©", "section": "§", "dotlessi": "ı",
}

// accents end the names of letters that have them. The letter without them will do.
var accents = []string{"acute", "grave", "circumflex", "dieresis", "tilde", "ring", "caron", "cedilla", "macron", "slash", "breve", "ogonek", "dotaccent"}

// glyphText is what a glyph of that name shows; "" where the name does not say so.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if text, ok := glyphNames[name]; ok {
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		if code, err := strconv.ParseUint(strings.TrimPrefix(name, prefix), 16, 32); err == nil && len(name) >= len(prefix)+4 && strings.HasPrefix(name, prefix) {
			return string(rune(code))
		}
	}
	for _, accent := range accents {
		name = strings.TrimSuffix(name, accent)
	}
	if len(name) == 1 && ('a' <= name[0]|0x20 && name[0]|0x20 <= 'z') {
		return name
	}
	return ""
}
