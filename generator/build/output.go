package build

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"zoufang/generator/site"
)

// marker is the file by which an output folder is known as one of ours.
const marker = "data/site.json"

// stagePrefix begins the name of the folder, inside the output folder, that
// holds the files of a build until all are there.
const stagePrefix = ".zoufang-stage-"

// ErrForeignFolder is returned for an output folder that holds other things
// than a site.
var ErrForeignFolder = errors.New("the folder holds files that are not a site of this program")

// ErrOtherAudience is returned for an output folder that holds the tree of
// another audience.
var ErrOtherAudience = errors.New("the folder holds the site of another audience")

// output is a folder that becomes exactly one site. Files are staged until
// commit puts each into its place by a rename and removes what is left over, so
// that a build that fails changes nothing. It is safe for concurrent use.
type output struct {
	dir   string
	stage *stage // in dir, so that whole folders can be moved
	empty bool   // nothing lay in dir

	mu      sync.Mutex
	claimed map[string]claim // by path in the site
}

// claim is what becomes of one path of the site.
type claim uint8

const (
	inPlace claim = iota // it lies there already, as it should be
	staged
)

// openOutput prepares folder dir, which must be empty, absent or a site for the
// same audience.
func openOutput(dir, audience string) (*output, error) {
	if err := checkOurs(dir, audience); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	dir, err := filepath.EvalSymlinks(dir) // or else no walk would find what is stale
	if err != nil {
		return nil, err
	}
	site.Sweep(dir, stagePrefix)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	stage, err := os.MkdirTemp(dir, stagePrefix)
	if err != nil {
		return nil, err
	}
	return &output{dir: dir, stage: newStage(stage), empty: len(entries) == 0, claimed: map[string]claim{}}, nil
}

// checkOurs refuses a folder with files that a build would have to delete
// though no build made them, and one with the tree of another audience: what is
// for few must never come to lie where everybody reads.
func checkOurs(dir, audience string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	foreign := false
	for _, e := range entries {
		foreign = foreign || !strings.HasPrefix(e.Name(), ".")
	}
	if !foreign {
		return nil
	}
	var old struct{ Generator, Audience string }
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(marker)))
	if err != nil || json.Unmarshal(data, &old) != nil || old.Generator != generatorName {
		return fmt.Errorf("%s: %w", dir, ErrForeignFolder)
	}
	if old.Audience != audience {
		return fmt.Errorf("%s: %w", dir, ErrOtherAudience)
	}
	return nil
}

// write stages one file of the site. A file that is in place with the same
// bytes is left alone.
func (o *output) write(name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q leads out of the site", name)
	}
	same := o.same(name, data)
	if err := o.claim(name, same); err != nil || same {
		return err
	}
	o.stage.write(name, data)
	return nil
}

// same reports whether a file is in place with these bytes. Most that differ do so
// in size, which costs no reading.
func (o *output) same(name string, data []byte) bool {
	if o.empty {
		return false
	}
	info, err := os.Lstat(o.file(name))
	if err != nil || info.Size() != int64(len(data)) || !info.Mode().IsRegular() {
		return false
	}
	old, err := os.ReadFile(o.file(name))
	return err == nil && bytes.Equal(old, data)
}

// keep leaves a file of the site as it is.
func (o *output) keep(name string) error { return o.claim(name, true) }

// claim reserves a path of the site.
func (o *output) claim(name string, there bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, taken := o.claimed[name]; taken {
		return fmt.Errorf("%q would be written twice", name)
	}
	o.claimed[name] = staged
	if there {
		o.claimed[name] = inPlace
	}
	return nil
}

func (o *output) file(name string) string {
	return filepath.Join(o.dir, filepath.FromSlash(name))
}

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
	if sure {
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
	var dirs []string
	err := filepath.WalkDir(o.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || file == o.dir {
			return err
		}
		rel, err := filepath.Rel(o.dir, file)
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(rel, ".")
		switch _, ours := o.claimed[filepath.ToSlash(rel)]; {
		case hidden && d.IsDir():
			return fs.SkipDir
		case d.IsDir():
			dirs = append(dirs, file)
		case !ours && !hidden:
			return os.Remove(file)
		}
		return nil
	})
	for i := len(dirs) - 1; i >= 0; i-- {
		os.Remove(dirs[i]) // fails where the folder still holds files
	}
	return err
}

// abort drops what was staged. After commit it does nothing.
func (o *output) abort() {
	o.stage.end()
	os.RemoveAll(o.stage.dir)
}
