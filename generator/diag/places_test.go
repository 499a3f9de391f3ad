package diag_test

import (
	"testing"

	"zoufang/generator/diag"
)

func TestPlaces(t *testing.T) {
	p := diag.Places{Text: "一二\n\n三四五"}
	for at, want := range map[int]diag.Pos{0: {Line: 1, Col: 1}, 3: {Line: 1, Col: 2}, 6: {Line: 1, Col: 3}, 7: {Line: 2, Col: 1}, 8: {Line: 3, Col: 1}, 17: {Line: 3, Col: 4}} {
		if got := p.Pos(at); got != want {
			t.Errorf("byte %d: %v, want %v", at, got, want)
		}
	}
}
