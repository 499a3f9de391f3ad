package signal

import (
	"encoding/binary"
	"slices"
)

// sketch is what is kept of a text to find those that are like it: of each of its
// passages those shingles whose digests are divisible by scale (FracMinHash: Irber et
// al. 2022, after Broder 1997). Other than sketches of one size these tell how much
// of a small text stands in a large one.
type sketch struct {
	letters  int         // of the whole text
	passages [][]shingle // each sorted, without doubles
}

// scale is how many shingles one of a sketch stands for. The choice is the same in
// all texts, so that in how many texts a shingle stands is known exactly.
const scale = 4

func (s shingle) sampled() bool { return s%scale == 0 }

// sketchOf makes the sketch of a text.
func sketchOf(passages []passage) sketch {
	var of sketch
	var letters []letter
	for _, p := range passages {
		letters = p.letters(letters[:0], true)
		of.letters += countLetters(letters)
		var all []shingle
		eachShingle(letters, func(_ int, s shingle) {
			if s.sampled() {
				all = append(all, s)
			}
		})
		of.passages = append(of.passages, sorted(all))
	}
	return of
}

// sorted sorts shingles and drops doubles.
func sorted(all []shingle) []shingle {
	slices.Sort(all)
	return slices.Compact(all)
}

// all returns the shingles of all passages, sorted.
func (s sketch) all() []shingle {
	if len(s.passages) == 1 {
		return s.passages[0]
	}
	return sorted(slices.Concat(s.passages...))
}

// encode writes a sketch for parseSketch: the number of letters, then for each
// passage how many shingles it has and these, little-endian.
func (s sketch) encode() []byte {
	data := binary.AppendUvarint(nil, uint64(s.letters))
	for _, p := range s.passages {
		data = binary.AppendUvarint(data, uint64(len(p)))
		for _, one := range p {
			data = binary.LittleEndian.AppendUint32(data, uint32(one))
		}
	}
	return data
}

// parseSketch reads what encode wrote, and reports whether it was that.
func parseSketch(data []byte) (sketch, bool) {
	letters, n := binary.Uvarint(data)
	s := sketch{letters: int(letters)}
	for n > 0 {
		if data = data[n:]; len(data) == 0 {
			return s, true
		}
		var count uint64
		if count, n = binary.Uvarint(data); n <= 0 || count > uint64(len(data)-n)/4 {
			break
		}
		p := make([]shingle, count)
		for i := range p {
			p[i] = shingle(binary.LittleEndian.Uint32(data[n+4*i:]))
		}
		s.passages = append(s.passages, p)
		n += 4 * int(count)
	}
	return sketch{}, false
}
