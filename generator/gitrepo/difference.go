package gitrepo

import (
	"errors"
	"io/fs"
	"path"
)

// Differences calls tell with every file below dirs that only one of two trees has,
// or that is not the same in both. A nil tree has no files.
func Differences(before, now *Tree, dirs []string, tell func(file string)) error {
	for _, dir := range dirs {
		if err := compareFolders(before, now, dir, tell); err != nil {
			return err
		}
	}
	return nil
}

func compareFolders(before, now *Tree, dir string, tell func(file string)) error {
	a, err := before.list(dir)
	if err != nil {
		return err
	}
	b, err := now.list(dir)
	if err != nil {
		return err
	}
	for len(a) > 0 || len(b) > 0 {
		var x, y entry // of one name; without a name where a tree has none
		if len(b) == 0 || len(a) > 0 && a[0].name <= b[0].name {
			x = a[0]
		}
		if len(a) == 0 || len(b) > 0 && b[0].name <= a[0].name {
			y = b[0]
		}
		if x.name != "" {
			a = a[1:]
		}
		if y.name != "" {
			b = b[1:]
		}
		if err := compareEntries(before, now, dir, x, y, tell); err != nil {
			return err
		}
	}
	return nil
}

func compareEntries(before, now *Tree, dir string, x, y entry, tell func(file string)) error {
	if x.hash == y.hash && x.mode == y.mode && !x.hash.IsZero() {
		return nil
	}
	name := path.Join(dir, x.name)
	if x.name == "" {
		name = path.Join(dir, y.name)
	}
	if x.mode.IsDir() || y.mode.IsDir() {
		if err := compareFolders(before, now, name, tell); err != nil {
			return err
		}
	}
	if x.name != "" && !x.mode.IsDir() || y.name != "" && !y.mode.IsDir() {
		tell(name)
	}
	return nil
}

// list returns the entries of a folder, none where it is none.
func (t *Tree) list(dir string) ([]entry, error) {
	if t == nil {
		return nil, nil
	}
	entries, err := t.folder(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotDir) {
		return nil, nil
	}
	return entries, err
}
