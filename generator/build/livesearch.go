package build

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"zoufang/generator/search"
	"zoufang/generator/site"
)

// indexes reports whether a file is one of the index, not of a page.
func (s *liveState) indexes(name string) bool {
	_, known := s.units[name]
	return !known && strings.HasPrefix(name, search.Folder)
}

// indexFile returns a file of the index of a site that is not written. All are made
// when the first is asked for.
func (s *liveState) indexFile(ctx context.Context, name string) (LiveFile, error) {
	s.indexing.Lock()
	defer s.indexing.Unlock()
	if s.index == nil {
		var err error
		if s.index, err = s.makeIndex(ctx); err != nil {
			return LiveFile{}, err
		}
	}
	data, known := s.index[name]
	if !known {
		return LiveFile{}, fs.ErrNotExist
	}
	return LiveFile{Data: data}, nil
}

// makeIndex makes the files of the index from the documents alone: no page is
// rendered for it.
func (s *liveState) makeIndex(ctx context.Context) (map[string][]byte, error) {
	store, err := site.NewSpool("")
	if err != nil {
		return nil, err
	}
	defer store.Close()
	p := *s.plan
	p.indexTo(store)
	out := &holding{files: map[string][]byte{}}
	for _, n := range p.nodes {
		if !n.searchable() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := (&view{plan: &p, self: n}).giveText(&maker{out: out}); err != nil {
			return nil, err
		}
	}
	if err := p.indexer.Write(heldIndex{out}, 1, nil); err != nil {
		return nil, err
	}
	return out.files, nil
}

// heldIndex takes the files of an index into memory.
type heldIndex struct{ *holding }

func (h heldIndex) Give(name string, data []byte) error { return h.give(name, data) }
func (h heldIndex) Keep(string) error                   { return errors.ErrUnsupported }
