package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
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
	strays  []string               // what no collection claims
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

// listed is what lies under content/, in the order of a walk.
type listed struct {
	entries []listedEntry
	err     error // why nothing could be listed
}

type listedEntry struct {
	name string
	fs.DirEntry
	info fs.FileInfo // of a file
	err  error       // of a folder, too
}

// list walks content/ once, and then looks at its files from several goroutines:
// that takes most of the time.
func list(root fs.FS, workers int) (all listed) {
	all.err = fs.WalkDir(root, contentDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == contentDir:
			return err
		case name == contentDir || name == configFile:
			return nil
		case err == nil && passedOver(d.Name()):
			return skip(d)
		}
		all.entries = append(all.entries, listedEntry{name: name, DirEntry: d, err: err})
		return nil
	})
	InParallel(len(all.entries), workers, func(i int) {
		if e := &all.entries[i]; e.err == nil && !e.IsDir() {
			e.info, e.err = e.Info()
		}
	})
	return all
}

// skip leaves out a folder; a file it merely passes over.
func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// sorting is the work of sortOut.
type sorting struct {
	set      *schema.Set
	privacy  *privacy.Rules
	tree     tree
	findings diag.List
	seen     map[string]string // folded path → path, to find case clashes
}

// sortOut finds the records and attachments among what was listed. Files that no
// collection claims, links that leave the folder and names that some office
// machine could not check out are findings.
func sortOut(all listed, by *readSchemas) (tree, diag.List, error) {
	l := &sorting{set: by.set, privacy: by.privacy, seen: make(map[string]string, len(all.entries))}
	l.tree.others = map[string]fs.FileInfo{}
	for _, e := range all.entries {
		l.visit(e)
	}
	slices.SortFunc(l.tree.records, func(a, b source) int { return cmp.Compare(a.path, b.path) })
	return l.tree, l.findings, all.err
}

func (l *sorting) report(file, messageID string, args diag.Args) {
	l.findings = append(l.findings, diag.At(diag.Span{File: file}, messageID, args))
}

// visit refuses what is no regular file. A symbolic link is not followed: it might
// lead out of the site.
func (l *sorting) visit(e listedEntry) {
	if e.err == nil || !e.IsDir() { // of a folder, which was met before it could not be read
		l.checkName(e.name)
		l.findings = append(l.findings, privateName(l.privacy, e.name)...)
	}
	switch {
	case e.err != nil:
		l.report(e.name, "unreadable", diag.Args{"reason": diag.Reason(e.err)})
	case e.IsDir():
	case e.info.Mode()&fs.ModeSymlink != 0:
		l.report(e.name, "symlink", nil)
	case !e.info.Mode().IsRegular():
		l.report(e.name, "not-a-file", nil)
	default:
		l.add(e.name, e.info)
	}
}

// add files name under its collection, or among the attachments.
func (l *sorting) add(name string, info fs.FileInfo) {
	c := l.set.Holding(strings.TrimPrefix(name, contentDir+"/"))
	switch {
	case c == nil && isRecord(name):
		l.report(name, "no-collection", diag.Args{"folders": l.folders()})
	case c == nil:
		l.report(name, "stray-file", nil)
		l.tree.strays = append(l.tree.strays, name)
	case isRecord(name):
		l.tree.records = append(l.tree.records, source{c, recordID(name), name, info})
	default:
		l.tree.others[name] = info
	}
}

func (l *sorting) folders() []string {
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
