package tally

import (
	"slices"
	"strings"
	"sync"

	"zoufang/generator/site"
)

// lists keeps the records of sections in the order of their ids, for all tables
// that are counted together. The zero value is ready to use.
type lists struct {
	mu    sync.Mutex
	known map[*site.Section][]*site.Record
}

// sections returns the sections of a site in the order of their records' names.
func (l *lists) sections(s *site.Site) []*site.Section {
	return slices.SortedFunc(slices.Values(s.Sections()), func(a, b *site.Section) int {
		return compareCollections(a.Collection.ID, b.Collection.ID)
	})
}

// of returns the records of a section by id.
func (l *lists) of(section *site.Section) []*site.Record {
	l.mu.Lock()
	defer l.mu.Unlock()
	records, ok := l.known[section]
	if !ok {
		records = slices.SortedFunc(slices.Values(section.Records), byName)
		if l.known == nil {
			l.known = map[*site.Section][]*site.Record{}
		}
		l.known[section] = records
	}
	return records
}

// byName orders records by their names, that is by collection and id.
func byName(a, b *site.Record) int {
	if a.Section != b.Section {
		return compareCollections(a.Section.Collection.ID, b.Section.Collection.ID)
	}
	return strings.Compare(a.ID, b.ID)
}

// compareCollections orders two collections as the names of their records are.
func compareCollections(a, b string) int { return strings.Compare(a+"/", b+"/") }
