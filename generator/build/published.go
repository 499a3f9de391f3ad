package build

import (
	"bytes"
	"maps"
	"os"
	"path"
	"slices"
)

// publish writes what templates published. A template tells only while it runs, so
// of what it published in an earlier build this one knows that it is still in use
// where a page that was kept leads to it. It reports false where it does not know:
// then all pages have to be made.
func (t *traced) publish(out *output) (published []string, sure bool, err error) {
	assets, err := t.theme.Assets()
	if err != nil {
		return nil, false, err
	}
	made := map[string]bool{}
	for _, a := range assets {
		if err := out.write(a.Path, a.Data); err != nil {
			return nil, false, err
		}
		if !a.Static {
			made[a.Path] = true
		}
	}
	if t.past.base {
		for _, file := range t.past.old.published {
			if made[file] {
				continue
			}
			if t.past.gone[file] || !t.inUse(out, file) {
				return nil, false, nil
			}
			if err := out.keep(file); err != nil {
				return nil, false, err
			}
			made[file] = true
		}
	}
	return slices.Sorted(maps.Keys(made)), true, nil
}

// inUse reports whether a page that was kept names a file.
func (t *traced) inUse(out *output, file string) bool {
	for i, u := range t.units {
		if !u.page || t.why[i] != isFresh {
			continue
		}
		data, err := os.ReadFile(out.file(u.files[0]))
		if err == nil && bytes.Contains(data, []byte(path.Base(file))) {
			return true
		}
	}
	return false
}

// forget has everything made.
func (t *traced) forget() {
	t.past = &compared{units: map[string]int{}}
	for i := range t.why {
		t.why[i] = nothingKnown
	}
	t.theme.Forget()
}
