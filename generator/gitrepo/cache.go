package gitrepo

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"strings"
)

// cacheFormat changes with whatever changes what a cache says.
const cacheFormat = "zoufang history 1"

// maxCache is the longest cache that is read.
const maxCache = 1 << 30

// keptForgotten is how many commits that the head does not reach stay in the
// cache, if it reaches no more than that itself: those of other branches, and of
// histories that were rewritten.
const keptForgotten = 20_000

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// cacheKey is the first line of a cache: the circumstances in which what it says
// of a commit holds for ever.
func cacheKey(source, prefix string, shallow []string) string {
	shallow = slices.Sorted(slices.Values(shallow))
	hash := sha256.Sum256([]byte(source + "\n" + prefix + "\n" + strings.Join(shallow, "\n")))
	return fmt.Sprintf("%s %x\n", cacheFormat, hash[:12])
}

// readCache returns what a file knows; nothing where it is not there, damaged or
// of other circumstances.
func readCache(name, key string) *chronicle {
	if name == "" {
		return &chronicle{}
	}
	file, err := os.Open(name)
	if err != nil {
		return &chronicle{}
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() > maxCache {
		return &chronicle{}
	}
	return openCache(file, info.Size(), key)
}

// openCache reads a cache of a size: its key, the rest, and a checksum of the
// rest, which is read once and never copied: the chronicle's texts are parts of it.
func openCache(r io.Reader, size int64, key string) *chronicle {
	start, end := make([]byte, len(key)), make([]byte, crc32.Size)
	if _, err := io.ReadFull(r, start); err != nil || string(start) != key {
		return &chronicle{}
	}
	size -= int64(len(start) + len(end))
	var body strings.Builder
	body.Grow(int(max(size, 0)))
	sum := crc32.New(castagnoli)
	if _, err := io.CopyN(io.MultiWriter(&body, sum), r, size); err != nil {
		return &chronicle{}
	}
	if _, err := io.ReadFull(r, end); err != nil || sum.Sum32() != binary.LittleEndian.Uint32(end) {
		return &chronicle{}
	}
	c, err := decodeChronicle(body.String())
	if err != nil {
		return &chronicle{}
	}
	return c
}

// sealCache writes a cache.
func sealCache(w io.Writer, c *chronicle, key string) error {
	if _, err := io.WriteString(w, key); err != nil {
		return err
	}
	sum := crc32.New(castagnoli)
	if err := encodeChronicle(io.MultiWriter(w, sum), c); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, sum.Sum32())
}

// writeCache replaces the cache. That it cannot is no error: the next run takes
// longer.
func writeCache(name, key string, c *chronicle) {
	if name != "" {
		WriteScratch(name, func(w io.Writer) error { return sealCache(w, c, key) })
	}
}

// trimmed is the chronicle without the steps that order does not list, where
// these have become too many.
func (c *chronicle) trimmed(order []int32) *chronicle {
	if forgotten := len(c.steps) - len(order); forgotten <= max(keptForgotten, len(order)) {
		return c
	}
	kept := &chronicle{mailmaps: c.mailmaps}
	for _, i := range order {
		s := c.steps[i]
		s.parents, s.changes = nil, nil
		kept.add(s)
		for _, change := range c.steps[i].changes {
			last := &kept.steps[len(kept.steps)-1]
			change.path = kept.place(c.paths[change.path])
			last.changes = append(last.changes, change)
		}
	}
	kept.link(0)
	return kept
}
