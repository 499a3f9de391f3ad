package attachment

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestCMapOverlap(t *testing.T) {
	m := readCMap([]byte("4 beginbfrange <20><2f><0041> <10><24><0061> <30><2a><0030> <0020><0021><4E00> endbfrange"))
	for code, want := range map[string]string{
		"\x0f": "", "\x10": "a", "\x24": "u", "\x25": "F", "\x2f": "P", "\x30": "", "\x00\x20": "一", "\x00\x22": "", "\x00\x00\x20": "",
	} {
		if got := m.text(code); got != want {
			t.Errorf("%x is %q, want %q", code, got, want)
		}
	}
}

// TestCMapRanges compares ranges with codes that are mapped one by one.
func TestCMapRanges(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var ranges, chars []string
		for low := random.IntN(9); low < 250; low += 1 + random.IntN(20) {
			high := min(255, low+random.IntN(12))
			ranges = append(ranges, fmt.Sprintf("<%02x><%02x><%04x>", low, high, 0x4E00+7*low))
			for code := low; code <= high; code++ {
				chars = append(chars, fmt.Sprintf("<%02x><%04x>", code, 0x4E00+7*low+code-low))
			}
			low = high
		}
		random.Shuffle(len(ranges), func(i, j int) { ranges[i], ranges[j] = ranges[j], ranges[i] })
		m := readCMap([]byte("beginbfrange" + strings.Join(ranges, " ") + "endbfrange"))
		one := readCMap([]byte("beginbfchar" + strings.Join(chars, " ") + "endbfchar"))
		for code := range 256 {
			if got, want := m.text(string([]byte{byte(code)})), one.text(string([]byte{byte(code)})); got != want {
				t.Fatalf("%x is %q, want %q\n%s", code, got, want, ranges)
			}
		}
	}
}

// TestCMapHostile asks a map of many ranges for all codes there are.
func TestCMapHostile(t *testing.T) {
	m := readCMap([]byte("beginbfrange" + strings.Repeat("<0000><0000><4E00>", 200_000) + "endbfrange"))
	start := time.Now()
	var code []byte
	for i := range 1 << 16 {
		code = append(code[:0], byte(i>>8), byte(i))
		m.text(string(code))
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %s", took)
	}
}
