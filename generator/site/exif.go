package site

import "encoding/binary"

// orientation returns the EXIF orientation of a JPEG's head, 1 to 8, and 1 where
// there is none. See JEITA CP-3451, tag 0x0112.
func orientation(jpeg []byte) int {
	for i := 2; i+4 <= len(jpeg) && jpeg[i] == 0xFF; {
		marker, size := jpeg[i+1], int(binary.BigEndian.Uint16(jpeg[i+2:]))
		if marker == 0xDA || i+2+size > len(jpeg) {
			break
		}
		if segment := jpeg[i+4 : i+2+max(size, 2)]; marker == 0xE1 && len(segment) > 14 && string(segment[:6]) == "Exif\x00\x00" {
			return tiffOrientation(segment[6:])
		}
		i += 2 + size
	}
	return 1
}

// tiffOrientation looks for the orientation in the first directory of a TIFF
// header.
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	start := int(order.Uint32(tiff[4:]))
	if start < 8 || start+2 > len(tiff) {
		return 1
	}
	for n, at := int(order.Uint16(tiff[start:])), start+2; n > 0 && at+12 <= len(tiff); n, at = n-1, at+12 {
		if order.Uint16(tiff[at:]) != 0x0112 {
			continue
		}
		if value := int(order.Uint16(tiff[at+8:])); value >= 1 && value <= 8 {
			return value
		}
	}
	return 1
}
