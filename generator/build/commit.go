package build

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// commit moves everything into place and removes what the site no longer has. The
// marker is first: a folder where a commit was cut short is still known as ours.
// The home page is last: who finds the new one finds all that it links to. left
// are the files that lie in the folder, where sure says that these are all.
func (o *output) commit(left []string, sure bool) error {
	if err := o.stage.end(); err != nil {
		return err
	}
	if o.claimed[marker] == staged {
		if err := o.place(marker); err != nil {
			return err
		}
	}
	if err := o.move("."); err != nil {
		return err
	}
	if o.claimed[home] == staged {
		if err := o.place(home); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(o.stage.dir); err != nil {
		return err
	}
	switch {
	case o.empty:
		return nil
	case sure:
		return o.removeOf(left)
	}
	return o.removeStale()
}

// removeOf removes those of files that the site no longer has, and the folders that
// are empty then.
func (o *output) removeOf(files []string) error {
	for _, file := range files {
		if _, ours := o.claimed[file]; ours {
			continue
		}
		if err := os.Remove(o.file(file)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for at := path.Dir(file); at != "." && os.Remove(o.file(at)) == nil; at = path.Dir(at) {
		}
	}
	return nil
}

// home is the file of the home page.
const home = "index.html"

// move moves what the stage holds below a folder into place: a folder that the
// site has not yet as a whole.
func (o *output) move(dir string) error {
	entries, err := os.ReadDir(o.stage.file(dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case name == home:
			continue
		case e.IsDir() && o.hasFolder(name):
			err = o.move(name)
		default:
			err = o.place(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *output) hasFolder(name string) bool {
	info, err := os.Lstat(o.file(name))
	return err == nil && info.IsDir()
}

// place moves one file or folder from the stage to its place, where it takes the
// place of whatever has its name.
func (o *output) place(name string) error {
	from, to := o.stage.file(name), o.file(name)
	err := rename(from, to)
	if err == nil {
		return nil
	}
	if err := makeFolderFor(to, o.dir); err != nil {
		return err
	}
	if info, statErr := os.Lstat(to); statErr == nil {
		if there, statErr := os.Lstat(from); statErr == nil && info.IsDir() != there.IsDir() {
			if err := os.RemoveAll(to); err != nil {
				return err
			}
		}
	}
	return rename(from, to)
}

// rename moves a file over another. On Windows that fails for as long as
// somebody, a web server or a virus scanner, reads the other one.
func rename(from, to string) error {
	err := os.Rename(from, to)
	for tries := 0; err != nil && runtime.GOOS == "windows" && tries < 20; tries++ {
		time.Sleep(50 * time.Millisecond)
		err = os.Rename(from, to)
	}
	return err
}

// makeFolderFor makes the folder of a file below root. A file that stands in the
// way, left from a site where it had that name, is removed.
func makeFolderFor(file, root string) error {
	dir := filepath.Dir(file)
	err := os.MkdirAll(dir, 0o755)
	for at := dir; err != nil && len(at) > len(root); at = filepath.Dir(at) {
		if info, statErr := os.Lstat(at); statErr == nil && !info.IsDir() {
			if err := os.Remove(at); err != nil {
				return err
			}
			return os.MkdirAll(dir, 0o755)
		}
	}
	return err
}

// removeStale removes files that the site no longer has and folders that are
// empty then. Names with a leading dot at the top are not ours.
func (o *output) removeStale() error {
	_, err := o.removeBelow(".")
	return err
}

// removeBelow does so below a folder, and reports whether something is left there.
func (o *output) removeBelow(dir string) (left bool, err error) {
	entries, err := os.ReadDir(o.file(dir))
	if err != nil {
		return true, err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		_, ours := o.claimed[name]
		switch {
		case dir == "." && strings.HasPrefix(name, ".") || ours && !e.IsDir():
			left = true
			continue
		case e.IsDir():
			below, err := o.removeBelow(name)
			if err != nil {
				return true, err
			}
			if below {
				left = true
				continue
			}
		}
		if err := os.Remove(o.file(name)); err != nil && !e.IsDir() {
			return true, err
		}
	}
	return left, nil
}
