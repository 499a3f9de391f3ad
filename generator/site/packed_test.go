package site

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"zoufang/generator/diag"
)

// FuzzUnpackFindings unpacks any bytes: what they say is packed again, and is the
// same.
func FuzzUnpackFindings(f *testing.F) {
	m := maker{rand.New(rand.NewPCG(5, 6)), someSet()}
	for range 8 {
		packed, ok := PackFindings(diag.List{m.finding(), m.finding()})
		if !ok {
			f.Fatal("findings cannot be packed")
		}
		f.Add(packed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		findings, ok := UnpackFindings(data)
		if !ok {
			return
		}
		packed, ok := PackFindings(findings)
		if !ok {
			t.Fatal("what was unpacked cannot be packed")
		}
		again, ok := UnpackFindings(packed)
		if !ok || !reflect.DeepEqual(findings, again) {
			t.Fatalf("got %v\nwant %v", again, findings)
		}
	})
}
