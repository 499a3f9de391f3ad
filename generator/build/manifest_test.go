package build

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zoufang/generator/site"
)

// someManifest makes a manifest at random.
func someManifest(r *rand.Rand) *manifest {
	texts := func() []string {
		all := make([]string, r.IntN(4))
		for i := range all {
			all[i] = strings.Repeat("走访/", r.IntN(3))
		}
		return all
	}
	m := &manifest{
		inputs: site.Sum(r.Uint64()), today: r.IntN(20000), zone: "Asia/Shanghai", base: site.Sum(r.Uint64()), everything: 7,
		records: r.IntN(9), pages: r.IntN(1 << 30), findings: "\x00\xff", tables: texts(), rowsOf: texts(), published: texts(),
	}
	m.files = make([]looked, r.IntN(5))
	for i := range m.files {
		m.files[i] = looked{strings.Repeat("a/", i), site.Sum(r.Uint64())}
	}
	m.questions = make([]question, r.IntN(5))
	for i := range m.questions {
		m.questions[i] = question{of: aspect(r.IntN(int(aspects))), subject: "visits/v1", sum: site.Sum(r.Uint64())}
	}
	m.units = make([]madeUnit, r.IntN(5))
	for i := range m.units {
		m.units[i] = madeUnit{"index.html", "home", texts(), packAscending([]int{0, 1, 300}), "card"}
	}
	return m
}

func written(t *testing.T, m *manifest) string {
	t.Helper()
	var b bytes.Buffer
	if err := m.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestManifestIsReadAsItWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		want := someManifest(r)
		data := written(t, want)
		got, ok := parseManifest(data)
		if !ok || !got.unpackTraces() {
			t.Fatal("not whole")
		}
		want.traces, got.traces = "", ""
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("got %+v\nwant %+v", got, want)
		}
		at := r.IntN(len(data))
		for _, broken := range []string{data[:at], data[:at] + string(data[at]^1) + data[at+1:], data + "x"} {
			if _, ok := parseManifest(broken); ok {
				t.Fatalf("a manifest that is damaged at %d was read", at)
			}
		}
	}
}

func TestAscendingNumbers(t *testing.T) {
	for _, want := range [][]int{nil, {0}, {0, 1, 2}, {5, 300, 70000}} {
		if got := slices.Collect(eachAscending(packAscending(want))); !slices.Equal(want, got) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if got := slices.Collect(eachAscending("\x80")); !slices.Equal(got, []int{-1}) {
		t.Errorf("of what is no number: %v", got)
	}
}

// FuzzManifest reads bodies whose checksum is right: what is read is written as it
// was, or is refused.
func FuzzManifest(f *testing.F) {
	r := rand.New(rand.NewPCG(2, 1))
	for range 8 {
		var b bytes.Buffer
		if err := someManifest(r).write(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes()[len(manifestMagic)+4:])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		data := binary.LittleEndian.AppendUint32([]byte(manifestMagic), crc32.Checksum(body, castagnoli))
		m, ok := parseManifest(string(append(data, body...)))
		if !ok || !m.unpackTraces() {
			return
		}
		for _, u := range m.units {
			for n := range eachAscending(u.questions) {
				if n < 0 {
					break
				}
			}
		}
		again, ok := parseManifest(written(t, m))
		if !ok || !again.unpackTraces() {
			t.Fatal("what was written is not whole")
		}
		m.traces, again.traces = "", ""
		if !reflect.DeepEqual(m, again) {
			t.Fatalf("got %+v\nwant %+v", again, m)
		}
	})
}
