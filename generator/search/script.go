package search

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"unicode/utf16"
)

// packScript makes the file of binary data: UTF-16 with a byte order mark, which
// browsers heed before whatever a server says, holding a call with the data's sum
// and the data.
func packScript(name string, data []uint16) (file []byte, sum sumText) {
	sum = sumOf(data)
	text := utf16.Encode([]rune(fmt.Sprintf("zoufang.take(%q,\"%s", name, sum)))
	file = make([]byte, 0, 2*(len(text)+len(data)+8))
	file = append(file, 0xFF, 0xFE)
	for _, part := range [][]uint16{text, data, {'"', ')', '\n'}} {
		for _, unit := range part {
			file = binary.LittleEndian.AppendUint16(file, unit)
		}
	}
	return file, sum
}

// packJSON makes the file of data that programs and people may read as it stands.
func packJSON(name string, v any) ([]byte, error) {
	data, err := json.Marshal(v)
	return fmt.Appendf(nil, "zoufang.take(%q,%s)\n", name, data), err
}

// unpackJSON reads the data of a file that packJSON made.
func unpackJSON(file []byte, v any) error {
	_, data, _ := bytes.Cut(file, []byte(","))
	return json.Unmarshal(bytes.TrimSuffix(data, []byte(")\n")), v)
}

// unpackScript reads the data of a file that packScript made.
func unpackScript(file []byte, name string) ([]uint16, error) {
	head, _ := packScript(name, nil)
	const tail = 6 // bytes of what ends the call
	if len(file) < len(head) || len(file)%2 != 0 {
		return nil, fmt.Errorf("%s: %w", name, errTorn)
	}
	var data []uint16
	for i := len(head) - tail; i < len(file)-tail; i += 2 {
		data = append(data, binary.LittleEndian.Uint16(file[i:]))
	}
	if whole, _ := packScript(name, data); !bytes.Equal(whole, file) {
		return nil, fmt.Errorf("%s: %w", name, errTorn)
	}
	return data, nil
}

// sumText is what there is to know of a file before it is loaded: four characters of
// digest, six bits each, and one of the class of its size.
type sumText [5]byte

func sumOf(data []uint16) sumText {
	var part [1024]byte
	sum, size := uint32(0), len(data)
	for len(data) > 0 {
		n := min(len(data), len(part)/2)
		for i, unit := range data[:n] {
			binary.LittleEndian.PutUint16(part[2*i:], unit)
		}
		sum, data = crc32.Update(sum, castagnoli, part[:2*n]), data[n:]
	}
	var text sumText
	base64.RawURLEncoding.Encode(text[:], []byte{byte(sum >> 16), byte(sum >> 8), byte(sum)})
	text[len(text)-1] = sizeClass(size)
	return text
}

// sizeClass is the size of data to a third, as a digit of base 36: twice the binary
// logarithm of its blocks of 256 bytes, the first not counted.
func sizeClass(units int) byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	blocks := units/128 + 1
	return digits[min(log2(blocks*blocks), len(digits)-1)]
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumsOf reads the sums of files from one text.
func sumsOf(text string) []sumText {
	const length = len(sumText{})
	sums := make([]sumText, len(text)/length)
	for i := range sums {
		sums[i] = sumText([]byte(text[length*i:][:length]))
	}
	return sums
}
