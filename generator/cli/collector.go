package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The garbage collector's targets, in bytes. A build is a short batch: memory that
// nobody else needs in the meantime is cheaper than collecting it over and over.
const (
	roomy      = 300 << 20  // nothing is collected before the heap has this size
	spacious   = 1100 << 20 // a heap grows by a half to this, and by a quarter beyond
	liveMetric = "/gc/heap/live:bytes"
)

// relaxCollector lets the garbage collector wait until the heap has some size, and
// run more often the larger it gets. Users who set GOGC know better.
func relaxCollector(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(roomy)
	afterEachCollection(func() {
		debug.SetMemoryLimit(math.MaxInt64)
		debug.SetGCPercent(percentFor(liveHeap()))
	})
}

// percentFor is how much garbage, in percent, may come on top of a live heap.
func percentFor(live uint64) int {
	if live == 0 {
		return 100
	}
	size := max(roomy, min(live+live/2, spacious), live+live/4)
	return int(100 * (size - live) / live)
}

func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: liveMetric}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// afterEachCollection calls do whenever the garbage collector has run: an object
// that nobody holds is finalized then, and makes the next one.
func afterEachCollection(do func()) {
	type sentinel struct{ _ [16]byte }
	var arm func()
	arm = func() {
		runtime.SetFinalizer(new(sentinel), func(*sentinel) {
			do()
			arm()
		})
	}
	arm()
}
