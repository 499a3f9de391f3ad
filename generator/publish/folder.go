package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"zoufang/generator/build"
)

// Folder is a folder with the releases of a site:
//
//	current → releases/2012-09-30-8a63c1d0b2f4   what a web server serves
//	releases/2012-09-30-8a63c1d0b2f4/            a site
//	releases/2012-09-30-8a63c1d0b2f4.json        its manifest, which is not served
//	.lock                                        held by whoever changes something
//
// A release exists from the moment its folder has its name; its manifest is
// there by then. Names in releases with a leading dot are under way.
type Folder struct{ Dir string }

const (
	releasesName = "releases"
	manifestExt  = ".json"
	newPrefix    = ".new-" // a release that is being made
	oldPrefix    = ".old-" // one that is being removed
)

func (f Folder) releases() string            { return filepath.Join(f.Dir, releasesName) }
func (f Folder) path(name string) string     { return filepath.Join(f.releases(), name) }
func (f Folder) manifest(name string) string { return f.path(name) + manifestExt }
func (f Folder) taken(name string) bool      { return exists(f.path(name)) || exists(f.manifest(name)) }

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

// Publish makes a release and leads readers to it. Where they have the same site
// already, or had it before, no release is made.
func (f Folder) Publish(ctx context.Context, p Publication, o Options) (Outcome, error) {
	if err := f.prepare(p.Sources); err != nil {
		return Outcome{}, err
	}
	unlock, err := f.lock(ctx, o)
	if err != nil {
		return Outcome{}, err
	}
	defer unlock()
	if err := f.sweep(); err != nil {
		return Outcome{}, err
	}
	stage, err := os.MkdirTemp(f.releases(), newPrefix)
	if err != nil {
		return Outcome{}, err
	}
	defer os.RemoveAll(stage)
	made, outcome, err := p.make(ctx, stage, o)
	if err != nil {
		return outcome, err
	}
	seen, err := f.current()
	if err != nil {
		return outcome, err
	}
	if err := f.adopt(ctx, stage, made, &outcome, o); err != nil {
		return outcome, err
	}
	outcome.Pruned, err = f.prune(o.keep(), seen)
	return outcome, err
}

// adopt makes a release of the staged site, unless there is one of the same.
func (f Folder) adopt(ctx context.Context, stage string, made *Release, outcome *Outcome, o Options) error {
	all, current, err := f.Releases()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(r *Release) bool { return r.sound() && r.Audience != made.Audience }) {
		return fmt.Errorf("%s: %w", f.Dir, build.ErrOtherAudience)
	}
	if same := f.same(ctx, all, made); same != nil {
		outcome.Release, outcome.Unchanged = same, same == current
		outcome.Again = !outcome.Unchanged
		return f.lead(same.Name)
	}
	made.Number, made.Name = 1, made.nameFor(f.taken)
	if len(all) > 0 {
		made.Number = all[0].Number + 1
	}
	if current != nil {
		made.Before = current.Name
	}
	if outcome.Linked, err = f.secure(ctx, stage, made, current, o); err != nil {
		return err
	}
	if err := f.writeManifest(made); err != nil {
		return err
	}
	if err := f.settle(stage, made.Name); err != nil {
		return err
	}
	outcome.Release = made
	return f.lead(made.Name)
}

// same finds an undamaged release of the same site.
func (f Folder) same(ctx context.Context, all []*Release, made *Release) *Release {
	for _, r := range all {
		if r.sameSite(made) {
			if faults, err := f.compare(ctx, r); err == nil && len(faults) == 0 {
				return r
			}
		}
	}
	return nil
}

// Releases lists the releases, newest first, and the one that readers see; nil
// where there is none.
func (f Folder) Releases() (all []*Release, current *Release, err error) {
	entries, err := os.ReadDir(f.releases())
	if err != nil {
		return nil, nil, err
	}
	name, err := f.current()
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if !e.IsDir() || !validName(e.Name()) {
			continue
		}
		r, err := f.read(e.Name())
		if err != nil {
			return nil, nil, err
		}
		if all = append(all, r); r.Name == name {
			current = r
		}
	}
	slices.SortFunc(all, func(a, b *Release) int {
		return cmp.Or(cmp.Compare(b.Number, a.Number), cmp.Compare(b.Name, a.Name))
	})
	return all, current, nil
}

// read reads the manifest of a release. Of a release without a sound manifest
// nothing is known, so that it differs from any other.
func (f Folder) read(name string) (*Release, error) {
	data, err := os.ReadFile(f.manifest(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	r, err := decodeRelease(data)
	if err != nil || r.Name != name {
		return &Release{Name: name}, nil
	}
	return r, nil
}

// Find returns the release called name; the one that readers see for "".
func (f Folder) Find(name string) (*Release, error) {
	all, current, err := f.Releases()
	if err != nil {
		return nil, err
	}
	if name == "" && current != nil {
		return current, nil
	}
	for _, r := range all {
		if r.Name == name {
			return r, nil
		}
	}
	return nil, ErrNoRelease
}
