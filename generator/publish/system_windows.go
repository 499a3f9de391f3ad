package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// noFollow is of no use here: links are for administrators to make.
const noFollow = 0

// tryLock takes an exclusive lock of a file, unless somebody has it. What is
// locked lies far behind the file's end, so that others can read who holds it.
func tryLock(file *os.File) (bool, error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// IsFull reports whether something failed for want of space.
func IsFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
