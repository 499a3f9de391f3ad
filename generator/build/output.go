package build

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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
	stage string

	mu     sync.Mutex
	staged map[string]string // path in the site → file in the stage; "" when it is already in place
}

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
	stage, err := os.MkdirTemp(dir, stagePrefix)
	if err != nil {
		return nil, err
	}
	return &output{dir: dir, stage: stage, staged: map[string]string{}}, nil
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
func (o *output) write(path string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		return fmt.Errorf("%q leads out of the site", path)
	}
	staged, err := o.claim(path)
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(o.file(path)); err == nil && bytes.Equal(old, data) {
		o.mu.Lock()
		o.staged[path] = ""
		o.mu.Unlock()
		return nil
	}
	return os.WriteFile(staged, data, 0o644)
}

// claim reserves a path of the site and returns the staged file for it.
func (o *output) claim(path string) (string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, taken := o.staged[path]; taken {
		return "", fmt.Errorf("%q would be written twice", path)
	}
	staged := filepath.Join(o.stage, fmt.Sprint(len(o.staged)))
	o.staged[path] = staged
	return staged, nil
}

func (o *output) file(path string) string {
	return filepath.Join(o.dir, filepath.FromSlash(path))
}

// commit moves everything into place and removes what the site no longer has.
func (o *output) commit() error {
	made := map[string]bool{}
	for _, path := range o.order() {
		if err := o.place(path, made); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(o.stage); err != nil {
		return err
	}
	return o.removeStale()
}

// order is that in which files come into place. The marker is first: a folder
// where a commit was cut short is still known as ours. The home page is last:
// who finds the new one finds all that it links to.
func (o *output) order() []string {
	rank := map[string]int{marker: -1, "index.html": 1}
	return slices.SortedFunc(maps.Keys(o.staged), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b))
	})
}

func (o *output) place(path string, made map[string]bool) error {
	staged := o.staged[path]
	if staged == "" {
		return nil
	}
	target := o.file(path)
	if dir := filepath.Dir(target); !made[dir] {
		if err := makeDir(dir, o.dir); err != nil {
			return err
		}
		made[dir] = true
	}
	if info, err := os.Lstat(target); err == nil && info.IsDir() {
		if err := os.RemoveAll(target); err != nil {
			return err
		}
	}
	return rename(staged, target)
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

// makeDir makes folder dir below root. A file that stands in the way, left from
// a site where it had that name, is removed.
func makeDir(dir, root string) error {
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
		switch _, ours := o.staged[filepath.ToSlash(rel)]; {
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

// abort drops what was staged.
func (o *output) abort() { os.RemoveAll(o.stage) }
