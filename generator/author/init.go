package author

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Init makes a new site in folder dir from the files of starter. The folder
// must be empty or absent; hidden files, such as those of Git, may be there.
func Init(dir string, starter fs.FS) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	for _, e := range entries {
		if e.Name()[0] != '.' {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, e.Name()), ErrExists)
		}
	}
	var written []string
	err = fs.WalkDir(starter, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		written = append(written, name)
		return os.WriteFile(file, data, 0o644)
	})
	return written, err
}
