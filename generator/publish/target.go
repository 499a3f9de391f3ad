package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zoufang/generator/build"
)

// prepare makes the folder, unless it overlaps the sources or holds other
// things, which would come to be served or removed.
func (f Folder) prepare(sources string) error {
	if err := apart(sources, f.Dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(f.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	ours, err := f.ours()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !ours && !strings.HasPrefix(e.Name(), ".") {
			return fmt.Errorf("%s: %w", f.Dir, build.ErrForeignFolder)
		}
	}
	return errors.Join(makeDir(f.Dir), makeDir(f.releases()))
}

// ours reports whether the folder holds releases of ours, or none at all yet.
// Other programs too keep what they install in releases.
func (f Folder) ours() (bool, error) {
	entries, err := os.ReadDir(f.releases())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	empty := true
	for _, e := range entries {
		if f.isManifest(e.Name()) {
			return true, nil
		}
		empty = empty && strings.HasPrefix(e.Name(), ".")
	}
	return empty, err
}

// isManifest reports whether a file of releases is a manifest of ours.
func (f Folder) isManifest(file string) bool {
	name, ok := strings.CutSuffix(file, manifestExt)
	if !ok || !validName(name) {
		return false
	}
	r, err := f.read(name)
	return err == nil && r.sound()
}

// makeDir makes a folder that everybody may read, whatever the umask. One that
// is there keeps its permissions.
func makeDir(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.Chmod(dir, 0o755)
}

// apart refuses a target among the sources of a site, also through links.
func apart(sources, dir string) error {
	if sources == "" {
		return nil
	}
	target, err := resolved(dir)
	if err != nil {
		return err
	}
	for _, name := range []string{"content", "schemas", "templates", "public", ".git", ".zoufang"} {
		source, err := resolved(filepath.Join(sources, name))
		if err != nil {
			return err
		}
		if rel, err := filepath.Rel(source, target); err == nil && (rel == "." || filepath.IsLocal(rel)) {
			return fmt.Errorf("%s: %w", dir, build.ErrOverlap)
		}
	}
	return nil
}

// resolved is the absolute path of a file or folder that need not exist, without
// links.
func resolved(file string) (string, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	for at, rest := file, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if at == filepath.Dir(at) {
			return file, nil
		}
	}
}
