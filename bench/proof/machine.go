package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// machine says in a line where and when something was measured, without names.
func machine(ctx context.Context, o options) string {
	return fmt.Sprintf("%s, %d cores, %s/%s, %s, zoufang %s, Hugo %s, medians of %d", time.Now().Format("2006-01-02"),
		runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		versionOf(ctx, o.zoufang, "--version"), versionOf(ctx, o.hugo, "version"), o.runs)
}

// versionOf is the second word of what a program says that it is.
func versionOf(ctx context.Context, program, argument string) string {
	out, err := exec.CommandContext(ctx, program, argument).Output()
	if words := strings.Fields(string(out)); err == nil && len(words) > 1 {
		return words[1]
	}
	return "of unknown version"
}
