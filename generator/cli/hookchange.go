package cli

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
)

// changes are the files of the site that differ between two states, by path, and
// whether the newer one has them.
type changes map[string]bool

// siteFolders are the folders that the program reads of a site.
var siteFolders = []string{"content", "schemas", "templates"}

// changesOf compares two trees; nil has nothing.
func changesOf(before, now *gitrepo.Tree) (changes, error) {
	all := changes{}
	err := gitrepo.Differences(before, now, siteFolders, func(file string) {
		_, all[file] = now.Blob(file)
	})
	return all, err
}

// changesBetween compares two sources; the one before may be nil.
func changesBetween(last, next *source) (changes, error) {
	var before *gitrepo.Tree
	if last != nil {
		before = last.files.(*gitrepo.Tree)
	}
	return changesOf(before, next.files.(*gitrepo.Tree))
}

func (c changes) unchanged(file string) bool {
	_, changed := c[file]
	return !changed
}

// below reports whether a file changed that one of the paths leads to.
func (c changes) below(paths ...string) bool {
	for file := range c {
		for _, path := range paths {
			if file == path || strings.HasPrefix(file, path+"/") {
				return true
			}
		}
	}
	return false
}

// theme reports whether templates may say other things than before.
func (c changes) theme() bool { return c.below("templates", "schemas", siteFile) }

// liveBlock is the word that makes a fenced block within a text a table, however
// it is fenced.
var liveBlock = []byte("tally")

// tables reports whether a tally may fail that did not before: because a
// definition changed, a row went away, or a text shows a table.
func (c changes) tables(files fs.FS) bool {
	if c.below("schemas", siteFile) {
		return true
	}
	for file, there := range c {
		if !there {
			return true
		}
		if text, err := fs.ReadFile(files, file); err == nil && bytes.Contains(text, liveBlock) {
			return true
		}
	}
	return false
}

// warnings are those of h in files that changed.
func (c changes) warnings(h health) diag.List {
	return slices.DeleteFunc(h.all(), func(f diag.Finding) bool {
		return f.Severity != diag.Warning || c.unchanged(f.Span.File)
	})
}
