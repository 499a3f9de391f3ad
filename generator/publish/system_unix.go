//go:build !windows

package publish

import (
	"errors"
	"os"
	"syscall"
)

// noFollow refuses to open a file through a link, which might lead to any other
// file.
const noFollow = syscall.O_NOFOLLOW

// tryLock takes an exclusive lock of a file, unless somebody has it.
func tryLock(file *os.File) (bool, error) {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return false, nil
	}
	return err == nil, err
}

// IsFull reports whether something failed for want of space.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
