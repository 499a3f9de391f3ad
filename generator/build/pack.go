package build

import (
	"encoding/binary"
	"iter"

	"zoufang/generator/site"
)

// packer turns values into bytes.
type packer struct{ data []byte }

func (p *packer) number(n int) { p.data = binary.AppendUvarint(p.data, uint64(n)) }

func (p *packer) sum(s site.Sum) { p.data = binary.LittleEndian.AppendUint64(p.data, uint64(s)) }

func (p *packer) text(s string) {
	p.number(len(s))
	p.data = append(p.data, s...)
}

func (p *packer) texts(all []string) {
	p.number(len(all))
	for _, s := range all {
		p.text(s)
	}
}

// packAscending packs numbers by how much each is above the one before.
func packAscending(all []int) string {
	var p packer
	before := 0
	for _, n := range all {
		p.number(n - before)
		before = n
	}
	return string(p.data)
}

// eachAscending yields the numbers of a text that packAscending made, and -1 where
// it is no such text.
func eachAscending(packed string) iter.Seq[int] {
	return func(yield func(int) bool) {
		u, n := unpacker{rest: packed}, 0
		for u.rest != "" {
			n += u.number()
			if u.lost {
				n = -1
			}
			if !yield(n) {
				return
			}
		}
	}
}

// unpacker reads what a packer wrote. From the first wrong byte on it is lost, and
// reads zero values.
type unpacker struct {
	rest string
	lost bool
}

func (u *unpacker) lose() { u.rest, u.lost = "", true }

func (u *unpacker) number() int {
	var n uint64
	for shift := 0; shift < 56 && u.rest != ""; shift += 7 {
		b := u.rest[0]
		u.rest = u.rest[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int(n)
		}
	}
	u.lose()
	return 0
}

// length reads how many things follow, of at least a byte each.
func (u *unpacker) length() int {
	n := u.number()
	if n > len(u.rest) {
		u.lose()
		return 0
	}
	return n
}

func (u *unpacker) sum() site.Sum {
	if len(u.rest) < 8 {
		u.lose()
		return 0
	}
	n := binary.LittleEndian.Uint64([]byte(u.rest[:8]))
	u.rest = u.rest[8:]
	return site.Sum(n)
}

func (u *unpacker) text() string {
	n := u.length()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) texts() []string {
	all := make([]string, u.length())
	for i := range all {
		all[i] = u.text()
	}
	return all
}
