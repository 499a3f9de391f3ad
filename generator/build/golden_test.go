package build_test

import (
	"os"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
)

// TestGoldenSite compares the English example site, byte for byte, with what it
// was when somebody last looked: pages, lists, feeds and data.
func TestGoldenSite(t *testing.T) {
	const golden = "testdata/golden"
	result, files := run(t, build.Options{Root: repository + "/examples/rivers", Workers: 2})
	if !result.Written || len(result.Findings) > 0 {
		t.Fatal(result.Findings)
	}
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		for name, data := range files {
			file := filepath.Join(golden, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	want := tree(t, golden)
	for name, data := range want {
		if diff := gocmp.Diff(string(data), string(files[name])); diff != "" {
			t.Errorf("%s changed (-want +got):\n%s", name, diff)
		}
	}
	for name := range files {
		if want[name] == nil {
			t.Errorf("%s is new", name)
		}
	}
}
