package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"zoufang/bench/peak"
)

// usage is what a process used.
type usage struct {
	wall time.Duration
	cpu  time.Duration // its own and the system's for it
	peak int64         // bytes of memory; 0: not known
}

// command is a program and its arguments.
type command []string

// run waits for the command and returns what it used.
func (c command) run(ctx context.Context) (usage, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, c[0], c[1:]...)
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start)}
	if err != nil {
		return u, fmt.Errorf("%s %s: %w\n%s", filepath.Base(c[0]), c[1], err, bytes.TrimSpace(out.Bytes()))
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.peak = peak.Of(cmd.ProcessState)
	return u, nil
}

// median is the middle of each figure, by itself.
func median(runs []usage) usage {
	return usage{
		wall: middle(runs, func(u usage) time.Duration { return u.wall }),
		cpu:  middle(runs, func(u usage) time.Duration { return u.cpu }),
		peak: middle(runs, func(u usage) int64 { return u.peak }),
	}
}

// middle is the median of one figure; of an even number, the mean of the two in
// the middle.
func middle[T ~int64](runs []usage, figure func(usage) T) T {
	if len(runs) == 0 {
		return 0
	}
	var all []T
	for _, u := range runs {
		all = append(all, figure(u))
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}
