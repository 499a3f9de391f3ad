package site

import "sync"

// InParallel calls do for every number below n from so many goroutines, at least one.
func InParallel(n, workers int, do func(i int)) {
	var wait sync.WaitGroup
	for first := range min(max(1, workers), n) {
		wait.Go(func() {
			for i := first; i < n; i += max(1, workers) {
				do(i)
			}
		})
	}
	wait.Wait()
}

// Beside begins work and returns a function that waits for what it gave.
func Beside[T any](work func() T) func() T {
	done := make(chan T, 1)
	go func() { done <- work() }()
	return sync.OnceValue(func() T { return <-done })
}
