package record

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Text that was read in the wrong encoding and saved can be told by encoding it
// back: if that gives UTF-8, it was UTF-8. Of natural text only a few rare
// characters in a row do, so the more of them, the surer.

// runeSet is a set of characters of the basic plane.
type runeSet [1 << 16 / 64]uint64

func (s *runeSet) add(c rune)      { s[c>>6] |= 1 << (c & 63) }
func (s *runeSet) has(c rune) bool { return c < 1<<16 && s[c>>6]&(1<<(c&63)) != 0 }

// suspects are the characters that UTF-8 of a Chinese text begins with when it
// is read as GBK: those whose first byte leads three bytes of UTF-8.
var suspects = func() *runeSet {
	set, decoder := &runeSet{}, simplifiedchinese.GBK.NewDecoder()
	for lead := 0xE2; lead <= 0xEF; lead++ {
		for trail := 0x80; trail < 0xC0; trail++ {
			text, _ := decoder.Bytes([]byte{byte(lead), byte(trail)})
			c, _ := utf8.DecodeRune(text)
			set.add(c)
		}
	}
	return set
}()

// clichés are garbled words so frequent that two characters are enough.
var clichés = []string{"锟斤拷", "锟斤", "璧拌", "銆€", "锛屼", "鐨勫"}

// garbledAt returns the length of the garbled text at the offset at, or 0.
func garbledAt(text string, at int) int {
	rest := text[at:]
	c, _ := utf8.DecodeRuneInString(rest)
	switch {
	case c == utf8.RuneError:
		return len(rest) - len(strings.TrimLeft(rest, "\uFFFD"))
	case c < 0x100:
		return readAsLatin(rest)
	case !suspects.has(c):
		return 0
	}
	for _, word := range clichés {
		if strings.HasPrefix(rest, word) {
			return len(word)
		}
	}
	return readAsGBK(rest, at == 0 || text[at-1] < utf8.RuneSelf)
}

// isGarbled reports whether any of text is garbled.
func isGarbled(text string) bool {
	for at, c := range text {
		if (c < 0x100 || c == utf8.RuneError || suspects.has(c)) && garbledAt(text, at) > 0 {
			return true
		}
	}
	return false
}

// readAsLatin returns the length of the characters that text begins with if
// they are one character of UTF-8 read as Windows-1252, such as Ã© for é: an
// accented letter of Western Europe or, with a sign among them that is no
// quotation mark, something Chinese.
func readAsLatin(text string) int {
	var raw [3]byte
	size, signs := 0, 0
	for n := range raw {
		c, width := utf8.DecodeRuneInString(text[size:])
		b, ok := charmap.Windows1252.EncodeRune(c)
		if !ok || b < 0x80 {
			return 0
		}
		raw[n] = b
		size += width
		if n > 0 && c < 0xC0 {
			signs++
		}
		if c, width := utf8.DecodeRune(raw[:n+1]); width == n+1 && width > 1 {
			if n == 1 && c < 0x100 || n == 2 && isChinese(c) && signs > 0 {
				return size
			}
			return 0
		}
	}
	return 0
}

// readAsGBK returns the length of the characters that text begins with if they
// are UTF-8 read as GBK: three everyday characters come out, or two where they
// make up the whole run of text that is not ASCII.
func readAsGBK(text string, atStart bool) int {
	const enough = 32 // bytes to look at
	run := text[:min(enough, len(text))]
	if i := strings.IndexFunc(run, func(c rune) bool { return c < utf8.RuneSelf || c == utf8.RuneError }); i >= 0 {
		run = run[:i]
	}
	encoded, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(run))
	if err != nil {
		return 0
	}
	common := 0
	for len(encoded) > 0 {
		c, size := utf8.DecodeRune(encoded)
		if size != 3 || !isEveryday(c) {
			break
		}
		common++
		encoded = encoded[size:]
	}
	if common >= 3 || common == 2 && atStart && len(encoded) < 3 {
		return offset(run, (3*common+1)/2) // three bytes of UTF-8 each, of which two made a character
	}
	return 0
}

// offset returns where in text its nth character begins.
func offset(text string, n int) int {
	for at := range text {
		if n--; n < 0 {
			return at
		}
	}
	return len(text)
}

// isEveryday reports whether c is Chinese punctuation or of the first level of
// GB 2312, the 3,755 characters used most.
func isEveryday(c rune) bool {
	if c < 0x80 || !isChinese(c) {
		return false
	}
	var buffer [4]byte
	encoded, err := simplifiedchinese.GBK.NewEncoder().Bytes(utf8.AppendRune(buffer[:0], c))
	return err == nil && len(encoded) == 2 && isCommonGB(encoded[0], encoded[1])
}
