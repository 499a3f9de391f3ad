package build

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// stage is a folder that takes the files of a site before they are put into their
// places, in the shape of the site. One goroutine writes them all: several would
// only wait for one another inside the file system, which burns the time that the
// making of pages needs. It is safe for concurrent use.
type stage struct {
	dir     string
	queue   chan *stagedFile
	written chan error // the first failure, once all is written
	end     func() error
	folders map[string]bool // that there are
}

// stagedFile is a file on its way to the disk.
type stagedFile struct {
	name  string
	data  []byte
	given bool // not a copy
}

// maxQueued is how many files may wait to be written: enough that pages go on
// being made while the file system is busy with a folder.
const maxQueued = 64

// maxPooled is the largest file whose memory is used again, in bytes.
const maxPooled = 256 << 10

var stagedFiles = sync.Pool{New: func() any { return new(stagedFile) }}

// newStage begins a stage in a new folder.
func newStage(dir string) *stage {
	s := &stage{dir: dir, queue: make(chan *stagedFile, maxQueued), written: make(chan error, 1), folders: map[string]bool{".": true}}
	s.end = sync.OnceValue(func() error {
		close(s.queue)
		return <-s.written
	})
	go s.run()
	return s
}

// write stages a file, of which it takes a copy. Failures are told at the end.
func (s *stage) write(name string, data []byte) {
	f := stagedFiles.Get().(*stagedFile)
	f.name, f.data = name, append(f.data[:0], data...)
	s.queue <- f
}

// give stages a file whose bytes nobody else changes.
func (s *stage) give(name string, data []byte) {
	s.queue <- &stagedFile{name: name, data: data, given: true}
}

func (s *stage) run() {
	var failure error
	for f := range s.queue {
		if failure == nil {
			failure = s.put(f)
		}
		if !f.given && cap(f.data) <= maxPooled {
			stagedFiles.Put(f)
		}
	}
	s.written <- failure
}

func (s *stage) put(f *stagedFile) error {
	if err := s.makeFolder(path.Dir(f.name)); err != nil {
		return err
	}
	return writeFile(s.file(f.name), f.data)
}

// makeFolder makes a folder and those around it.
func (s *stage) makeFolder(name string) error {
	var missing []string
	for at := name; !s.folders[at]; at = path.Dir(at) {
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		if err := os.Mkdir(s.file(at), 0o755); err != nil {
			return err
		}
		s.folders[at] = true
	}
	return nil
}

func (s *stage) file(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }
