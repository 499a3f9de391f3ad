package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Holder is who publishes at the moment.
type Holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

// BusyError is returned where another publisher was at work for longer than we
// were ready to wait.
type BusyError struct{ Holder Holder }

// Error says who is at work.
func (e *BusyError) Error() string {
	return fmt.Sprintf("another publisher is at work: process %d on %s", e.Holder.PID, e.Holder.Host)
}

const (
	lockName  = ".lock"
	lockEvery = 100 * time.Millisecond // how often a waiting publisher looks
)

// lock takes the folder's lock, which the system takes back from a process that
// ends. It returns how to give it back.
func (f Folder) lock(ctx context.Context, o Options) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(f.Dir, lockName), os.O_RDWR|os.O_CREATE|noFollow, 0o644)
	if err != nil {
		return nil, err
	}
	err = wait(ctx, o, lockEvery, func() (bool, Holder, error) {
		free, err := tryLock(file)
		return free, readHolder(file), err
	})
	if err != nil {
		file.Close()
		return nil, err
	}
	writeHolder(file, o.now())
	return func() { file.Close() }, nil
}

// wait calls try until it has the lock, patience ends, or something fails.
func wait(ctx context.Context, o Options, every time.Duration, try func() (bool, Holder, error)) error {
	deadline := time.Now().Add(o.patience())
	for told := false; ; told = true {
		got, holder, err := try()
		switch {
		case err != nil || got:
			return err
		case !time.Now().Before(deadline):
			return &BusyError{holder}
		case !told && o.Waiting != nil:
			o.Waiting(holder)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(every):
		}
	}
}

// us is this process as a holder.
func us(now time.Time) Holder {
	host, _ := os.Hostname()
	return Holder{host, os.Getpid(), now.UTC().Truncate(time.Second)}
}

// readHolder reads who holds the lock; it may say nothing yet.
func readHolder(file *os.File) (h Holder) {
	data, err := io.ReadAll(io.NewSectionReader(file, 0, 4096))
	if err == nil {
		json.Unmarshal(data, &h)
	}
	return h
}

// writeHolder tells others who holds the lock. That is only for messages: where
// it fails, they say less.
func writeHolder(file *os.File, now time.Time) {
	if data, err := json.Marshal(us(now)); err == nil && file.Truncate(0) == nil {
		file.WriteAt(data, 0)
	}
}
