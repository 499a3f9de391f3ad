package record

import "strings"

// flow walks over a value in brackets, which may go on over lines.
type flow struct {
	open    [MaxDepth + 1]byte // the brackets that are open
	depth   int
	deepest int
	quote   byte // within which it is, or 0
	fresh   byte // the sign that only white space stands behind, or 0
	hash    int  // offset of a # that cuts text short; 0 if there is none
	sign    int  // offset of a sign that cannot begin an item; 0 if there is none
	wrong   int  // offset of a bracket that closes another kind; 0 if there is none
	closed  bool // nothing but white space was read since quotes were closed
	junk    int  // offset of text behind them; 0 if there is none
	extra   int  // offset of a comma that nothing stands before; 0 if there is none
}

// walk goes on with a line from the offset at, and returns the offset behind the
// bracket that ends the value, or -1.
func (f *flow) walk(text string, at int) int {
	for at < len(text) {
		if text[at] == '#' && f.quote == 0 && (at == 0 || isBlank(text[at-1])) {
			if strings.Trim(text[:at], " \t") != "" && (f.fresh == 0 || !isComment(text[at:])) {
				f.hash = at
			}
			return -1
		}
		if at = f.next(text, at); f.depth == 0 {
			return at
		}
	}
	return -1
}

// next reads a character, or the rest of what is in quotes, and returns the
// offset behind it.
func (f *flow) next(text string, at int) int {
	if f.quote == 0 {
		f.look(text, at)
		f.step(text[at])
		return at + 1
	}
	end := quoteEnd(text[at:], f.quote)
	if end < 0 {
		return len(text)
	}
	f.quote, f.closed = 0, true
	return at + end + 1
}

// look notes what is wrong with the character at the offset at.
func (f *flow) look(text string, at int) {
	if f.closed && strings.IndexByte(" \t,:]}", text[at]) < 0 && f.junk == 0 {
		f.junk = at
	}
	f.closed = f.closed && isBlank(text[at])
	switch c := text[at]; c {
	case '&', '*', '!', '%', '@', '`', '|', '>':
		if f.fresh != 0 && f.sign == 0 {
			f.sign = at
		}
	case ',':
		if f.fresh != 0 && f.fresh != ':' && f.extra == 0 {
			f.extra = at
		}
	case ']', '}':
		if f.open[min(f.depth, MaxDepth)-1] != c-2 && f.wrong == 0 { // [ and ], { and } are two apart
			f.wrong = at
		}
	}
}

func (f *flow) step(c byte) {
	switch c {
	case ' ', '\t':
		return
	case '[', '{':
		f.open[min(f.depth, MaxDepth)] = c
		f.depth++
		f.deepest = max(f.deepest, f.depth)
	case ']', '}':
		f.depth--
		c = 0
	case ',', ':':
	case '"', '\'':
		if f.fresh != 0 {
			f.quote = c
		}
		c = 0
	default:
		c = 0
	}
	f.fresh = c
}
