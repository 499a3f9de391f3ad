package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Hook is a script that git runs. Ours is known by one of its lines, and calls the
// one that was there before.
type Hook struct {
	Path string
	Mark string // the line that only ours has
}

// KeptSuffix ends the name of the script that was there before ours.
const KeptSuffix = ".before-zoufang"

// ErrHookKept is returned where a foreign hook would have to be put aside while
// another one lies there.
var ErrHookKept = errors.New("another hook was put aside before")

// Install writes the script, and puts a foreign one aside. It reports whether
// there is one now that the script calls.
func (h Hook) Install(script string) (kept bool, err error) {
	if err := os.MkdirAll(filepath.Dir(h.Path), 0o755); err != nil {
		return false, err
	}
	ours, err := h.ours()
	if err != nil {
		return false, err
	}
	kept = exists(h.Path + KeptSuffix)
	if exists(h.Path) && !ours {
		if kept {
			return true, ErrHookKept
		}
		if err := os.Rename(h.Path, h.Path+KeptSuffix); err != nil {
			return false, err
		}
		kept = true
	}
	return kept, h.write(script)
}

// Uninstall removes our script, and puts the one that was there before back. It
// reports whether there was anything of ours.
func (h Hook) Uninstall() (removed bool, err error) {
	ours, err := h.ours()
	if err != nil || !ours {
		return false, err
	}
	if exists(h.Path + KeptSuffix) {
		return true, os.Rename(h.Path+KeptSuffix, h.Path)
	}
	return true, os.Remove(h.Path)
}

// ours reports whether the script that is there is ours.
func (h Hook) ours() (bool, error) {
	text, err := os.ReadFile(h.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return slices.Contains(strings.Split(string(text), "\n"), h.Mark), err
}

// write puts the script in place all at once: git may run it at any moment.
func (h Hook) write(script string) error {
	f, err := os.CreateTemp(filepath.Dir(h.Path), filepath.Base(h.Path)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // of no effect once it is renamed
	_, err = f.WriteString(script)
	err = errors.Join(err, f.Chmod(0o755), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), h.Path)
}

// exists reports whether there is a file or a link, even one that leads nowhere.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
