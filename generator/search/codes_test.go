package search

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// TestNumbersSurvive holds that what is written as bits is read back.
func TestNumbersSurvive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var w bitWriter
		var values, codes []int
		for range r.IntN(300) {
			code, v := r.IntN(24), int(r.Uint64()>>(32+r.IntN(32)))
			switch {
			case code < 20:
				w.rice(code, v)
			case code < 22:
				w.gamma(v)
			default:
				v &= 1<<17 - 1
				w.write(uint64(v), 17)
			}
			values, codes = append(values, v), append(codes, code)
		}
		in := bitReader{units: w.end()}
		for i, want := range values {
			var got int
			switch code := codes[i]; {
			case code < 20:
				got = in.rice(code)
			case code < 22:
				got = in.gamma()
			default:
				got = int(in.read(17))
			}
			if got != want || in.err != nil {
				t.Fatalf("number %d, code %d: %d, want %d (%v)", i, codes[i], got, want, in.err)
			}
		}
	}
}

// TestScriptSurvives holds that a file gives the data that it was made of, and
// nothing once a byte has changed.
func TestScriptSurvives(t *testing.T) {
	data := []uint16{unitBase, unitBase + 1, 0xBFFF}
	file, _ := packScript("pairs/0001", data)
	if got, err := unpackScript(file, "pairs/0001"); err != nil || !slices.Equal(got, data) {
		t.Fatal(got, err)
	}
	if _, err := unpackScript(file, "pairs/0002"); err == nil {
		t.Error("a file is taken for another one")
	}
	head, _ := packScript("pairs/0001", nil)
	for i := len(head) - 6; i < len(file)-6; i++ {
		file[i] ^= 1
		if _, err := unpackScript(file, "pairs/0001"); err == nil {
			t.Errorf("byte %d may change", i)
		}
		file[i] ^= 1
	}
}

// FuzzUnpack holds that no file of bits, whatever it holds, makes the reader fail
// otherwise than by an error, and that what it reads can be written again.
func FuzzUnpack(f *testing.F) {
	l := layOut(200_000, 50, 128)
	numbers := make([]int, 128)
	for i := range numbers {
		numbers[i] = i
	}
	seed := func(units []uint16) {
		var data []byte
		for _, unit := range units {
			data = binary.LittleEndian.AppendUint16(data, unit-unitBase)
		}
		f.Add(data)
	}
	seed(l.packPairs([]posting{l.posting(3, 5, 1, 0), l.posting(3, 5, 1, 300), l.posting(3, 5, 7, 12), l.posting(9, 5, 2, 1)}, numbers))
	seed(l.packChars([]mention{l.mention(4, 1, true), l.mention(4, 9, false), l.mention(8, 0, false)}, numbers))
	of := func(number int) (int, bool) { return number, number < len(numbers) }
	f.Fuzz(func(t *testing.T, data []byte) {
		units := make([]uint16, len(data)/2)
		for i := range units {
			units[i] = unitBase + binary.LittleEndian.Uint16(data[2*i:])&(1<<unitBits-1)
		}
		if postings, err := l.unpackPairs(0, units, of); err == nil {
			slices.Sort(postings)
			l.packPairs(postings, numbers)
		}
		if mentions, err := l.unpackChars(0, units, of); err == nil {
			slices.Sort(mentions)
			l.packChars(mentions, numbers)
		}
	})
}

// TestPlacesKeepApart holds that segments do not touch, whatever their words, and
// that a text's own words decide where they are.
func TestPlacesKeepApart(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var title, body []uint16
		for i := range r.IntN(400) {
			unit := uint16(r.IntN(6))
			if body = append(body, unit); i < 100 {
				title = append(title, unit)
			}
		}
		all := (&composer{title: title, body: body}).place()
		for i, s := range all {
			if i > 0 && s.start <= all[i-1].start+len(all[i-1].units) {
				t.Fatalf("segment %d begins at %d, the one before ends at %d", i, s.start, all[i-1].start+len(all[i-1].units))
			}
		}
		if n := runs(all, func(s segment) int { return s.start }); n != len(all) {
			t.Fatalf("%d places for %d segments", n, len(all))
		}
	}
}

// TestSizeClass holds that the class of a size tells it to a third.
func TestSizeClass(t *testing.T) {
	for units := 0; units < 1<<20; units += 1 + units/7 {
		class, err := strconv.ParseInt(string(sizeClass(units)), 36, 0)
		size, told := float64(2*units+256), 256*math.Exp2(float64(class)/2)
		if err != nil || told > size || told < (size-256)/1.42 {
			t.Errorf("%d characters: %g bytes told, %g are there (%v)", units, told, size, err)
		}
	}
}

// BenchmarkNormal measures the normal form of Chinese prose.
func BenchmarkNormal(b *testing.B) {
	const text = "厂里说三月份的工资要等回款，问了十七个人，六个人没有拿到；班组长说“先干着”，2012年3月的考勤在本子上。"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var to []uint16
	for b.Loop() {
		to = appendNormal(to[:0], text)
	}
}
