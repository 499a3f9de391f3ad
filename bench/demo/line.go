package main

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// line is a line of development: main or a group's branch.
type line struct {
	tip   plumbing.Hash
	files tree
	of    map[*entry][]string // the files of each record that is there
	keys  map[string]bool     // of those records
}

func newLine() *line {
	return &line{files: tree{}, of: map[*entry][]string{}, keys: map[string]bool{}}
}

// fork returns a line that begins where l stands.
func (l *line) fork() *line {
	return &line{l.tip, maps.Clone(l.files), maps.Clone(l.of), maps.Clone(l.keys)}
}

// has reports whether a record, by its key, or a file, by its path, is there.
func (l *line) has(need string) bool {
	_, ok := l.files[need]
	return ok || l.keys[need]
}

// put makes files those of e.
func (l *line) put(e *entry, files tree) {
	for _, name := range l.of[e] {
		delete(l.files, name)
	}
	maps.Copy(l.files, files)
	l.of[e], l.keys[e.key] = sortedKeys(files), true
}

// filesOf returns what l has of e, nil where it has nothing.
func (l *line) filesOf(e *entry) tree {
	names, ok := l.of[e]
	if !ok {
		return nil
	}
	files := tree{}
	for _, name := range names {
		files[name] = l.files[name]
	}
	return files
}

// place returns where e's files lie: in a wrong folder until it is moved.
func (y *year) place(e *entry) map[string]string {
	wrong := ""
	if y.state[e].misfiled {
		wrong = y.hand.misfiled[e.key]
	}
	places := map[string]string{}
	for _, name := range append(slices.Clone(e.assets), e.path) {
		places[name] = name
		if wrong != "" {
			right := strings.Join(strings.Split(path.Dir(e.path), "/")[2:4], "/")
			places[name] = strings.Replace(name, "/"+right+"/", "/"+wrong+"/", 1)
		}
	}
	return places
}
