package gitrepo

import (
	"os"
	"path/filepath"
)

// MakeScratch makes a folder for a cache, where there is none, that Git passes
// over whatever the repository says of it: a “git add .” must not commit a cache.
func MakeScratch(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o644)
}
