package build

import "sync"

// fileNumbers gives the files of a theme numbers, in the order in which they are
// asked for. It is safe for concurrent use.
type fileNumbers struct {
	mu     sync.RWMutex
	number map[string]int
	names  []string
}

func newFileNumbers() *fileNumbers { return &fileNumbers{number: map[string]int{}} }

// of returns the number of a file.
func (f *fileNumbers) of(file string) int {
	f.mu.RLock()
	n, known := f.number[file]
	f.mu.RUnlock()
	if known {
		return n
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if n, known := f.number[file]; known {
		return n
	}
	f.number[file] = len(f.names)
	f.names = append(f.names, file)
	return len(f.names) - 1
}

// name returns the file of a number.
func (f *fileNumbers) name(n int) string {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.names[n]
}
