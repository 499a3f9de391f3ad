package attachment

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// font tells what the codes of a font stand for, and how wide they are shown.
type font struct {
	composite bool   // codes of several bytes
	encoding  string // of a composite font
	unicode   *cmap
	simple    [256]string // of other fonts; "": nobody can tell
	widths    map[uint32]float64
	width     float64 // of all others
	known     map[string]glyph
}

// glyph is what a code shows.
type glyph struct {
	text  string
	width float64 // as part of the font's size
	code  int     // how many bytes the code has
	space bool    // it is the code 32, which may be widened
	bad   bool    // nobody can tell which character it is
}

// maxMap is how many bytes the map of a font to characters may have: that of all
// characters has fewer.
const maxMap = 4 << 20

func newFont(dict value) *font {
	f := &font{composite: dict.key("Subtype").name() == "Type0", widths: map[uint32]float64{}, known: map[string]glyph{}}
	if stream := dict.key("ToUnicode"); stream.isStream() {
		data, ok := stream.unpack()
		switch {
		case !ok:
			panic(errDamaged)
		case len(data) > maxMap:
			panic(errTooLarge)
		}
		f.unicode = readCMap(data)
	}
	if f.composite {
		f.encoding = dict.key("Encoding").name()
		for _, descendant := range dict.key("DescendantFonts").list() {
			f.readWidths(descendant)
		}
		return f
	}
	if f.unicode == nil || !dict.key("Encoding").isNull() {
		f.readSimple(dict)
	}
	f.readSimpleWidths(dict)
	return f
}

// readSimple reads the encoding of a font whose codes are bytes: a known one, but
// for those that are given by the names of what they show.
func (f *font) readSimple(dict value) {
	encoding := dict.key("Encoding")
	base := encoding.name() + encoding.key("BaseEncoding").name()
	letters := charmap.Windows1252
	if base == "MacRomanEncoding" {
		letters = charmap.Macintosh
	}
	if base != "" || !ownOrder(dict) {
		for code := range f.simple {
			f.simple[code] = string(letters.DecodeByte(byte(code)))
		}
	}
	code := 0
	for _, v := range encoding.key("Differences").list() {
		if name := v.name(); name != "" {
			if 0 <= code && code < len(f.simple) {
				f.simple[code] = glyphText(name)
			}
			code++
			continue
		}
		code = v.int()
	}
}

// ownOrder reports whether a font has its characters in an order of its own, as
// those have of which only a part is in the document.
func ownOrder(font value) bool {
	const symbolic = 4
	subset := strings.Index(font.key("BaseFont").name(), "+") == 6
	return font.key("Subtype").name() == "Type3" || subset && font.key("FontDescriptor").key("Flags").int()&symbolic != 0
}

// maxWidths is how many widths of a composite font are read.
const maxWidths = 1 << 16

func (f *font) readSimpleWidths(dict value) {
	scale, first := 0.001, dict.key("FirstChar").int()
	if m := dict.key("FontMatrix").list(); len(m) == 6 {
		scale = m[0].number()
	}
	widths := dict.key("Widths").list()
	for i, width := range widths[:min(len(widths), len(f.simple))] {
		f.widths[uint32(first+i)] = width.number() * scale
	}
	f.width = 0.5
}

// readWidths reads the widths of a composite font: a code and a list, or the first
// and the last of several codes and the width of each. They are for codes only
// where the encoding is no other one.
func (f *font) readWidths(descendant value) {
	f.width = 1
	if !f.isIdentity() {
		return
	}
	if v := descendant.key("DW"); !v.isNull() {
		f.width = v.number() / 1000
	}
	list, left := arguments(descendant.key("W").list()), maxWidths
	for i := 0; i+1 < len(list) && left > 0; {
		first, second := list.at(i).int(), list.at(i+1)
		if second.isArray() {
			widths := second.list()
			for j, width := range widths[:min(len(widths), left)] {
				f.widths[uint32(first+j)] = width.number() / 1000
				left--
			}
			i += 2
			continue
		}
		last := min(second.int(), first+maxWidths)
		for code := first; code <= last; code++ {
			f.widths[uint32(code)] = list.number(i+2) / 1000
			left--
		}
		i += 3
	}
}

// next is the glyph that raw begins with.
func (f *font) next(raw string) glyph {
	code := raw[:f.codeLength(raw)]
	g, known := f.known[code]
	if !known {
		g = f.glyph(code)
		if len(code) <= 2 { // longer ones are too many to keep, and rare
			f.known[code] = g
		}
	}
	return g
}

func (f *font) glyph(code string) glyph {
	g := glyph{text: plain(f.text(code)), width: f.width, code: len(code), space: code == " "}
	if w, ok := f.widths[number(code)]; ok {
		g.width = w
	} else if f.composite && !f.isIdentity() && len(g.text) == 1 {
		g.width = 0.5
	}
	visible := strings.TrimSpace(g.text)
	g.bad = g.text == "" || visible != "" && strings.TrimFunc(visible, doubtful) == ""
	return g
}

// doubtful reports whether a character says nothing to anybody who has not the
// font.
func doubtful(r rune) bool {
	return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r)
}

func (f *font) text(code string) string {
	if f.unicode != nil {
		if text := f.unicode.text(code); text != "" || f.composite {
			return text
		}
	}
	if f.composite {
		return f.fromEncoding(code)
	}
	return f.simple[code[0]]
}

// fromEncoding reads codes of the encodings that are characters themselves.
func (f *font) fromEncoding(code string) string {
	switch {
	case f.isUTF16():
		return fromUTF16(code)
	case f.isGB():
		text, err := simplifiedchinese.GB18030.NewDecoder().String(code)
		if err == nil {
			return text
		}
	}
	return ""
}

func (f *font) isIdentity() bool {
	return f.encoding == "" || strings.HasPrefix(f.encoding, "Identity")
}

func (f *font) isUTF16() bool {
	return strings.Contains(f.encoding, "-UCS2-") || strings.Contains(f.encoding, "-UTF16-")
}

func (f *font) isGB() bool { return strings.HasPrefix(f.encoding, "GB") }

// codeLength is how many bytes of raw are one code.
func (f *font) codeLength(raw string) int {
	length := 2
	switch {
	case !f.composite, f.isGB() && raw[0] < 0x81:
		length = 1
	case f.isGB() && len(raw) > 1 && '0' <= raw[1] && raw[1] <= '9':
		length = 4
	case f.isUTF16() && raw[0]&0xFC == 0xD8:
		length = 4
	}
	return min(length, len(raw))
}
