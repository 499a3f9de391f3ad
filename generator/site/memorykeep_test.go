package site

import (
	"path/filepath"
	"testing"
)

// What is kept is there in later runs, too, beside what is known of records.
func TestWhatIsKeptIsRecalled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memory")
	m := OpenMemory(file, "test")
	told(t, smallSite(t), m)
	m.Keep("sketch of a", []byte("first"))
	m.Keep("sketch of a", []byte("second"))
	m.Keep("sketch of b", nil)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	later := OpenMemory(file, "test")
	for key, want := range map[string]string{"sketch of a": "second", "sketch of b": ""} {
		if got, found := later.Recall(key); !found || string(got) != want {
			t.Errorf("%s: got %q, %v, want %q", key, got, found, want)
		}
	}
	if _, found := later.Recall("sketch of c"); found {
		t.Error("something is recalled that nobody kept")
	}
	if _, found := OpenMemory(file, "other program").Recall("sketch of a"); found {
		t.Error("another program recalls what this one kept")
	}
}

func TestNothingIsKeptWithoutMemory(t *testing.T) {
	var none *Memory
	none.Keep("a", []byte("b"))
	if _, found := none.Recall("a"); found {
		t.Error("something is recalled")
	}
}
