package record

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// colon says how the colon after a key was typed.
type colon uint8

const (
	noColon    colon = iota
	goodColon        // with a blank after it, as YAML wants it
	gapColon         // with a wide space after it
	tightColon       // with nothing after it
	wideColon        // a colon of Chinese typography
)

// keyed is a line's text taken apart as a key and a value.
type keyed struct {
	key   string // without quotes and without white space that does not belong
	known bool   // not looked up where the line is as YAML wants it
	form  colon
	end   int // offset behind the key as typed
	colon int // offset of the colon
	after int // offset behind the colon
}

// keyIn finds the key that text begins with. A colon that YAML takes for one
// counts, and so does any other colon behind a key that is known; of several
// that are neither, the first.
func (p *parser) keyIn(text string) keyed {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		return p.quotedKey(text)
	}
	var doubtful keyed
	for at := 0; at < len(text); at++ {
		size, wide := colonAt(text, at)
		if size == 0 || at == 0 {
			if text[at] == '#' && at > 0 && isBlank(text[at-1]) {
				break
			}
			continue
		}
		k := keyed{colon: at, after: at + size, form: formOf(text, at+size, wide)}
		k.key = strings.TrimRightFunc(text[:at], isSpace)
		k.end = len(k.key)
		if k.form == goodColon {
			if strings.ContainsFunc(k.key, isSpace) {
				p.know(&k)
			}
			return k
		}
		if p.know(&k); k.known {
			return k
		}
		if doubtful.form == noColon {
			doubtful = k
		}
	}
	return doubtful
}

// colonAt returns the length of the colon at the offset at, or 0, and whether it
// is another colon than YAML's.
func colonAt(text string, at int) (size int, wide bool) {
	switch text[at] {
	case ':':
		return 1, false
	case 0xE2, 0xEF:
		switch c, size := utf8.DecodeRuneInString(text[at:]); c {
		case '：', '﹕', '︰', '︓', '∶':
			return size, true
		}
	}
	return 0, false
}

// formOf says how a colon was typed that text goes on behind at the offset at.
func formOf(text string, at int, wide bool) colon {
	switch {
	case wide:
		return wideColon
	case at == len(text), isBlank(text[at]):
		return goodColon
	}
	if c, _ := utf8.DecodeRuneInString(text[at:]); isWide(c) {
		return gapColon
	}
	return tightColon
}

// quotedKey finds a key in quotes.
func (p *parser) quotedKey(text string) keyed {
	end := closingQuote(text, 0)
	if end < 0 {
		return keyed{}
	}
	at := end + 1
	for at < len(text) && isBlank(text[at]) {
		at++
	}
	if at == len(text) {
		return keyed{}
	}
	size, wide := colonAt(text, at)
	if size == 0 {
		return keyed{}
	}
	k := keyed{key: text[1:end], end: end + 1, colon: at, after: at + size, form: formOf(text, at+size, wide)}
	p.know(&k)
	return k
}

// know looks a key up. Names are often spaced out to line up with others, as in
// 姓　名, so a key is looked up without its spaces too.
func (p *parser) know(k *keyed) {
	const longest = 64
	if p.keys == nil || k.key == "" || len(k.key) > longest {
		return
	}
	if _, k.known = p.keys(k.key); k.known {
		return
	}
	if close := strings.Map(dropSpace, k.key); close != k.key {
		if _, k.known = p.keys(close); k.known {
			k.key = close
		}
	}
}

func dropSpace(c rune) rune {
	if isSpace(c) {
		return -1
	}
	return c
}

// isList reports whether key is known to hold a list.
func (p *parser) isList(key string) (list, known bool) {
	if p.keys == nil || key == "" {
		return false, false
	}
	return p.keys(key)
}

// couldBeField reports whether k, found in text, could be the key of a field
// though nobody knows it, rather than the beginning of an address.
func couldBeField(text string, k keyed) bool {
	return isKeyLike(k.key) && !strings.HasPrefix(text[k.after:], "//")
}

// isKeyLike reports whether text could be the name of a field: a few words
// without punctuation.
func isKeyLike(text string) bool {
	const longest = 20
	words := 0
	for _, c := range text {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c):
			words++
		case !isSpace(c) && !strings.ContainsRune("_-/、()（）", c):
			return false
		}
	}
	return words > 0 && utf8.RuneCountInString(text) <= longest
}
