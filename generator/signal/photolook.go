package signal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg" // as photos come
	_ "image/png"
	"math"
	"math/bits"
	"time"

	_ "golang.org/x/image/webp"
)

// picture is what is known of a photo's file: its bytes by their digest, what it shows
// by a rough likeness, and when it was taken.
type picture struct {
	sum   [sha256.Size]byte
	taken time.Time // the day; zero: the file does not say

	// Where a pixel of a copy, nine wide and eight high, is darker than the one to its
	// right, and where the two differ enough to say so.
	darker, firm uint64

	shades [shadesWide * shadesHigh]uint8 // the picture as small as it can still be told apart
}

// shadesWide and shadesHigh are the size of a picture's shades.
const shadesWide, shadesHigh = 18, 16

// lookAt looks at a photo's file; nil where it holds no picture.
func lookAt(data []byte, orientation int) *picture {
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Empty() {
		return nil
	}
	p := &picture{sum: sha256.Sum256(data), taken: takenOn(data, format)}
	grid := gridOf(upright{img, orientation})
	p.compareNeighbours(grid.shrink(9, 8))
	for i, level := range grid.shrink(shadesWide, shadesHigh) {
		p.shades[i] = uint8(level + 0.5)
	}
	return p
}

// id is the digest of the file in writing.
func (p *picture) id() string { return hex.EncodeToString(p.sum[:]) }

// surely is by how many of 255 levels two neighbours differ that a copy of the picture
// still differs in.
const surely = 2

func (p *picture) compareNeighbours(levels []float64) {
	for y := range 8 {
		for x := range 8 {
			step := levels[y*9+x+1] - levels[y*9+x]
			bit := uint64(1) << (y*8 + x)
			if step > 0 {
				p.darker |= bit
			}
			if math.Abs(step) >= surely {
				p.firm |= bit
			}
		}
	}
}

// distance is in how many of 64 places two pictures surely differ.
func (p *picture) distance(other *picture) int {
	return bits.OnesCount64((p.darker ^ other.darker) & p.firm & other.firm)
}

// What it takes to call two pictures one: so many places of both say something, and
// their shades go together as closely as this, 1 being the same.
const (
	leastFirm = 12
	leastSame = 0.92
)

// alike reports whether two pictures that hardly differ in their places are the same
// also by their shades: empty walls and skies differ in few places, too.
func (p *picture) alike(other *picture) bool {
	return bits.OnesCount64(p.firm&other.firm) >= leastFirm && p.correlation(other) >= leastSame
}

// correlation is how closely the shades of two pictures go together, -1 to 1, however
// bright either is.
func (p *picture) correlation(other *picture) float64 {
	var a, b, aa, bb, ab float64
	for i := range p.shades {
		x, y := float64(p.shades[i]), float64(other.shades[i])
		a, b, aa, bb, ab = a+x, b+y, aa+x*x, bb+y*y, ab+x*y
	}
	n := float64(len(p.shades))
	spread := math.Sqrt((aa - a*a/n) * (bb - b*b/n))
	if spread == 0 {
		return 0
	}
	return (ab - a*b/n) / spread
}
