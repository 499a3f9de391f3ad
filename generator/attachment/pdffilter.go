package attachment

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"

	tiff "golang.org/x/image/tiff/lzw"
)

// unpack returns the data of a stream, without those of its filters that only
// pictures have. It reports whether that went well.
func (v value) unpack() (data []byte, ok bool) {
	stream, ok := v.object.(*pdfStream)
	if !ok {
		return nil, false
	}
	data = stream.raw
	if v.file.left -= len(data); v.file.left < 0 {
		panic(errTooLarge)
	}
	filters, parameters := v.oneOrMore("Filter"), v.oneOrMore("DecodeParms")
	for i, filter := range filters {
		var p value
		if i < len(parameters) {
			p = parameters[i]
		}
		if data, ok = v.file.undo(filter.name(), data, p); !ok {
			return nil, false
		}
	}
	return data, true
}

// oneOrMore is an array, or what stands instead of one that has a single element.
func (v value) oneOrMore(key string) []value {
	found := v.key(key)
	if all := found.list(); len(all) > 0 || found.isNull() {
		return all
	}
	return []value{found}
}

// undo undoes one filter.
func (f *pdfFile) undo(filter string, data []byte, parameters value) ([]byte, bool) {
	var in io.Reader
	var err error
	switch filter {
	case "FlateDecode", "Fl":
		in, err = zlib.NewReader(bytes.NewReader(data))
	case "LZWDecode", "LZW":
		if early := parameters.key("EarlyChange"); early.isNull() || early.int() == 1 {
			in = tiff.NewReader(bytes.NewReader(data), tiff.MSB, 8)
		} else {
			in = lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
		}
	case "ASCII85Decode", "A85":
		in = ascii85.NewDecoder(bytes.NewReader(frameless(data)))
	case "ASCIIHexDecode", "AHx":
		in = bytes.NewReader([]byte(fromHex(data)))
	case "RunLengthDecode", "RL":
		in = bytes.NewReader(f.runs(data))
	default:
		return nil, false
	}
	if err != nil {
		return nil, false
	}
	data, ok := f.drain(in)
	if !ok || parameters.key("Predictor").int() < 2 {
		return data, ok
	}
	return predicted(data, parameters)
}

// drain reads all. What comes before damage counts: it is what readers see.
func (f *pdfFile) drain(in io.Reader) ([]byte, bool) {
	data, err := io.ReadAll(io.LimitReader(in, int64(f.left)+1))
	if f.left -= len(data); f.left < 0 {
		panic(errTooLarge)
	}
	sound := err == nil || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, zlib.ErrChecksum)
	return data, sound && (err == nil || len(data) > 0)
}

// frameless takes away the marks at both ends of ASCII85.
func frameless(data []byte) []byte {
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	if end := bytes.IndexByte(data, '~'); end >= 0 {
		data = data[:end]
	}
	return data
}

// runs undoes the counting of equal bytes.
func (f *pdfFile) runs(data []byte) []byte {
	var out []byte
	for len(data) > 1 && data[0] != 128 && len(out) <= f.left {
		if n := int(data[0]) + 1; n <= 128 {
			n = min(n, len(data)-1)
			out, data = append(out, data[1:1+n]...), data[1+n:]
			continue
		}
		out, data = append(out, bytes.Repeat(data[1:2], 257-int(data[0]))...), data[2:]
	}
	return out
}

// predicted undoes the prediction of bytes by those beside and above them, as PNG
// has it. TIFF's is found with pictures only.
func predicted(data []byte, parameters value) ([]byte, bool) {
	atLeast1 := func(key string) int { return max(1, min(parameters.key(key).int(), 1<<16)) }
	bits := parameters.key("BitsPerComponent").int()
	if bits == 0 {
		bits = 8
	}
	pixel := max(1, atLeast1("Colors")*min(bits, 32)/8)
	width := (atLeast1("Columns")*atLeast1("Colors")*min(bits, 32) + 7) / 8
	if parameters.key("Predictor").int() < 10 {
		return nil, false
	}
	width = min(width, len(data)) // a last row may be cut short
	var out []byte
	above := make([]byte, width)
	for len(data) > 1 {
		row := make([]byte, width)
		copy(row, data[1:])
		if !unpredict(data[0], row, above, pixel) {
			return nil, false
		}
		out, above, data = append(out, row...), row, data[min(len(data), 1+width):]
	}
	return out, true
}

// unpredict adds to each byte of a row what was predicted for it.
func unpredict(kind byte, row, above []byte, pixel int) bool {
	for i := range row {
		var left, corner byte
		if i >= pixel {
			left, corner = row[i-pixel], above[i-pixel]
		}
		switch kind {
		case 0:
		case 1:
			row[i] += left
		case 2:
			row[i] += above[i]
		case 3:
			row[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			row[i] += paeth(int(left), int(above[i]), int(corner))
		default:
			return false
		}
	}
	return true
}

// paeth is the one of three neighbours that is nearest to what they suggest.
func paeth(left, above, corner int) byte {
	suggested := left + above - corner
	a, b, c := abs(suggested-left), abs(suggested-above), abs(suggested-corner)
	switch {
	case a <= b && a <= c:
		return byte(left)
	case b <= c:
		return byte(above)
	}
	return byte(corner)
}

func abs(n int) int { return max(n, -n) }
