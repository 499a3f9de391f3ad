package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// seam parts digits that stand beside each other and are not of one number: ①138…,
// 138…¹. Nothing joins over it.
const seam = '\x1F'

// caster makes the shadow of a text.
type caster struct {
	out      shadow
	from, to int  // the bytes whose shadow is being made
	apart    bool // the last character was one of a sign that is set apart
}

func (c *caster) cast(text string) {
	for c.to < len(text) {
		r, size := decode(text[c.to:])
		c.from, c.to = c.to, c.to+size
		switch {
		case isHan(r):
			c.put(r)
		case r == '&':
			c.entity(text)
		case r == '\\':
			c.escape(text)
		case r == '%':
			c.percent(text)
		case r == '\r' && strings.HasPrefix(text[c.to:], "\n"):
			// one end of a line
		default:
			c.rune(r)
		}
	}
}

// decode reads a character as package utf8 does, most Han without asking it.
func decode(text string) (r rune, size int) {
	if len(text) >= 3 && text[0] >= 0xE4 && text[0] <= 0xE9 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 {
		return rune(text[0]&0x0F)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text)
}

func (c *caster) put(r rune) {
	c.out = append(c.out, glyph{r, int32(c.from), int32(c.to)})
	c.apart = false
}

func (c *caster) runes(s string) {
	for _, r := range s {
		c.rune(r)
	}
}

func (c *caster) rune(r rune) {
	switch {
	case isHan(r):
		c.put(r)
	case r < utf8.RuneSelf:
		c.ascii(r)
	case r >= 0x3001 && r <= 0x301F || r >= 0x2012 && r <= 0x201F || r == '…':
		c.put(r) // common marks, which stay what they are
	case r >= 0xFF01 && r <= 0xFF5E:
		c.ascii(r - 0xFF01 + '!')
	case unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp) || isBlank(r):
		c.put(' ')
	case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Mn, unicode.Me):
		// invisible, or drawn over what stands before
	case unicode.Is(unicode.Nd, r):
		c.ascii(digitOf(r))
	default:
		c.compatible(r)
	}
}

func (c *caster) ascii(r rune) {
	switch {
	case r == '\t':
		r = seam // between the cells of a table
	case r == '\r':
		r = ' '
	case r < ' ' && r != '\n' || r == 0x7F:
		return
	case isDigit(r) && c.apart:
		c.put(seam)
	}
	apart := c.apart && strings.ContainsRune("*_`~", r) // what is emphasised stays apart
	c.put(r)
	c.apart = apart
}

// isBlank reports whether a character is a letter, or a sign, that shows nothing: the
// fillers of Hangul and the empty pattern of Braille.
func isBlank(r rune) bool {
	return r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 || r == 0x2800
}

// compatible casts what Unicode takes for another way to write other characters.
func (c *caster) compatible(r rune) {
	folded := norm.NFKC.String(string(r))
	if digit, ok := ringed(r); ok {
		folded = string(digit)
	}
	if folded == string(r) {
		c.put(r)
		return
	}
	apart := isSetApart(r)
	if n := len(c.out); apart && !c.apart && n > 0 && isDigit(c.out[n-1].r) {
		c.put(seam)
	}
	c.apart = false
	c.runes(folded)
	c.apart = apart
}

// rings are digits in rings that Unicode takes for signs of their own: the first of
// each row, and the digit that it holds.
var rings = []struct {
	first rune
	digit rune
	count rune
}{
	{'⓵', '1', 9}, {'⓿', '0', 1}, {'❶', '1', 9}, {'➀', '1', 9}, {'➊', '1', 9}, {'🄋', '0', 1}, {'🄌', '0', 1},
}

// ringed returns the digit of a sign that holds one.
func ringed(r rune) (digit rune, ok bool) {
	for _, row := range rings {
		if r >= row.first && r < row.first+row.count {
			return row.digit + r - row.first, true
		}
	}
	return 0, false
}

// isSetApart reports whether a sign holds a number by itself: ①, ⑴, ⒈, ².
func isSetApart(r rune) bool {
	return unicode.In(r, unicode.No)
}

// digitOf returns the ASCII digit of a digit of any script. Unicode has them in
// rows of ten.
func digitOf(r rune) rune {
	n := rune(0)
	for unicode.Is(unicode.Nd, r-n-1) {
		n++
	}
	return '0' + n%10
}

func isPunctuation(c byte) bool {
	return c < utf8.RuneSelf && unicode.In(rune(c), unicode.P, unicode.S)
}
