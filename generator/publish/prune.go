package publish

import (
	"os"
	"path/filepath"
	"strings"
)

// sweep removes what publishers left that were ended before they were done. The
// lock must be held.
func (f Folder) sweep() error {
	entries, err := os.ReadDir(f.releases())
	if err != nil {
		return err
	}
	for _, e := range entries {
		release, manifest := strings.CutSuffix(e.Name(), manifestExt)
		begun := strings.HasPrefix(e.Name(), newPrefix) || strings.HasPrefix(e.Name(), oldPrefix)
		if begun || manifest && !e.IsDir() && !exists(f.path(release)) {
			if err := os.RemoveAll(f.path(e.Name())); err != nil {
				return err
			}
		}
	}
	links, err := filepath.Glob(filepath.Join(f.Dir, currentPrefix+"*"))
	for _, link := range links {
		if err := os.Remove(link); err != nil {
			return err
		}
	}
	return err
}

// prune removes all releases but the newest, the one that readers see and the
// one before it. It returns the names of those that are gone.
func (f Folder) prune(keep int) ([]string, error) {
	all, current, err := f.Releases()
	if err != nil {
		return nil, err
	}
	before := previous(all, current)
	var pruned []string
	for i, r := range all {
		if i < keep || r == current || r == before {
			continue
		}
		if err := f.remove(r.Name); err != nil {
			return pruned, err
		}
		pruned = append(pruned, r.Name)
	}
	return pruned, nil
}

// previous is the release made before current; the newest where there is no
// current, nil where there is none before it.
func previous(all []*Release, current *Release) *Release {
	for _, r := range all { // newest first
		if current == nil || r.Number < current.Number {
			return r
		}
	}
	return nil
}

// remove removes a release: at once for who looks for it, then from the disk.
func (f Folder) remove(name string) error {
	gone := f.path(oldPrefix + name)
	if err := os.Rename(f.path(name), gone); err != nil {
		return err
	}
	if err := os.Remove(f.manifest(name)); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.RemoveAll(gone)
}
