package compare

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"zoufang/generator/build"
	"zoufang/generator/history"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Records are those that differ, by collection, in the order of the navigation,
// and by id.
type Records struct {
	Added   []Record
	Changed []RecordChange
	Gone    []Record
}

// Record is a record of one of the sites.
type Record struct {
	Name  string // collection/id
	Label string // what a record of its collection is called
	Title string
	File  string
	Kept  bool // it is a file of the other site too, which does not publish it
}

// RecordChange is what became of a record.
type RecordChange struct {
	Record
	From    string           // the path of its file before, where it was another
	Changes []history.Change // of its values
	Text    bool             // its text is another
	Chars   history.Chars    // how long the text is
}

func (r *Records) same() bool {
	return r == nil || len(r.Added)+len(r.Changed)+len(r.Gone) == 0
}

// recordsOf compares the records of two sites.
func recordsOf(before, after *build.Examined) *Records {
	c := recordComparison{before: before, after: after}
	c.names = eitherNames(before.Model, after.Model)
	for _, s := range sectionsOf(before.Model, after.Model) {
		old, now := byID(s.before), byID(s.after)
		for _, id := range union(old, now) {
			c.record(old[id], now[id])
		}
	}
	return &c.records
}

// recordComparison is one run of recordsOf.
type recordComparison struct {
	before, after *build.Examined
	names         func(schema.Ref) string
	records       Records
}

// record compares a record, of which one side may be missing.
func (c *recordComparison) record(before, after *site.Record) {
	switch {
	case before == nil:
		c.records.Added = append(c.records.Added, recordOf(after, c.before.Model))
	case after == nil:
		c.records.Gone = append(c.records.Gone, recordOf(before, c.after.Model))
	default:
		if change := c.change(before, after); change.seen() {
			c.records.Changed = append(c.records.Changed, change)
		}
	}
}

func (c *recordComparison) change(before, after *site.Record) RecordChange {
	change := RecordChange{
		Record: recordOf(after, nil),
		Text:   c.before.Texts[before] != c.after.Texts[after],
		Chars:  history.Chars{Before: before.Body.Chars, After: after.Body.Chars},
	}
	if before.File != after.File {
		change.From = before.File
	}
	if !reflect.DeepEqual(before.Values, after.Values) {
		change.Changes = history.Compare(before, after, c.after.Model.Audience, c.names)
	}
	return change
}

func (c RecordChange) seen() bool { return c.From != "" || c.Text || len(c.Changes) > 0 }

// recordOf describes a record; other is the site that it is compared with, nil where
// that has it too.
func recordOf(r *site.Record, other *site.Site) Record {
	c := r.Section.Collection
	return Record{r.Name(), c.Title, r.Title, r.File, other != nil && other.Taken(c.ID, r.ID)}
}

// eitherNames says what records are called: in the later site, or in the one
// before where they are gone.
func eitherNames(before, after *site.Site) func(schema.Ref) string {
	old, now := history.Names(before), history.Names(after)
	return func(ref schema.Ref) string {
		if name := now(ref); name != "" {
			return name
		}
		return old(ref)
	}
}

func byID(s *site.Section) map[string]*site.Record {
	records := map[string]*site.Record{}
	if s != nil {
		for _, r := range s.Records {
			records[r.ID] = r
		}
	}
	return records
}

// union returns the keys of both maps, sorted.
func union[K cmp.Ordered, V any](a, b map[K]V) []K {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}
