package gitrepo

import (
	"bytes"
	"errors"
	"io"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// patch unpacks a delta. PatchDelta would let a buffer of its own grow anew each
// time, ApplyDelta has one that is used again.
func patch(base, delta []byte) ([]byte, error) {
	if size, err := target(delta); err != nil || size > maxObject {
		return nil, errors.Join(errTooLong, err)
	}
	result := &patched{}
	err := packfile.ApplyDelta(result, &patched{data: base}, delta)
	return result.data, err
}

// patched is as much of an object as ApplyDelta asks for.
type patched struct {
	plumbing.EncodedObject
	data []byte
}

// Reader reads what a delta builds upon.
func (p *patched) Reader() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(p.data)), nil }

// Writer takes what the delta unpacks to.
func (p *patched) Writer() (io.WriteCloser, error) { return p, nil }

// SetSize makes room for what will be written.
func (p *patched) SetSize(n int64) { p.data = make([]byte, 0, n) }

// Write adds to the object.
func (p *patched) Write(b []byte) (int, error) {
	p.data = append(p.data, b...)
	return len(b), nil
}

// Close does nothing.
func (p *patched) Close() error { return nil }
