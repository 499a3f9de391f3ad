package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
)

// secure brings a staged site safely onto the disk: files that the release
// before has as well become hard links to those, the others are synced, and
// everybody may read them. It returns how many were linked.
func (f Folder) secure(ctx context.Context, stage string, made, before *Release, o Options) (int, error) {
	var linked, done atomic.Int64
	err := parallel(ctx, len(made.Files), func(i int) error {
		file := made.Files[i]
		staged := filepath.Join(stage, filepath.FromSlash(file.Path))
		o.progress(StepSecure, int(done.Add(1)), len(made.Files))
		if before != nil && f.link(before, file, staged, fmt.Sprint(stage, "-", i)) {
			linked.Add(1)
			return nil
		}
		if err := os.Chmod(staged, 0o644); err != nil {
			return err
		}
		return syncFile(staged)
	})
	if err != nil {
		return 0, err
	}
	return int(linked.Load()), filepath.WalkDir(stage, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if err := os.Chmod(dir, 0o755); err != nil {
			return err
		}
		return syncDir(dir)
	})
}

// link puts a hard link to the file of the release before in the place of a
// staged one. That file must still have the bytes that were published. Where it
// cannot be linked the staged file stays: some file systems have no links.
func (f Folder) link(before *Release, file File, staged, scratch string) bool {
	if old, ok := before.find(file.Path); !ok || old.SHA256 != file.SHA256 {
		return false
	}
	published := filepath.Join(f.path(before.Name), filepath.FromSlash(file.Path))
	info, err := os.Lstat(published)
	if err != nil || info.Mode() != 0o644 && runtime.GOOS != "windows" {
		return false
	}
	if now, err := hashFile(published); err != nil || now.SHA256 != file.SHA256 {
		return false
	}
	if os.Link(published, scratch) != nil {
		return false
	}
	if os.Rename(scratch, staged) != nil {
		os.Remove(scratch)
		return false
	}
	return true
}

// hashFile reads a file's size and hash; the path is left empty.
func hashFile(name string) (File, error) {
	in, err := os.Open(name)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, in)
	return File{Size: size, SHA256: hex.EncodeToString(hash.Sum(nil))}, err
}

// writeManifest writes the manifest of a release and syncs it.
func (f Folder) writeManifest(r *Release) error {
	data, err := r.encode()
	if err != nil {
		return err
	}
	out, err := os.CreateTemp(f.releases(), newPrefix)
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	_, err = out.Write(data)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(out.Name(), 0o644); err != nil {
		return err
	}
	if err := syncFile(out.Name()); err != nil {
		return err
	}
	if err := os.Rename(out.Name(), f.manifest(r.Name)); err != nil {
		return err
	}
	return syncDir(f.releases())
}

// settle gives a complete, staged site its name.
func (f Folder) settle(stage, name string) error {
	if err := os.Rename(stage, f.path(name)); err != nil {
		return err
	}
	return syncDir(f.releases())
}

// syncFile waits until a file is safe on the disk.
func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = file.Sync()
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return err
}

// syncDir waits until the names in a folder are safe on the disk. Windows has
// no such thing.
func syncDir(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
