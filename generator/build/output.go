package build

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

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
	stage, err := o.wants(name, data)
	if stage {
		o.stage.write(name, data)
	}
	return err
}

// give does the same with data that nobody else changes.
func (o *output) give(name string, data []byte) error {
	stage, err := o.wants(name, data)
	if stage {
		o.stage.give(name, data)
	}
	return err
}

// wants claims a file and reports whether it has to be staged.
func (o *output) wants(name string, data []byte) (bool, error) {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return false, fmt.Errorf("%q leads out of the site", name)
	}
	same := o.same(name, data)
	err := o.claim(name, same)
	return !same && err == nil, err
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

// abort drops what was staged. After commit it does nothing.
func (o *output) abort() {
	o.stage.end()
	os.RemoveAll(o.stage.dir)
}
