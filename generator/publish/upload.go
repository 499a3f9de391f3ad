package publish

import (
	"cmp"
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
)

// upload is what has to be done to a bucket: batches of files that are sent one
// after the other, then objects that are removed.
type upload struct {
	batches [][]File
	gone    []string
}

// turn says when a file is sent.
//
// What is not there yet comes first: no page that readers can reach leads to it.
// When all of it is there, what changed is overwritten: whatever its new version
// leads to is present, and what its old version led to still is. The home page
// is last, and only then is removed what the new site no longer has.
//
// Within both, pages come after what they show, those further down first, and
// what is made for programs to follow comes after the pages.
type turn struct {
	phase int // 0: not there yet, 1: there, 2: the home page
	rank  int // 0: no page, 1: a page, 2: feeds and the like
	depth int
}

func turnOf(f File, there bool) turn {
	var t turn
	if there {
		t.phase = 1
	}
	switch ext := path.Ext(f.Path); {
	case f.Path == "index.html":
		t.phase = 2
	case ext == ".html":
		t.rank, t.depth = 1, strings.Count(f.Path, "/")
	case ext == ".xml" || ext == ".txt":
		t.rank = 2
	}
	return t
}

func (t turn) compare(u turn) int {
	return cmp.Or(cmp.Compare(t.phase, u.phase), cmp.Compare(t.rank, u.rank), cmp.Compare(u.depth, t.depth))
}

// upload plans how a bucket in state s becomes the release.
func (s state) upload(made *Release) upload {
	batches := map[turn][]File{}
	kept := map[string]bool{}
	for _, f := range made.Files {
		kept[f.Path] = true
		hash, there := s.objects[f.Path]
		if hash != f.SHA256 {
			t := turnOf(f, there)
			batches[t] = append(batches[t], f)
		}
	}
	var u upload
	for _, t := range slices.SortedFunc(maps.Keys(batches), turn.compare) {
		u.batches = append(u.batches, batches[t])
	}
	for _, p := range slices.Sorted(maps.Keys(s.objects)) {
		if !kept[p] {
			u.gone = append(u.gone, p)
		}
	}
	return u
}

// journal names all objects that the upload touches or that were uncertain
// before it.
func (u upload) journal(s state) journal {
	paths := slices.Concat(s.uncertain, u.gone)
	for _, batch := range u.batches {
		for _, f := range batch {
			paths = append(paths, f.Path)
		}
	}
	slices.Sort(paths)
	return journal{slices.Compact(paths)}
}

// carryOut sends and removes.
func (b *Bucket) carryOut(ctx context.Context, dir string, u upload, outcome *Outcome, o Options) error {
	total := len(u.gone)
	for _, batch := range u.batches {
		total += len(batch)
	}
	var sent, removed atomic.Int64
	defer func() { outcome.Sent, outcome.Removed = int(sent.Load()), int(removed.Load()) }()
	for _, batch := range u.batches {
		err := parallel(ctx, len(batch), func(i int) error {
			if err := b.send(ctx, dir, batch[i]); err != nil {
				return err
			}
			o.progress(StepSend, int(sent.Add(1)), total)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return parallel(ctx, len(u.gone), func(i int) error {
		if err := b.store.remove(ctx, u.gone[i]); err != nil {
			return err
		}
		o.progress(StepSend, int(sent.Load()+removed.Add(1)), total)
		return nil
	})
}

func (b *Bucket) send(ctx context.Context, dir string, f File) error {
	body, err := os.Open(filepath.Join(dir, filepath.FromSlash(f.Path)))
	if err != nil {
		return err
	}
	defer body.Close()
	return b.store.write(ctx, f.Path, body, headerOf(f))
}
