package site

import (
	"encoding/binary"
	"testing"
)

// jpegHead returns the beginning of a JPEG with one EXIF orientation.
func jpegHead(order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	tiff := []byte(mark)
	tiff = order.AppendUint16(tiff, 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	tiff = append(order.AppendUint16(tiff, 0x010F), make([]byte, 10)...) // the maker, first
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = append(order.AppendUint16(tiff, orientation), 0, 0, 0, 0, 0, 0)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := []byte{0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 'J', 'F', 0xFF, 0xE1}
	head = binary.BigEndian.AppendUint16(head, uint16(len(segment)+2))
	return append(head, segment...)
}

func TestOrientation(t *testing.T) {
	for want := 1; want <= 8; want++ {
		if got := orientation(jpegHead(binary.LittleEndian, "II", uint16(want))); got != want {
			t.Errorf("little endian: got %d, want %d", got, want)
		}
		if got := orientation(jpegHead(binary.BigEndian, "MM", uint16(want))); got != want {
			t.Errorf("big endian: got %d, want %d", got, want)
		}
	}
	if got := orientation(jpegHead(binary.LittleEndian, "II", 9)); got != 1 {
		t.Errorf("an orientation that does not exist: got %d, want 1", got)
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(jpegHead(binary.LittleEndian, "II", 6))
	f.Add(jpegHead(binary.BigEndian, "MM", 3))
	f.Add([]byte{0xFF, 0xD8})
	f.Fuzz(func(t *testing.T, head []byte) {
		if got := orientation(head); got < 1 || got > 8 {
			t.Errorf("got %d", got)
		}
	})
}
