package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestDemonstrationIsPublished publishes the year with its history for each audience,
// after all that is looked for in a finished tree.
func TestDemonstrationIsPublished(t *testing.T) {
	year := filepath.Join(t.TempDir(), "year")
	run := func(name string, args ...string) {
		t.Helper()
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s %q: %v\n%s", name, args, err, out[max(0, len(out)-2000):])
		}
	}
	run("go", "run", "./bench/demo", "--out", year)
	for _, audience := range []string{"public", "supervision"} {
		run("zoufang", "--root", year, "publish", "--audience", audience, "--to", filepath.Join(t.TempDir(), audience))
	}
}
