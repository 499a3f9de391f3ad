package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// inspected is what an inspection found: every file, and what is wrong.
type inspected struct {
	files  []File
	faults []Fault
}

// inspector looks over a compiled site without knowing how it was made. It is
// safe for concurrent use.
type inspector struct {
	dir     string
	links   *linkChecker
	secrets *matcher
	private *privateData

	mu     sync.Mutex
	faults []Fault
}

// inspect reads each file of the site in folder dir once: for its hash, its
// links, the values that must not be in it, and what is private by its looks.
func inspect(ctx context.Context, dir, baseURL string, secrets Secrets, private *Privacy, o Options) (inspected, error) {
	paths, faults, err := listFiles(dir)
	if err != nil {
		return inspected{}, err
	}
	links, err := newLinkChecker(baseURL, paths)
	if err != nil {
		return inspected{}, err
	}
	in := &inspector{dir: dir, links: links, secrets: newMatcher(secrets), private: newPrivateData(private), faults: faults}
	files := make([]File, len(paths))
	var done atomic.Int64
	err = parallel(ctx, len(paths), func(i int) (err error) {
		files[i], err = in.read(paths[i])
		o.progress(StepInspect, int(done.Add(1)), len(paths))
		return err
	})
	if err != nil {
		return inspected{}, err
	}
	return inspected{files, sortFaults(append(in.faults, links.jumps()...))}, nil
}

func (in *inspector) read(path string) (File, error) {
	data, err := os.ReadFile(filepath.Join(in.dir, filepath.FromSlash(path)))
	if err != nil {
		return File{}, err
	}
	faults := slices.Concat(in.links.check(path, data), in.checkWords(path, data))
	if len(faults) > 0 {
		in.mu.Lock()
		in.faults = append(in.faults, faults...)
		in.mu.Unlock()
	}
	sum := sha256.Sum256(data)
	return File{Path: path, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}, nil
}

// checkWords looks through what a file says.
func (in *inspector) checkWords(path string, data []byte) []Fault {
	if in.private == nil && in.secrets.idle() {
		return nil
	}
	w := wordingOf(path, data)
	return append(in.secrets.check(path, data, &w), in.private.check(path, &w)...)
}

// listFiles lists all files below dir, sorted. What is neither file nor folder
// would lead readers out of the site.
func listFiles(dir string) (paths []string, faults []Fault, err error) {
	err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		path := filepath.ToSlash(rel)
		if d.Type().IsRegular() {
			paths = append(paths, path)
		} else {
			faults = append(faults, fault(path, 0, "fault.no-file", nil))
		}
		return nil
	})
	slices.SortFunc(paths, cmp.Compare[string])
	return paths, faults, err
}

// parallel calls work for 0 … n-1, several at once, until one fails.
func parallel(ctx context.Context, n int, work func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range min(n, max(4, runtime.GOMAXPROCS(0))) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := work(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
