package site

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Spool keeps texts on disk between reading and writing, such as rendered bodies, so
// that the model's size does not depend on how much has been written. It is safe
// for concurrent use.
type Spool struct {
	file *os.File
	mu   sync.Mutex
	size int64
}

// Chunk is a stretch of a spool.
type Chunk struct{ offset, length int64 }

// NewSpool returns an empty spool in a temporary file of dir, or of the
// system's temporary folder where dir is "".
func NewSpool(dir string) (*Spool, error) {
	if dir != "" {
		Sweep(dir, spoolPrefix)
	}
	f, err := os.CreateTemp(dir, spoolPrefix+"*")
	if err != nil {
		return nil, fmt.Errorf("spool of texts: %w", err)
	}
	return &Spool{file: f}, nil
}

// spoolPrefix begins the names of spools.
const spoolPrefix = "bodies-"

// Sweep removes the files and folders of dir whose names begin with prefix and
// that nothing has changed for an hour: what runs that were killed left behind.
func Sweep(dir, prefix string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// Put appends a text.
func (s *Spool) Put(text []byte) (Chunk, error) {
	s.mu.Lock()
	c := Chunk{s.size, int64(len(text))}
	s.size += c.length
	s.mu.Unlock()
	if _, err := s.file.WriteAt(text, c.offset); err != nil {
		return Chunk{}, fmt.Errorf("spool of texts: %w", err)
	}
	return c, nil
}

// Get returns the text at c.
func (s *Spool) Get(c Chunk) ([]byte, error) { return s.Append(nil, c) }

// Append appends the text at c.
func (s *Spool) Append(to []byte, c Chunk) ([]byte, error) {
	at := len(to)
	to = slices.Grow(to, int(c.length))[:at+int(c.length)]
	if _, err := s.file.ReadAt(to[at:], c.offset); err != nil && c.length > 0 {
		return nil, fmt.Errorf("spool of texts: %w", err)
	}
	return to, nil
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
