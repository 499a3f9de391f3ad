package record

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeUTF16 decodes data that begins with a byte order mark of UTF-16, or that
// is a likely text in UTF-16 only.
func decodeUTF16(data []byte) (text string, ok bool) {
	switch {
	case len(data) < 2:
		return "", false
	case data[0] == 0xFF && data[1] == 0xFE:
		return utf16Text(data, binary.LittleEndian), true
	case data[0] == 0xFE && data[1] == 0xFF:
		return utf16Text(data, binary.BigEndian), true
	case len(data)%2 != 0, bytes.IndexByte(data, 0) < 0:
		return "", false
	}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		if text := utf16Text(data, order); isLikely(text) {
			return text, true
		}
	}
	return "", false
}

// utf16Text decodes data; an odd byte at its end becomes U+FFFD.
func utf16Text(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	if len(data) == 1 {
		units = append(units, utf8.RuneError)
	}
	return string(utf16.Decode(units))
}

// isLikely reports whether nearly all of text is ASCII, Han or Chinese
// punctuation.
func isLikely(text string) bool {
	count, likely := 0, 0
	for _, c := range text {
		count++
		if c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t' || isChinese(c) {
			likely++
		}
	}
	return likely*20 >= count*19
}

// isChinese reports whether c is a Han character of everyday use or a mark that
// goes with them.
func isChinese(c rune) bool {
	return c >= 0x4E00 && c < 0xA000 || c >= 0x3000 && c < 0x3020 || c >= 0xFF00 && c < 0xFF60 ||
		c >= 0x2010 && c < 0x2030
}

// decodeGB18030 decodes data if it is GB18030 (GBK) without any doubt: no byte
// is left over, and most of what is not ASCII is a character that one would type.
func decodeGB18030(data []byte) (text string, ok bool) {
	if !mostlyCommon(data) {
		return "", false
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	text = string(decoded)
	if err != nil || strings.ContainsRune(text, utf8.RuneError) || isGarbled(text) {
		return "", false
	}
	return text, true
}

// mostlyCommon reports whether more than six in ten of the multi-byte
// characters of data, read as GB18030, are the punctuation or the first, most
// used level of Han of GB 2312.
func mostlyCommon(data []byte) bool {
	count, common := 0, 0
	for i := 0; i < len(data); {
		if data[i] < 0x80 {
			i++
			continue
		}
		count++
		size := gb18030Size(data[i:])
		if size == 2 && isCommonGB(data[i], data[i+1]) {
			common++
		}
		i += size
	}
	return common*10 > count*6
}

func gb18030Size(data []byte) int {
	switch {
	case len(data) < 2:
		return 1
	case data[1] >= '0' && data[1] <= '9':
		return min(4, len(data))
	}
	return 2
}

func isCommonGB(lead, trail byte) bool {
	return trail >= 0xA1 && (lead >= 0xA1 && lead <= 0xA3 || lead >= 0xB0 && lead <= 0xD7)
}
