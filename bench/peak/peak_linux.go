// Package peak tells the most memory that a process had that has ended.
package peak

import (
	"os"
	"syscall"
)

// Of is the most memory that a process had, in bytes.
func Of(state *os.ProcessState) int64 {
	if use, ok := state.SysUsage().(*syscall.Rusage); ok {
		return int64(use.Maxrss) << 10
	}
	return 0
}
