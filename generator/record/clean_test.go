package record

import (
	"reflect"
	"testing"
	"unicode/utf8"
)

// checkClean fails unless data is read in the short way as in the long one.
func checkClean(t *testing.T, data []byte) {
	t.Helper()
	got, list := Decode("x.md", data)
	want, all := decodeAny("x.md", data)
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(list, all) {
		t.Fatalf("%q\ngot  %+v, %v\nwant %+v, %v", data, got, list, want, all)
	}
}

// FuzzClean holds checkClean over any bytes.
func FuzzClean(f *testing.F) {
	for _, text := range records(f) {
		f.Add([]byte(text))
	}
	f.Fuzz(checkClean)
}

// TestClean holds checkClean over every character, alone and in front of one that
// it may be garbled together with.
func TestClean(t *testing.T) {
	for c := range rune(utf8.MaxRune + 1) {
		if c < 1<<16 || c%257 == 0 {
			checkClean(t, []byte("一"+string(c)))
			checkClean(t, []byte(string(c)+"拌"))
		}
	}
	for _, text := range []string{"\xE4\xB8", "\xE4\xB8a", "\xED\xA0\x80", "\xE0\x80\x80", "%PDF-1.4", `{\rtf1`, ""} {
		checkClean(t, []byte(text))
	}
}
