package search

import (
	"math"
)

// mention is that a document has a character: the upper bits of the character, the
// document's place among all, and whether it is not in the title.
type mention uint64

const documentBitsOfMention = 32

func (l layout) fileOfChar(c uint16) int { return int(c) & (1<<l.charBits - 1) }

func (l layout) mention(c uint16, document int, inTitle bool) mention {
	m := mention(c>>l.charBits)<<(documentBitsOfMention+1) | mention(document)<<1
	if !inTitle {
		m |= 1
	}
	return m
}

func (m mention) char() int     { return int(m >> (documentBitsOfMention + 1)) }
func (m mention) document() int { return int(m >> 1 & (1<<documentBitsOfMention - 1)) }

// packChars writes a file of characters. Its mentions are sorted, each document of
// a character once.
func (l layout) packChars(mentions []mention, numbers []int) []uint16 {
	var w bitWriter
	terms, gap := runs(mentions, mention.char), 0
	if terms > 0 {
		gap = log2(mentions[len(mentions)-1].char() / terms)
	}
	w.gamma(terms)
	w.write(uint64(gap), 5)
	last := -1
	for term := range eachRun(mentions, mention.char) {
		w.rice(gap, term[0].char()-last-1)
		last = term[0].char()
		w.gamma(len(term) - 1)
		bits, before := l.documentBits(len(term)), -1
		for _, m := range term {
			number := numbers[m.document()]
			w.rice(bits, number-before-1)
			before = number
			w.write(uint64(m&1^1), 1)
		}
	}
	return w.end()
}

// unpackChars reads a file of characters back, as unpackPairs does.
func (l layout) unpackChars(file int, data []uint16, of func(number int) (int, bool)) ([]mention, error) {
	r := bitReader{units: data}
	terms, gap := r.length(), int(r.read(5))
	var all []mention
	upper := -1
	for range terms {
		upper += r.rice(gap) + 1
		documents := r.length() + 1
		bits, number := l.documentBits(documents), -1
		for range documents {
			number += r.rice(bits) + 1
			inTitle := r.read(1) == 1
			if document, wanted := of(number); wanted {
				all = append(all, l.mention(uint16(upper<<l.charBits|file), document, inTitle))
			}
		}
		if r.err != nil || upper > math.MaxUint16>>l.charBits {
			return nil, errTorn
		}
	}
	return all, r.err
}
