package publish

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// Release is a published site: what it was made from, and every file of it.
type Release struct {
	Name      string    `json:"name"`
	Number    int       `json:"number"` // counts the releases of a target
	Commit    string    `json:"commit"`
	Committed time.Time `json:"committed"`
	AsOf      string    `json:"as_of"`
	Audience  string    `json:"audience"`
	BaseURL   string    `json:"base_url"`
	Program   string    `json:"program"`
	NoHistory bool      `json:"no_history,omitempty"`
	Published time.Time `json:"published"`
	Before    string    `json:"before,omitempty"` // the release that readers saw until then
	Pages     int       `json:"pages"`
	Files     []File    `json:"files"` // sorted by path
}

// File is one file of a release.
type File struct {
	Path   string `json:"path"` // below the site's root, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// sound reports whether the manifest could be read.
func (r *Release) sound() bool { return r.Number > 0 }

// Size is how many bytes all files have.
func (r *Release) Size() int64 {
	var sum int64
	for _, f := range r.Files {
		sum += f.Size
	}
	return sum
}

// find returns the file at path.
func (r *Release) find(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(r.Files, path, func(f File, path string) int { return cmp.Compare(f.Path, path) })
	if !ok {
		return File{}, false
	}
	return r.Files[i], true
}

// sameSite reports whether other is the same site: from the same commit, with
// the same bytes.
func (r *Release) sameSite(other *Release) bool {
	return r.Commit == other.Commit && r.Audience == other.Audience && slices.Equal(r.Files, other.Files)
}

// stem is the name of a release but for the number that tells apart several of
// one commit.
func (r *Release) stem() string {
	return r.Committed.Format(time.DateOnly) + "-" + r.Commit[:min(12, len(r.Commit))]
}

// nameFor chooses a name that is not taken.
func (r *Release) nameFor(taken func(name string) bool) string {
	name := r.stem()
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", r.stem(), n)
	}
	return name
}

// encode is the manifest as it is kept: the same release, the same bytes.
func (r *Release) encode() ([]byte, error) {
	data, err := json.MarshalIndent(r, "", " ")
	return append(data, '\n'), err
}

// decodeRelease reads a manifest. It refuses one that names files outside of the
// release.
func decodeRelease(data []byte) (*Release, error) {
	var r Release
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	sorted := slices.IsSortedFunc(r.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	if !sorted || !validName(r.Name) || slices.ContainsFunc(r.Files, func(f File) bool { return !inside(f.Path) }) {
		return nil, fmt.Errorf("the manifest of %q is malformed", r.Name)
	}
	return &r, nil
}

// validName reports whether a release can be called name, which becomes a
// folder's.
func validName(name string) bool {
	return name != "" && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, `/\:`)
}

// inside reports whether a path of a manifest stays below the site's root.
func inside(name string) bool {
	return name != "." && path.Clean(name) == name && !path.IsAbs(name) && name != ".." &&
		!strings.HasPrefix(name, "../") && !strings.Contains(name, `\`)
}
