package attachment

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
)

// cmap says which characters the codes of a font stand for.
type cmap struct {
	single map[string]string
	ranges []codeRange // in their order, no code in two of them
}

// codeRange are codes that follow each other, as their characters do.
type codeRange struct {
	low, high uint64 // ranked
	base      uint64 // the code from which they are counted, ranked
	first     []byte // UTF-16 of its character
}

// cmapToken is what matters in a map: codes in hexadecimal digits, brackets around
// lists of them, and the words between which they stand.
var cmapToken = regexp.MustCompile(`<[0-9A-Fa-f\s]*>|[\[\]]|[a-z]+`)

// readCMap reads the map of a font to characters. What is not mapped by it is
// noticed as soon as the font shows it.
func readCMap(data []byte) *cmap {
	m := &cmap{single: map[string]string{}}
	var codes []string
	list := -1 // where the list begins that is open
	for _, token := range cmapToken.FindAll(data, -1) {
		switch word := string(token); {
		case word[0] == '<':
			codes = append(codes, fromHex(token))
		case word == "[":
			list = len(codes)
		case word == "]" && list >= 2:
			m.addList(codes[list-2], codes[list:])
			codes, list = codes[:list-2], -1
		case word == "endbfchar":
			m.addChars(codes)
		case word == "endbfrange":
			m.addRanges(codes)
		case word == "beginbfchar", word == "beginbfrange":
			codes, list = nil, -1
		}
	}
	m.part()
	return m
}

func (m *cmap) addChars(codes []string) {
	for pair := range slices.Chunk(codes, 2) {
		if len(pair) == 2 {
			m.single[pair[0]] = fromUTF16(pair[1])
		}
	}
}

func (m *cmap) addRanges(codes []string) {
	for triple := range slices.Chunk(codes, 3) {
		if len(triple) == 3 {
			length := len(triple[0])
			low, high := ranked(length, triple[0]), ranked(length, triple[1])
			m.ranges = append(m.ranges, codeRange{low, high, low, []byte(triple[2])})
		}
	}
}

// addList adds the characters of a code and of those that follow.
func (m *cmap) addList(first string, texts []string) {
	code := []byte(first)
	for _, text := range texts {
		m.single[string(code)] = fromUTF16(text)
		for i := len(code) - 1; i >= 0; i-- {
			if code[i]++; code[i] != 0 {
				break
			}
		}
	}
}

// part puts the ranges in order, and takes from each the codes of those before it.
func (m *cmap) part() {
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return cmp.Compare(a.low, b.low) })
	apart, next := m.ranges[:0], uint64(0)
	for _, r := range m.ranges {
		if r.low = max(r.low, next); r.low <= r.high {
			apart, next = append(apart, r), r.high+1
		}
	}
	m.ranges = apart
}

// text returns the characters of a code; "" where it has none.
func (m *cmap) text(code string) string {
	if text, ok := m.single[code]; ok {
		return text
	}
	n := ranked(len(code), code)
	at, _ := slices.BinarySearchFunc(m.ranges, n, func(r codeRange, n uint64) int { return cmp.Compare(r.high, n) })
	if at == len(m.ranges) || m.ranges[at].low > n {
		return ""
	}
	return m.ranges[at].text(n)
}

// text returns the character that is as far from the first as the code is.
func (r codeRange) text(code uint64) string {
	if len(r.first) < 2 {
		return ""
	}
	text := slices.Clone(r.first)
	last := text[len(text)-2:]
	binary.BigEndian.PutUint16(last, binary.BigEndian.Uint16(last)+uint16(code-r.base))
	return fromUTF16(string(text))
}

// ranked is the number of a code among those of all lengths, the shorter ones first.
func ranked(length int, code string) uint64 { return uint64(length)<<32 | uint64(number(code)) }

// number reads a code of up to four bytes.
func number(code string) uint32 {
	n := uint32(0)
	for i := range len(code) {
		n = n<<8 | uint32(code[i])
	}
	return n
}

func fromUTF16(s string) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// fromHex reads hexadecimal digits, between brackets or not. A last one that is
// missing is 0.
func fromHex(text []byte) string {
	var digits []byte
	for _, b := range text {
		if strings.IndexByte("0123456789abcdefABCDEF", b) >= 0 {
			digits = append(digits, b)
		}
	}
	if len(digits)%2 != 0 {
		digits = append(digits, '0')
	}
	data, _ := hex.DecodeString(string(digits))
	return string(data)
}
