package signal

// shingleLength is how many letters make a shingle. Five Chinese characters are two
// or three words, which seldom follow each other by chance.
const shingleLength = 5

// shingle is the digest of five letters of one sentence that follow each other. A
// text is, for comparing, the set of its shingles: what was put in another order, or
// taken apart by sentences, keeps nearly all of them.
type shingle uint32

// eachShingle calls found for every shingle with the place of its first letter.
func eachShingle(all []letter, found func(at int, s shingle)) {
	for run, i := 0, 0; i < len(all); i++ {
		if run++; all[i].rune == sentenceEnd {
			run = 0
		}
		if run >= shingleLength {
			at := i - shingleLength + 1
			found(at, digestLetters(all[at:i+1]))
		}
	}
}

// digestLetters mixes letters as MurmurHash3 ends (Appleby 2011).
func digestLetters(all []letter) shingle {
	h := uint64(0)
	for _, l := range all {
		h = (h ^ uint64(l.rune)) * 0xff51afd7ed558ccd
		h ^= h >> 33
	}
	h *= 0xc4ceb9fe1a85ec53
	return shingle(h >> 32)
}
