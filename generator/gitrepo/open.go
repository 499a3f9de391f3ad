package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// ErrNone is returned for a folder that lies in no Git repository.
var ErrNone = errors.New("no Git repository")

// The reasons why a repository cannot be read here.
const (
	ReasonSHA256   = "sha256"   // its ids are no SHA-1
	ReasonRefTable = "reftable" // its references lie in a database
	ReasonIndex    = "index"    // what is staged is split over two files, or leaves folders out
	ReasonDamaged  = "damaged"  // its settings cannot be read
)

// UnsupportedError says why a repository cannot be read.
type UnsupportedError struct {
	Dir    string
	Reason string // one of the Reason constants
	Err    error  // may be nil
}

// Error describes the reason in English.
func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("repository %s: unsupported (%s)", e.Dir, e.Reason)
}

// Unwrap returns the error behind the reason.
func (e *UnsupportedError) Unwrap() error { return e.Err }

// Repo is an open repository. It is safe for concurrent use.
type Repo struct {
	dir    string // of this work tree's own files, HEAD and the index
	common string // of what linked work trees share
	top    string // of the work tree; "": bare
	prefix string // of the opened folder below top
	index  string // file of the index

	storage *filesystem.Storage
	config  *config.Config
	objects *objects
}

// Open opens the repository that holds folder dir: dir or a folder above it has
// a .git, or dir itself is a bare repository. getenv gives the variables by which
// git tells its hooks where index and incoming objects lie; nil: there are none.
// The error is ErrNone, an *UnsupportedError, or says what could not be read.
func Open(dir string, getenv func(string) string) (*Repo, error) {
	if getenv == nil {
		getenv = func(string) string { return "" }
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(dir); err == nil {
		dir = resolved
	}
	r, err := locate(dir, filepath.SplitList(getenv("GIT_CEILING_DIRECTORIES")))
	if err != nil {
		return nil, err
	}
	if err := r.open(getenv); err != nil {
		return nil, err
	}
	return r, nil
}

// locate finds the repository of a folder, as git does: from the folder upwards,
// a work tree or the inside of a repository, but in none of the ceilings.
func locate(dir string, ceilings []string) (*Repo, error) {
	for at := dir; ; {
		if gitDir, ok := gitDirOf(at); ok {
			return &Repo{dir: gitDir, top: at, prefix: prefixOf(at, dir)}, nil
		}
		if isGitDir(at) {
			return &Repo{dir: at}, nil
		}
		above := filepath.Dir(at)
		if above == at || slices.Contains(ceilings, above) {
			return nil, ErrNone
		}
		at = above
	}
}

// prefixOf says where dir lies below top; "" for top itself.
func prefixOf(top, dir string) string {
	rel, err := filepath.Rel(top, dir)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// gitDirOf returns the Git folder that the work tree at dir names: .git, or
// where the file .git leads to.
func gitDirOf(dir string) (string, bool) {
	dotGit := filepath.Join(dir, ".git")
	info, err := os.Stat(dotGit)
	if err != nil {
		return "", false
	}
	if info.IsDir() {
		return dotGit, isGitDir(dotGit)
	}
	text, err := os.ReadFile(dotGit)
	if err != nil {
		return "", false
	}
	to, ok := bytes.CutPrefix(bytes.TrimSpace(text), []byte("gitdir:"))
	if !ok {
		return "", false
	}
	return absolute(dir, string(bytes.TrimSpace(to))), true
}

func absolute(base, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(base, path)
}

// isGitDir reports whether dir looks like the inside of a repository.
func isGitDir(dir string) bool {
	if _, err := os.Lstat(filepath.Join(dir, "HEAD")); err != nil {
		return false
	}
	for _, name := range []string{"objects", "refs"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.IsDir() {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "commondir")); err != nil {
			return false
		}
	}
	return true
}

func (r *Repo) open(getenv func(string) string) error {
	r.common = r.dir
	if text, err := os.ReadFile(filepath.Join(r.dir, "commondir")); err == nil {
		r.common = absolute(r.dir, strings.TrimSpace(string(text)))
	}
	r.index = filepath.Join(r.dir, "index")
	if file := getenv("GIT_INDEX_FILE"); file != "" {
		r.index = absolute(r.top, file)
	}
	files := dotgit.NewRepositoryFilesystem(osfs.New(r.dir), osfs.New(r.common))
	r.storage = filesystem.NewStorageWithOptions(files, cache.NewObjectLRU(1), filesystem.Options{KeepDescriptors: true})
	if err := r.checkFormat(); err != nil {
		return err
	}
	var err error
	r.objects, err = openObjects(r.common, getenv)
	return err
}

// checkFormat refuses what go-git would misread. Other extensions change nothing
// of what is read here.
func (r *Repo) checkFormat() error {
	var err error
	r.config, err = r.storage.Config()
	if err != nil {
		return &UnsupportedError{Dir: r.common, Reason: ReasonDamaged, Err: err}
	}
	extensions := r.config.Raw.Section("extensions")
	if format := extensions.Option("objectformat"); format != "" && !strings.EqualFold(format, "sha1") {
		return &UnsupportedError{Dir: r.common, Reason: ReasonSHA256}
	}
	if refs := extensions.Option("refstorage"); refs != "" && !strings.EqualFold(refs, "files") {
		return &UnsupportedError{Dir: r.common, Reason: ReasonRefTable}
	}
	return nil
}

// Close releases the files that were opened.
func (r *Repo) Close() error {
	return errors.Join(r.storage.Close(), r.objects.close())
}

// Dir is the Git folder of this work tree.
func (r *Repo) Dir() string { return r.dir }

// Common is the Git folder that linked work trees share; Dir where there are none.
func (r *Repo) Common() string { return r.common }

// Top is the top of the work tree; "" for a bare repository.
func (r *Repo) Top() string { return r.top }

// Prefix says where the folder that was opened lies below Top; "" for Top itself.
func (r *Repo) Prefix() string { return r.prefix }

// At returns the same repository with another prefix: the folder, below the top
// of each commit, that paths are relative to.
func (r *Repo) At(prefix string) *Repo {
	other := *r
	other.prefix = prefix
	return &other
}

// Shallow returns the commits whose parents were not fetched.
func (r *Repo) Shallow() ([]string, error) {
	text, err := os.ReadFile(filepath.Join(r.common, "shallow"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(text)), nil
}

// Branch is the branch that is checked out; "" where HEAD is no branch.
func (r *Repo) Branch() string {
	head, err := r.storage.Reference(plumbing.HEAD)
	if err != nil || head.Type() != plumbing.SymbolicReference || !head.Target().IsBranch() {
		return ""
	}
	return head.Target().Short()
}
