package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"zoufang/generator/site"
)

// sink takes the files of a site, each once. It is safe for concurrent use.
type sink interface {
	write(path string, data []byte) error

	// give does the same with data that nobody else holds or changes any more.
	give(path string, data []byte) error

	// photo takes a photo as it lies in the repository, to be published under the
	// URLs of a.
	photo(a *site.Asset, data []byte) error
}

// digests keeps of each file what tells it from another one.
type digests struct {
	mu    sync.Mutex
	files map[string]Digest
}

func (d *digests) write(path string, data []byte) error {
	sum := sha256.Sum256(data)
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, taken := d.files[path]; taken {
		return fmt.Errorf("%q would be written twice", path)
	}
	d.files[path] = Digest{Sum: sum}
	return nil
}

func (d *digests) give(path string, data []byte) error { return d.write(path, data) }

// photo takes the original for the published photo: the one follows from the other,
// and making it takes long.
func (d *digests) photo(a *site.Asset, data []byte) error {
	if err := d.write(a.URL[1:], data); err != nil {
		return err
	}
	return d.write(a.ThumbURL()[1:], data)
}

// holding keeps files in memory. It is for one unit, and not safe for concurrent use.
type holding struct{ files map[string][]byte }

func (h *holding) write(path string, data []byte) error {
	h.files[path] = bytes.Clone(data)
	return nil
}

func (h *holding) give(path string, data []byte) error {
	h.files[path] = data
	return nil
}

func (h *holding) photo(a *site.Asset, data []byte) error { return writePhoto(h, a, data) }
