package site

import (
	"path"
	"slices"
	"sync"

	"zoufang/generator/schema"
)

// suggestions finds what authors may have meant. It lists the names once and
// keeps its answers: one record that was renamed may leave the same dead
// reference in every other. The zero value is ready, and safe for concurrent use.
type suggestions struct {
	mu      sync.Mutex
	names   map[string][]string // by where they are looked for
	answers map[[2]string][]string
}

// nearest returns the names most like text, at most n, among those that list
// gives for where. A caller asks for the same n wherever it looks.
func (s *suggestions) nearest(where, text string, n int, list func() []string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answers == nil {
		s.names, s.answers = map[string][]string{}, map[[2]string][]string{}
	}
	question := [2]string{where, text}
	if answer, known := s.answers[question]; known {
		return answer
	}
	names, known := s.names[where]
	if !known {
		names = list()
		s.names[where] = names
	}
	answer := schema.Nearest(text, names, n)
	s.answers[question] = answer
	return answer
}

// nearest returns what the author of a reference may have meant.
func (l *loader) nearest(collection, text string) []string {
	return l.suggestions.nearest(collection, text, 3, func() []string {
		var names []string
		for _, d := range l.drafts {
			if d.collection.ID != collection {
				continue
			}
			names = append(names, d.id)
			if d.name != "" {
				names = append(names, d.name)
			}
		}
		slices.Sort(names)
		return slices.Compact(names)
	})
}

// nearestFile returns, relative to d's file, the file whose name is most like
// that of where.
func (l *loader) nearestFile(d *draft, where string) string {
	near := l.suggestions.nearest(contentDir+"/", path.Base(where), 1, l.baseNames)
	if len(near) == 0 {
		return ""
	}
	return relative(path.Dir(d.path), l.fileNamed(near[0]))
}

// baseNames lists the names of all files, records before attachments.
func (l *loader) baseNames() []string {
	var names []string
	known := map[string]bool{}
	for file := range l.files {
		if name := path.Base(file); !known[name] {
			known[name] = true
			names = append(names, name)
		}
	}
	return names
}

// fileNamed returns the first file of that name.
func (l *loader) fileNamed(name string) string {
	for file := range l.files {
		if path.Base(file) == name {
			return file
		}
	}
	return ""
}

// files yields the paths of all records, then of all attachments.
func (l *loader) files(yield func(file string) bool) {
	for _, d := range l.drafts {
		if !yield(d.path) {
			return
		}
	}
	for _, file := range l.assetPaths {
		if !yield(file) {
			return
		}
	}
}
