package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

const (
	currentName   = "current"
	currentPrefix = ".current-" // a link that is about to become current
)

func (f Folder) currentLink() string { return filepath.Join(f.Dir, currentName) }

// current is the name of the release that readers see; "" where current leads
// to none.
func (f Folder) current() (string, error) {
	target, err := f.currentTarget()
	if err != nil {
		return "", err
	}
	name, ours := strings.CutPrefix(target, releasesName+"/")
	if !ours || !validName(name) || !exists(f.path(name)) {
		return "", nil
	}
	return name, nil
}

// currentTarget is where current leads, as it is written; "" where there is no
// current.
func (f Folder) currentTarget() (string, error) {
	info, err := os.Lstat(f.currentLink())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", err
	case info.Mode()&fs.ModeSymlink == 0:
		return "", fmt.Errorf("%s: %w", f.currentLink(), ErrOccupied)
	}
	target, err := os.Readlink(f.currentLink())
	return filepath.ToSlash(target), err
}

// lead moves readers to a release, by one rename.
func (f Folder) lead(name string) error {
	if at, err := f.current(); err != nil || at == name {
		return err
	}
	fresh := filepath.Join(f.Dir, currentPrefix+name)
	os.Remove(fresh)
	if err := os.Symlink(filepath.Join(releasesName, name), fresh); err != nil {
		return noSymlinks(err)
	}
	if err := f.swap(fresh); err != nil {
		os.Remove(fresh)
		return err
	}
	return syncDir(f.Dir)
}

// swap puts a fresh link into the place of current. Windows cannot rename over
// a link to a folder: there, current is absent for a moment.
func (f Folder) swap(fresh string) error {
	if runtime.GOOS == "windows" {
		if err := os.Remove(f.currentLink()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.Rename(fresh, f.currentLink())
}

// noSymlinks tells a file system or a user without links from other troubles.
func noSymlinks(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) || runtime.GOOS == "windows" {
		return fmt.Errorf("%w: %w", ErrNoSymlinks, err)
	}
	return err
}
