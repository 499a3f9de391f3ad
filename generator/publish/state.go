package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"zoufang/generator/build"
)

// Objects that say how a bucket stands. The manifest tells of the last complete
// publication. The journal is there while one is under way, and afterwards where
// it was interrupted.
const (
	stateFolder = ".zoufang/"
	manifestKey = stateFolder + "manifest.json"
	journalKey  = stateFolder + "uploading.json"
	leaseKey    = stateFolder + "lock.json"
)

// journal names the objects of which an interrupted publication may have written
// or removed some: the manifest does not tell how they stand.
type journal struct {
	Paths []string `json:"paths"` // sorted
}

// state is what a bucket holds: for each path the hash of the object.
type state struct {
	release   *Release // the last complete publication; nil: none
	objects   map[string]string
	uncertain []string // paths of interrupted publications
}

// state reads how the bucket stands. It refuses one with objects of others,
// which would be overwritten.
func (b *Bucket) state(ctx context.Context) (state, error) {
	s := state{objects: map[string]string{}}
	data, err := b.store.read(ctx, manifestKey)
	if err != nil {
		return s, err
	}
	if data != nil {
		if s.release, err = decodeRelease(data); err != nil {
			return s, fmt.Errorf("%s: %w", manifestKey, err)
		}
		for _, f := range s.release.Files {
			s.objects[f.Path] = f.SHA256
		}
	}
	var j journal
	if data, err = b.store.read(ctx, journalKey); err != nil {
		return s, err
	}
	if data != nil {
		if err := json.Unmarshal(data, &j); err != nil {
			return s, fmt.Errorf("%s: %w", journalKey, err)
		}
		s.uncertain = j.Paths
		return s, nil
	}
	if s.release == nil {
		foreign, err := b.store.foreign(ctx)
		if foreign {
			err = fmt.Errorf("%s: %w", b.Address, build.ErrForeignFolder)
		}
		return s, err
	}
	return s, nil
}

// observe looks at the objects that are uncertain.
func (b *Bucket) observe(ctx context.Context, s *state) error {
	var mu sync.Mutex
	return parallel(ctx, len(s.uncertain), func(i int) error {
		path := s.uncertain[i]
		hash, err := b.store.hash(ctx, path)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		if s.objects[path] = hash; hash == "" {
			delete(s.objects, path)
		}
		return nil
	})
}

// writeState writes an object that is not for readers.
func (b *Bucket) writeState(ctx context.Context, key string, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return b.store.write(ctx, key, bytes.NewReader(append(data, '\n')), header{contentType: typeJSON, cacheControl: cacheNever})
}
