package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMedian(t *testing.T) {
	runs := []usage{
		{5 * time.Second, 1 * time.Second, 30},
		{1 * time.Second, 9 * time.Second, 10},
		{2 * time.Second, 3 * time.Second, 20},
	}
	if got, want := median(runs), (usage{2 * time.Second, 3 * time.Second, 20}); got != want {
		t.Errorf("three runs: %v, want %v", got, want)
	}
	if got, want := median(runs[:2]), (usage{3 * time.Second, 5 * time.Second, 20}); got != want {
		t.Errorf("two runs: %v, want %v", got, want)
	}
	if got := median(nil); got != (usage{}) {
		t.Errorf("no run: %v", got)
	}
}

// measured is a report of two sizes, in which one goal is missed.
func measured() report {
	ms := time.Millisecond
	return report{machine: "a machine", sizes: []size{
		{10_000, []result{
			{clean, usage{1000 * ms, 2000 * ms, 400 << 20}},
			{hugoClean, usage{8000 * ms, 14_000 * ms, 1000 << 20}},
			{copying, usage{500 * ms, 400 * ms, 0}},
			{nothing, usage{90 * ms, 80 * ms, 50 << 20}},
		}},
		{100_000, []result{
			{clean, usage{10_500 * ms, 22_000 * ms, 1 << 30}},
		}},
	}}
}

func TestText(t *testing.T) {
	var b strings.Builder
	if err := measured().writeText(&b); err != nil {
		t.Fatal(err)
	}
	want := `a machine

10000 visits
task               wall     CPU      peak      wall / Hugo  CPU / Hugo  wall / cp -r  goals
clean build        1.00 s   2.00 s   400 MiB   0.12         0.14        2.00          wall ≤ 1/2 of Hugo's: reached; peak ≤ 1/2 of Hugo's: reached
Hugo: clean build  8.00 s   14.00 s  1000 MiB  1.00         1.00        16.00         
cp -r public       0.50 s   0.40 s   –         0.0625       0.0286      1.00          
nothing changed    0.090 s  0.080 s  50 MiB    0.0112       0.0057      0.18          wall ≤ 1/100 of Hugo's: missed (0.0112)

100000 visits
task         wall     CPU      peak      wall / Hugo  CPU / Hugo  wall / cp -r  goals
clean build  10.50 s  22.00 s  1024 MiB  –            –           –             peak ≤ 1.5 GiB: reached; wall ≤ 11 × that of 10000: reached
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.md")
	r := measured()
	r.sizes = r.sizes[1:]
	if err := r.saveMarkdown(path); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := `a machine

### 100000 visits

| task | wall | CPU | peak | wall / Hugo | CPU / Hugo | wall / cp -r | goals |
|---|---:|---:|---:|---:|---:|---:|---|
| clean build | 10.50 s | 22.00 s | 1024 MiB | – | – | – | peak ≤ 1.5 GiB: reached; wall ≤ 11 × that of 10000: not measured |
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}
