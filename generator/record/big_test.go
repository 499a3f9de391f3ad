package record_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestBig(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ROUNDS"))
	seed, _ := strconv.Atoi(os.Getenv("SEED"))
	random := rand.New(rand.NewPCG(uint64(seed), 77))
	var lines []string
	files, _ := filepath.Glob("testdata/f*/*.*")
	for _, f := range files {
		if strings.HasSuffix(f, ".out") {
			continue
		}
		d, _ := os.ReadFile(f)
		for _, l := range strings.Split(string(d), "\n") {
			if len(l) < 100 {
				lines = append(lines, l)
			}
		}
	}
	for range n {
		var b strings.Builder
		for range random.IntN(10) {
			l := lines[random.IntN(len(lines))]
			r := []rune(l)
			for random.IntN(3) == 0 {
				i := random.IntN(len(r) + 1)
				p := []rune(pieces[random.IntN(len(pieces))])
				r = append(r[:i:i], append(p, r[i:]...)...)
			}
			b.WriteString(string(r) + "\n")
		}
		check(t, "x.md", "---\n"+b.String()+"---\n正文\n")
		check(t, "x.yaml", b.String())
		check(t, "x.md", b.String())
	}
}
