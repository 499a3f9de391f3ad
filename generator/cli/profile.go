package cli

import (
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"

	"github.com/spf13/cobra"
)

// profiles are the files into which a command writes how it spent its time and
// its memory, in the forms that `go tool pprof` and `go tool trace` read.
type profiles struct{ cpu, memory, trace string }

func (p *profiles) flags(a *App, c *cobra.Command) {
	c.Flags().StringVar(&p.cpu, "cpuprofile", "", a.say("flag.cpuprofile", nil))
	c.Flags().StringVar(&p.memory, "memprofile", "", a.say("flag.memprofile", nil))
	c.Flags().StringVar(&p.trace, "trace", "", a.say("flag.trace", nil))
}

// around runs work and writes the profiles that were asked for, also where work
// fails.
func (p profiles) around(work func() error) (err error) {
	for _, start := range []func() (func() error, error){p.startCPU, p.startTrace} {
		stop, startErr := start()
		if startErr != nil {
			return startErr
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	defer func() { err = errors.Join(err, p.writeMemory()) }()
	return work()
}

func (p profiles) startCPU() (stop func() error, err error) {
	return profile(p.cpu, pprof.StartCPUProfile, pprof.StopCPUProfile)
}

func (p profiles) startTrace() (stop func() error, err error) {
	return profile(p.trace, trace.Start, trace.Stop)
}

// profile starts what writes into a file, and does nothing without one.
func profile(file string, start func(io.Writer) error, stop func()) (func() error, error) {
	if file == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := start(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() error { stop(); return f.Close() }, nil
}

func (p profiles) writeMemory() error {
	if p.memory == "" {
		return nil
	}
	f, err := os.Create(p.memory)
	if err != nil {
		return err
	}
	runtime.GC() // so that what is in use now is counted, not what it was some time ago
	return errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}
