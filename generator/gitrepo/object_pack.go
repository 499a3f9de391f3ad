package gitrepo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// guess is how much room is made at once for an object whose header claims more:
// the header may lie.
const guess = 1 << 20

// maxChain is how many deltas may build upon one another; git itself writes no
// longer chain.
const maxChain = 4096

var errPack = errors.New("malformed pack")

// pack is an opened pack with its index in memory. It is safe for concurrent use.
type pack struct {
	file     *os.File
	length   int64
	index    *idxfile.MemoryIndex
	scanners sync.Pool // of *packfile.Scanner
}

// openPack opens the pack that an index belongs to.
func openPack(index string) (*pack, error) {
	p := &pack{index: idxfile.NewMemoryIndex()}
	if err := decodeIndex(index, p.index); err != nil {
		return nil, fmt.Errorf("%s: %w", index, err)
	}
	var err error
	if p.file, err = os.Open(strings.TrimSuffix(index, ".idx") + ".pack"); err != nil {
		return nil, err
	}
	info, err := p.file.Stat()
	if err != nil {
		p.file.Close()
		return nil, err
	}
	p.length = info.Size()
	return p, nil
}

// link is one delta on the way from an object to what it builds upon.
type link struct {
	offset int64
	delta  []byte
}

// read unpacks the object at an offset. What it builds upon is kept, for its
// neighbours build upon the same.
func (p *pack) read(offset int64, kept *lru) (plumbing.ObjectType, []byte, error) {
	var chain []link
	kind, data, ok := kept.get(p, offset)
	for at := offset; !ok; kind, data, ok = kept.get(p, at) {
		header, body, err := p.entry(at)
		if err != nil {
			return 0, nil, err
		}
		if !header.Type.IsDelta() {
			kind, data = header.Type, body
			if kind == plumbing.TreeObject || len(chain) > 0 {
				kept.put(p, at, kind, data)
			}
			break
		}
		if chain = append(chain, link{at, body}); len(chain) > maxChain {
			return 0, nil, fmt.Errorf("%w: endless deltas", errPack)
		}
		if at, err = p.base(header); err != nil {
			return 0, nil, err
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		var err error
		if data, err = patch(data, chain[i].delta); err != nil {
			return 0, nil, err
		}
		kept.put(p, chain[i].offset, kind, data)
	}
	return kind, data, nil
}

// entry inflates what lies at an offset: an object, or a delta.
func (p *pack) entry(offset int64) (*packfile.ObjectHeader, []byte, error) {
	s := p.scanner()
	defer p.scanners.Put(s)
	header, err := s.SeekObjectHeader(offset)
	if err != nil {
		return nil, nil, err
	}
	if header.Length > maxObject {
		return nil, nil, errTooLong
	}
	body := bytes.NewBuffer(make([]byte, 0, min(header.Length, guess)))
	n, _, err := s.NextObject(body)
	if err == nil && n != header.Length {
		err = fmt.Errorf("%w: %d bytes instead of %d", errPack, n, header.Length)
	}
	return header, body.Bytes(), err
}

func (p *pack) scanner() *packfile.Scanner {
	if s, ok := p.scanners.Get().(*packfile.Scanner); ok {
		return s
	}
	return packfile.NewScanner(io.NewSectionReader(p.file, 0, p.length))
}

// base returns the offset of what a delta builds upon.
func (p *pack) base(header *packfile.ObjectHeader) (int64, error) {
	if header.Type == plumbing.OFSDeltaObject {
		return header.OffsetReference, nil
	}
	if offset, ok := p.find(header.Reference); ok {
		return offset, nil
	}
	return 0, fmt.Errorf("base %s: %w", header.Reference, plumbing.ErrObjectNotFound)
}

// size returns the length of the object at an offset. A delta tells it in its
// second number.
func (p *pack) size(offset int64) (int64, error) {
	s := p.scanner()
	defer p.scanners.Put(s)
	header, err := s.SeekObjectHeader(offset)
	if err != nil {
		return 0, err
	}
	if !header.Type.IsDelta() {
		return header.Length, nil
	}
	r, err := s.ReadObject()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	start := make([]byte, 2*binary.MaxVarintLen64)
	n, _ := io.ReadFull(r, start)
	return target(start[:n])
}

// target returns the length that a delta says it unpacks to.
func target(delta []byte) (int64, error) {
	_, n := binary.Uvarint(delta)
	if n <= 0 {
		return 0, packfile.ErrInvalidDelta
	}
	size, n := binary.Uvarint(delta[n:])
	if n <= 0 || size > math.MaxInt64 {
		return 0, packfile.ErrInvalidDelta
	}
	return int64(size), nil
}
