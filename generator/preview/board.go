package preview

import (
	"sync"
	"time"

	"zoufang/generator/build"
)

// moment is how the site stands at one time.
type moment struct {
	build.Update
	read        bool // the first update has come
	done, total int  // records read, until then
	photos      int  // how often photos have changed since
}

// board shows the moment to everybody who waits for the next one.
type board struct {
	mu      sync.Mutex
	now     moment
	changed chan struct{} // closed at the next change
	last    time.Time     // when progress was shown
}

func newBoard() *board { return &board{changed: make(chan struct{})} }

// look returns the moment and what is closed when it has passed.
func (b *board) look() (moment, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now, b.changed
}

// show goes on to the next moment.
func (b *board) show(next func(*moment)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.turn(next)
}

func (b *board) turn(next func(*moment)) {
	next(&b.now)
	close(b.changed)
	b.changed = make(chan struct{})
}

// progressEvery is how often pages hear how far reading has come.
const progressEvery = 200 * time.Millisecond

// progress shows how far the first reading has come. It may be called from
// several goroutines.
func (b *board) progress(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.now.read || time.Since(b.last) < progressEvery {
		return
	}
	b.last = time.Now()
	b.turn(func(m *moment) { m.done, m.total = done, total })
}
