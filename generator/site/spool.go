package site

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Spool keeps rendered bodies on disk between reading and writing, so that the
// model's size does not depend on how much has been written. It is safe for
// concurrent use.
type Spool struct {
	file *os.File
	mu   sync.Mutex
	size int64
}

// chunk is a stretch of the spool.
type chunk struct{ offset, length int64 }

// NewSpool returns an empty spool in a temporary file of dir, or of the
// system's temporary folder where dir is "".
func NewSpool(dir string) (*Spool, error) {
	if dir != "" {
		removeOldSpools(dir)
	}
	f, err := os.CreateTemp(dir, "bodies-*")
	if err != nil {
		return nil, fmt.Errorf("spool of rendered bodies: %w", err)
	}
	return &Spool{file: f}, nil
}

// removeOldSpools removes what runs that were killed left behind. One that is
// still being written to is younger.
func removeOldSpools(dir string) {
	spools, _ := fs.Glob(os.DirFS(dir), "bodies-*")
	for _, name := range spools {
		file := filepath.Join(dir, name)
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(file)
		}
	}
}

// put appends text.
func (s *Spool) put(text []byte) (chunk, error) {
	s.mu.Lock()
	c := chunk{s.size, int64(len(text))}
	s.size += c.length
	s.mu.Unlock()
	if _, err := s.file.WriteAt(text, c.offset); err != nil {
		return chunk{}, fmt.Errorf("spool of rendered bodies: %w", err)
	}
	return c, nil
}

// get returns the text at c.
func (s *Spool) get(c chunk) ([]byte, error) {
	text := make([]byte, c.length)
	if _, err := s.file.ReadAt(text, c.offset); err != nil && c.length > 0 {
		return nil, fmt.Errorf("spool of rendered bodies: %w", err)
	}
	return text, nil
}

// Close removes the spool's file.
func (s *Spool) Close() error {
	name := s.file.Name()
	err := s.file.Close()
	if removeErr := os.Remove(name); err == nil {
		err = removeErr
	}
	return err
}
