package diag

import (
	"errors"
	"io/fs"
)

// Reason says why a file could not be read, for messages: in the words of an error
// that has some of its own, the common cases in ours, others in those of the
// operating system.
func Reason(err error) Name {
	var own interface{ Reason() Name }
	switch {
	case errors.As(err, &own):
		return own.Reason()
	case errors.Is(err, fs.ErrPermission):
		return Name{"没有读取的权限", "permission denied"}
	case errors.Is(err, fs.ErrNotExist):
		return Name{"找不到这个文件", "there is no such file"}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return Name{err.Error(), err.Error()}
}
