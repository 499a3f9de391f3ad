package gitrepo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"sort"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

func decodeIndex(name string, index *idxfile.MemoryIndex) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("damaged: %v", x)
		}
	}()
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return idxfile.NewDecoder(file).Decode(index)
}

// find returns where the pack holds an object. The index's own FindOffset would
// keep every answer, for a look-up by offset that nobody makes.
func (p *pack) find(h plumbing.Hash) (int64, bool) {
	bucket := p.index.FanoutMapping[h[0]]
	if bucket < 0 {
		return 0, false
	}
	names, i := p.search(bucket, h[:])
	if i == len(names)/len(h) || !bytes.Equal(names[i*len(h):(i+1)*len(h)], h[:]) {
		return 0, false
	}
	offset := binary.BigEndian.Uint32(p.index.Offset32[bucket][4*i:])
	if offset <= math.MaxInt32 {
		return int64(offset), true
	}
	if at := 8 * int(offset&math.MaxInt32); at+8 <= len(p.index.Offset64) {
		return int64(binary.BigEndian.Uint64(p.index.Offset64[at:])), true
	}
	return 0, false
}

// search returns a bucket's ids and the place among them of the first that is
// not before id.
func (p *pack) search(bucket int, id []byte) (names []byte, i int) {
	const size = len(plumbing.ZeroHash)
	names = p.index.Names[bucket]
	return names, sort.Search(len(names)/size, func(i int) bool {
		return bytes.Compare(names[i*size:(i+1)*size], id) >= 0
	})
}

// beginning adds the ids that begin with prefix, which is not empty.
func (p *pack) beginning(prefix []byte, all []plumbing.Hash) []plumbing.Hash {
	bucket := p.index.FanoutMapping[prefix[0]]
	if bucket < 0 {
		return all
	}
	names, i := p.search(bucket, prefix)
	for at := i * len(plumbing.ZeroHash); at < len(names); at += len(plumbing.ZeroHash) {
		h := plumbing.Hash(names[at : at+len(plumbing.ZeroHash)])
		if !bytes.HasPrefix(h[:], prefix) {
			break
		}
		all = append(all, h)
	}
	return all
}
