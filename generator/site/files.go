package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// contentDir is the folder of the records, below the site's root.
const contentDir = "content"

// maxPath is the longest path of a record or attachment, in characters. A
// checkout on an office machine still fits into Windows' 260 with it.
const maxPath = 120

// configFile is the site's own description.
const configFile = contentDir + "/site.yaml"

// tree is what lies under content/: records by collection, and all other files.
type tree struct {
	records []source
	others  map[string]fs.FileInfo // attachments and photos by path
}

// source is one record's file before it is read.
type source struct {
	collection *schema.Collection
	id         string
	path       string
	info       fs.FileInfo
}

// bundle reports whether the record has a folder of its own (<id>/index.md).
func (s source) bundle() bool {
	return strings.HasPrefix(path.Base(s.path), "index.")
}

// listing walks content/ once.
type listing struct {
	root     fs.FS
	set      *schema.Set
	tree     tree
	findings diag.List
	seen     map[string]string // folded path → path, to find case clashes
}

// list finds the records and attachments under content/. Files that no
// collection claims, links that leave the folder and names that some office
// machine could not check out are findings.
func list(root fs.FS, set *schema.Set) (tree, diag.List, error) {
	l := &listing{root: root, set: set, seen: map[string]string{}}
	l.tree.others = map[string]fs.FileInfo{}
	err := fs.WalkDir(root, contentDir, l.visit)
	slices.SortFunc(l.tree.records, func(a, b source) int { return cmp.Compare(a.path, b.path) })
	return l.tree, l.findings, err
}

func (l *listing) report(file, messageID string, args diag.Args) {
	l.findings = append(l.findings, diag.At(diag.Span{File: file}, messageID, args))
}

func (l *listing) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name == contentDir:
		return err
	case err != nil:
		l.report(name, "unreadable", diag.Args{"reason": diag.Reason(err)})
		return skip(d)
	case name == contentDir || name == configFile:
		return nil
	case passedOver(d.Name()):
		return skip(d)
	}
	l.checkName(name, d.IsDir())
	if d.IsDir() {
		return nil
	}
	info, ok := l.stat(name, d)
	if ok {
		l.add(name, info)
	}
	return nil
}

// skip leaves out a folder; a file it merely passes over.
func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// stat refuses what is no regular file. A symbolic link is not followed: it
// might lead out of the site.
func (l *listing) stat(name string, d fs.DirEntry) (fs.FileInfo, bool) {
	info, err := d.Info()
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		l.report(name, "symlink", nil)
		return nil, false
	}
	if err != nil {
		l.report(name, "unreadable", diag.Args{"reason": diag.Reason(err)})
		return nil, false
	}
	if !info.Mode().IsRegular() {
		l.report(name, "not-a-file", nil)
		return nil, false
	}
	return info, true
}

// add files name under its collection, or among the attachments.
func (l *listing) add(name string, info fs.FileInfo) {
	c := l.set.Holding(strings.TrimPrefix(name, contentDir+"/"))
	switch {
	case c == nil && isRecord(name):
		l.report(name, "no-collection", diag.Args{"folders": l.folders()})
	case c == nil:
		l.report(name, "stray-file", nil)
	case isRecord(name):
		l.tree.records = append(l.tree.records, source{c, recordID(name), name, info})
	default:
		l.tree.others[name] = info
	}
}

func (l *listing) folders() []string {
	var names []string
	for _, c := range l.set.Collections {
		names = append(names, contentDir+"/"+c.Path)
	}
	return names
}

// recordID is a file's stem, or its folder's name for <id>/index.md.
func recordID(name string) string {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if stem == "index" {
		stem = path.Base(path.Dir(name))
	}
	return norm.NFC.String(stem)
}

// isRecord reports whether a file is a record by its name.
func isRecord(name string) bool {
	ext := path.Ext(name)
	return ext == ".md" || ext == ".yaml" || ext == ".yml"
}

// passedOver reports whether no listing shows a file or folder of that name.
func passedOver(name string) bool { return strings.HasPrefix(name, ".") || byProgram(name) }
