package publish

import (
	"context"
	"os"
	"path/filepath"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// Verify compares a release with its manifest, byte by byte. With "" it takes
// the one that readers see, and also looks where current leads.
func (f Folder) Verify(ctx context.Context, name string) (*Release, []Fault, error) {
	r, err := f.Find(name)
	if err == ErrNoRelease && name == "" {
		if target, err := f.currentTarget(); err == nil && target != "" {
			return nil, []Fault{fault("", 0, "fault.current", diag.Args{"target": target})}, nil
		}
	}
	if err != nil {
		return nil, nil, err
	}
	faults, err := f.compare(ctx, r)
	return r, faults, err
}

// compare finds the differences between a release's files and its manifest.
func (f Folder) compare(ctx context.Context, r *Release) ([]Fault, error) {
	if !r.sound() {
		return []Fault{fault("", 0, "fault.no-manifest", nil)}, nil
	}
	files, faults, err := hashFiles(ctx, f.path(r.Name))
	if err != nil {
		return nil, err
	}
	return sortFaults(append(faults, differences(r.Files, files, "fault.missing", "fault.changed", "fault.additional")...)), nil
}

// Rebuild builds a release's site again, which must give the same bytes. It
// returns what the builder found, and the differences.
func (r *Release) Rebuild(ctx context.Context, again Builder) (build.Result, []Fault, error) {
	dir, err := os.MkdirTemp("", "zoufang-verify-")
	if err != nil {
		return build.Result{}, nil, err
	}
	defer os.RemoveAll(dir)
	result, err := again(ctx, dir)
	if err != nil {
		return result, nil, err
	}
	if result.Findings.HasErrors() || !result.Written {
		return result, nil, ErrFindings
	}
	files, faults, err := hashFiles(ctx, dir)
	if err != nil {
		return result, nil, err
	}
	return result, sortFaults(append(faults, differences(r.Files, files, "fault.unmade", "fault.made-otherwise", "fault.made-more")...)), nil
}

// differences compares two sorted lists of files. It says missing of a file that
// there is no more, changed of one with other bytes, additional of one more.
func differences(want, got []File, missing, changed, additional string) []Fault {
	var faults []Fault
	there := map[string]File{}
	for _, g := range got {
		there[g.Path] = g
	}
	for _, w := range want {
		g, ok := there[w.Path]
		delete(there, w.Path)
		if !ok {
			faults = append(faults, fault(w.Path, 0, missing, nil))
		} else if g != w {
			faults = append(faults, fault(w.Path, 0, changed, nil))
		}
	}
	for path := range there {
		faults = append(faults, fault(path, 0, additional, nil))
	}
	return faults
}

// hashFiles reads all files below dir.
func hashFiles(ctx context.Context, dir string) ([]File, []Fault, error) {
	paths, faults, err := listFiles(dir)
	if err != nil {
		return nil, nil, err
	}
	files := make([]File, len(paths))
	err = parallel(ctx, len(paths), func(i int) (err error) {
		files[i], err = hashFile(filepath.Join(dir, filepath.FromSlash(paths[i])))
		files[i].Path = paths[i]
		return err
	})
	return files, faults, err
}
