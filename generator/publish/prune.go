package publish

import (
	"errors"
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
		release, _ := strings.CutSuffix(e.Name(), manifestExt)
		begun := strings.HasPrefix(e.Name(), newPrefix) || strings.HasPrefix(e.Name(), oldPrefix)
		if begun || !exists(f.path(release)) && f.isManifest(e.Name()) {
			if err := os.RemoveAll(f.path(e.Name())); err != nil {
				return err
			}
		}
	}
	return f.sweepLinks()
}

// sweepLinks removes links that never became current.
func (f Folder) sweepLinks() error {
	entries, err := os.ReadDir(f.Dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), currentPrefix) {
			err = errors.Join(err, os.Remove(filepath.Join(f.Dir, e.Name())))
		}
	}
	return err
}

// prune removes all releases but the newest, the one that readers see, the one
// before it, and the one called seen, which some may still read. It returns the
// names of those that are gone. What has no manifest may not be ours, and stays.
func (f Folder) prune(keep int, seen string) ([]string, error) {
	all, current, err := f.Releases()
	if err != nil {
		return nil, err
	}
	before := previous(all, current)
	var pruned []string
	for i, r := range all {
		if i < keep || r == current || r == before || r.Name == seen || !r.sound() {
			continue
		}
		if err := f.remove(r.Name); err != nil {
			return pruned, err
		}
		pruned = append(pruned, r.Name)
	}
	return pruned, nil
}

// previous is the release that readers saw before current was made: where that is
// gone, the one made before it; the newest where there is no current, nil where
// there is none before it.
func previous(all []*Release, current *Release) *Release {
	for _, r := range all {
		if current != nil && r.Name == current.Before {
			return r
		}
	}
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
