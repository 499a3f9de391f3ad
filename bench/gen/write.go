package main

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// tally counts what was written.
type tally struct{ files, bytes int64 }

// write puts every record, in its last version, under dir.
func (s *site) write(dir string) (tally, error) {
	d := &disk{root: dir}
	for _, f := range s.foundation() {
		d.save(f)
	}
	for _, x := range s.makePapers() {
		d.save(s.writePaper(x))
	}
	s.eachVisit(func(i int) bool {
		x := s.visit(i)
		d.save(s.writeVisit(x, x.amended != never))
		return !d.failed()
	})
	return tally{d.files.Load(), d.bytes.Load()}, d.err
}

// eachVisit calls do for every visit, on all processors and in no order, until
// one returns false.
func (s *site) eachVisit(do func(i int) bool) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < s.visits && do(i); i = int(next.Add(1)) - 1 {
			}
		})
	}
	group.Wait()
}

// disk writes files below a root and keeps the first error; after it, nothing
// more is written.
type disk struct {
	root         string
	folders      sync.Map // already made
	files, bytes atomic.Int64

	mu  sync.Mutex
	err error
}

func (d *disk) save(f file) {
	if d.failed() {
		return
	}
	name := filepath.Join(d.root, filepath.FromSlash(f.path))
	if err := d.makeFolder(filepath.Dir(name)); err != nil {
		d.fail(err)
		return
	}
	if err := os.WriteFile(name, f.data, 0o644); err != nil {
		d.fail(err)
		return
	}
	d.files.Add(1)
	d.bytes.Add(int64(len(f.data)))
}

// makeFolder makes a folder the first time it is asked for.
func (d *disk) makeFolder(name string) error {
	if _, made := d.folders.Load(name); made {
		return nil
	}
	err := os.MkdirAll(name, 0o755)
	if err == nil {
		d.folders.Store(name, true)
	}
	return err
}

func (d *disk) fail(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err == nil {
		d.err = err
	}
}

func (d *disk) failed() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err != nil
}
