package signal

import (
	"bytes"
	"encoding/binary"
	"time"
)

// takenOn returns the day on which a photo was taken, as its camera noted it in EXIF:
// DateTimeOriginal, tag 0x9003 of JEITA CP-3451. It is zero where the file does not say,
// as for most photos that were sent by phone.
func takenOn(data []byte, format string) time.Time {
	var tiff []byte
	switch format {
	case "jpeg":
		tiff = exifOfJPEG(data)
	case "png":
		tiff = exifOfPNG(data)
	case "webp":
		tiff = exifOfWebP(data)
	}
	text, ok := originalTime(tiff)
	if !ok || len(text) < len("2006:01:02") {
		return time.Time{}
	}
	day, err := time.Parse("2006:01:02", string(text[:len("2006:01:02")]))
	if err != nil || day.Year() < firstYear {
		return time.Time{}
	}
	return day
}

// firstYear is the first for which a date is believed: clocks that nobody has set begin
// before it.
const firstYear = 2001

var exifMark = []byte("Exif\x00\x00")

// exifOfJPEG returns the TIFF data in a JPEG's head; nil where there is none.
func exifOfJPEG(data []byte) []byte {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end < at+4 || end > len(data) {
			return nil
		}
		if tiff, found := bytes.CutPrefix(data[at+4:end], exifMark); found && data[at+1] == 0xE1 {
			return tiff
		}
		at = end
	}
	return nil
}

// exifOfPNG returns the TIFF data in the chunk eXIf.
func exifOfPNG(data []byte) []byte {
	for at := 8; at+12 <= len(data); {
		end := at + 8 + int(binary.BigEndian.Uint32(data[at:]))
		if end < at+8 || end > len(data) {
			return nil
		}
		if string(data[at+4:at+8]) == "eXIf" {
			return data[at+8 : end]
		}
		at = end + 4 // its checksum
	}
	return nil
}

// exifOfWebP returns the TIFF data in the chunk EXIF.
func exifOfWebP(data []byte) []byte {
	for at := 12; at+8 <= len(data); {
		size := int(binary.LittleEndian.Uint32(data[at+4:]))
		end := at + 8 + size
		if end < at+8 || end > len(data) {
			return nil
		}
		if string(data[at:at+4]) == "EXIF" {
			return bytes.TrimPrefix(data[at+8:end], exifMark)
		}
		at = end + size%2
	}
	return nil
}

// The tags on the way to the time.
const (
	tagExif     = 0x8769
	tagOriginal = 0x9003
)

// originalTime returns the text of DateTimeOriginal.
func originalTime(tiff []byte) ([]byte, bool) {
	if len(tiff) < 8 {
		return nil, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	d := directories{tiff, order}
	_, exif, ok := d.value(order.Uint32(tiff[4:]), tagExif)
	if !ok {
		return nil, false
	}
	count, at, ok := d.value(exif, tagOriginal)
	if !ok || uint64(at)+uint64(count) > uint64(len(tiff)) {
		return nil, false
	}
	return tiff[at : at+count], true
}

// directories are those of TIFF data.
type directories struct {
	tiff  []byte
	order binary.ByteOrder
}

// value returns how many values the directory at start has for a tag, and the one that
// stands there, or where they stand.
func (d directories) value(start uint32, tag uint16) (count, value uint32, ok bool) {
	if uint64(start)+2 > uint64(len(d.tiff)) {
		return 0, 0, false
	}
	entries := d.tiff[start+2:]
	for range d.order.Uint16(d.tiff[start:]) {
		if len(entries) < 12 {
			return 0, 0, false
		}
		if d.order.Uint16(entries) == tag {
			return d.order.Uint32(entries[4:]), d.order.Uint32(entries[8:]), true
		}
		entries = entries[12:]
	}
	return 0, 0, false
}
