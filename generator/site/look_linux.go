package site

import (
	"io/fs"
	"syscall"
)

// systemLook is what Linux knows of a file besides: its inode, and when that was
// last changed, which no program can set back.
func systemLook(info fs.FileInfo) [2]uint64 {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return [2]uint64{}
	}
	return [2]uint64{stat.Ino, uint64(stat.Ctim.Nano())}
}
