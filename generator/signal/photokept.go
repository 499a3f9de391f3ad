package signal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"time"

	"zoufang/generator/site"
)

// stored is how a picture is kept between runs.
type stored struct {
	Sum          [sha256.Size]byte
	Taken        int64 // days since 1970; 0: not known
	Darker, Firm uint64
	Shades       [shadesWide * shadesHigh]uint8
}

const secondsOfDay = 24 * 60 * 60

// bytes is the picture for parsePicture.
func (p *picture) bytes() []byte {
	s := stored{Sum: p.sum, Darker: p.darker, Firm: p.firm, Shades: p.shades}
	if !p.taken.IsZero() {
		s.Taken = p.taken.Unix() / secondsOfDay
	}
	var b bytes.Buffer
	_ = binary.Write(&b, binary.LittleEndian, s) // into memory, and all of fixed size
	return b.Bytes()
}

// parsePicture reads what bytes wrote; nil where it is something else.
func parsePicture(data []byte) *picture {
	var s stored
	if len(data) != binary.Size(s) || binary.Read(bytes.NewReader(data), binary.LittleEndian, &s) != nil {
		return nil
	}
	p := &picture{sum: s.Sum, darker: s.Darker, firm: s.Firm, shades: s.Shades}
	if s.Taken != 0 {
		p.taken = site.Civil(time.Unix(s.Taken*secondsOfDay, 0).UTC())
	}
	return p
}
