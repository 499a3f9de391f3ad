package gitrepo

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
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

// WriteScratch replaces the file of a cache by what write writes, by a rename, in a
// folder that MakeScratch makes. Only whoever runs the program can read it.
func WriteScratch(name string, write func(io.Writer) error) error {
	if err := MakeScratch(filepath.Dir(name)); err != nil {
		return err
	}
	sweepScratch(name)
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+unfinished)
	if err != nil {
		return err
	}
	err = errors.Join(write(file), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// unfinished names caches that are being written.
const unfinished = ".*.tmp"

// sweepScratch removes what runs that were killed an hour ago left unfinished.
func sweepScratch(name string) {
	left, _ := filepath.Glob(name + unfinished)
	for _, file := range left {
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(file)
		}
	}
}
