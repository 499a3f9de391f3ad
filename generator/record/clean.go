package record

import "unicode/utf8"

// odd are the characters of the basic plane that inspect looks at.
var odd = func() *runeSet {
	set := *suspects
	add := func(from, to rune) {
		for c := from; c < to; c++ {
			isOdd := isControl(c) || isInvisible(c) || isSeparator(c) || isPrivate(c)
			if isOdd || c >= 0x80 && c < 0x100 || c == utf8.RuneError {
				set.add(c)
			}
		}
	}
	add(0, 0x3000)
	add(0xE000, 1<<16) // before it is nothing but what suspects has
	return &set
}()

// isClean reports whether data is UTF-8 with nothing in it to convert or to
// report, as nearly all files are. It says so of no other data, but not of all
// such: what is not written in ASCII and characters of three bytes it leaves to
// those who look closer.
func isClean(data []byte) bool {
	for i := 0; i < len(data); {
		lead := data[i]
		if lead < utf8.RuneSelf {
			if odd.has(rune(lead)) {
				return false
			}
			i++
			continue
		}
		if lead <= 0xE0 || lead == 0xED || lead > 0xEF || i+2 >= len(data) {
			return false // among them those of which not every continuation is valid
		}
		second, third := data[i+1], data[i+2]
		if second&0xC0 != 0x80 || third&0xC0 != 0x80 || odd.has(rune(lead&0x0F)<<12|rune(second&0x3F)<<6|rune(third&0x3F)) {
			return false
		}
		i += 3
	}
	return true
}
