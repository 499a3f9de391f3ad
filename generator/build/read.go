package build

import (
	"slices"

	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// aspect is a side of the site that a page may read.
type aspect uint8

// The aspects, by what they are of.
const (
	ofNothing aspect = iota

	// Of a record.
	ofName       // what a link to it shows
	ofValues     // its front matter and what follows from it
	ofText       // its text
	ofSummary    // the first paragraph of its text
	ofOrigin     // who entered and changed it
	ofBacklinks  // what refers to it
	ofNeighbours // what comes before and after it
	ofStanding   // its rows in the tables

	// Of a section.
	ofMembers // which records it has
	ofSchema  // what its schema says
	ofAll     // the values and origins of all its records
	ofFilters // what its list can be narrowed by

	// Of a table.
	ofHead  // its definition
	ofTable // its figures

	// Of a template's file.
	ofTemplate

	// Of a word.
	ofMeaning // which record an author names by it, and what that is called
	ofFinding // what is to be checked under that id

	// Of the site.
	ofDay        // the day at which it stands
	ofCommit     // what it was built from
	ofShallow    // whether older commits were not fetched, which every page says
	ofSections   // which sections there are
	ofNavigation // the navigation as pages show it
	ofTables     // which tables there are
	ofSchemas    // all schemas and vocabularies
	ofBoard      // all that is to be checked
	ofEverything // all values, all origins, all schemas, the day
	ofAddresses  // which pages there are, and their dates
	aspects      // how many there are
)

// subjectKind is what an aspect is of.
type subjectKind uint8

const (
	kindlessSubject subjectKind = iota
	recordSubject
	sectionSubject
	tableSubject
	templateSubject
	wordSubject
)

func (a aspect) kind() subjectKind {
	switch {
	case a >= ofName && a <= ofStanding:
		return recordSubject
	case a >= ofMembers && a <= ofFilters:
		return sectionSubject
	case a == ofHead || a == ofTable:
		return tableSubject
	case a == ofTemplate:
		return templateSubject
	case a == ofMeaning || a == ofFinding:
		return wordSubject
	}
	return kindlessSubject
}

// read is one aspect of one subject, which is known by its number in this run: a
// record by its section's number, times sectionSize, and its own, the others by
// their place among their kind.
type read uint64

// sectionSize is how many records a section may have for their reads to be told
// apart.
const sectionSize = 1 << 24

func newRead(of aspect, subject int) read { return read(of)<<48 | read(subject) }

func recordRead(of aspect, r *site.Record) read {
	return newRead(of, r.Section.Number*sectionSize+r.Index)
}

func (r read) aspect() aspect { return aspect(r >> 48) }
func (r read) subject() int   { return int(r & (1<<48 - 1)) }

// recorder notes what the making of one file of the site reads. It is the tracer
// of its templates too. A nil recorder notes nothing.
type recorder struct {
	reads []read
	files *numbers

	// While a part runs that other pages may show as well, a recorder of its own
	// takes what is read.
	top   *recorder // of the first one: the one at work
	below *recorder // of the others: the one that waits
	first *recorder
}

func newRecorder(files *numbers) *recorder {
	r := &recorder{files: files}
	r.top, r.first = r, r
	return r
}

// note notes a read.
func (r *recorder) note(one read) {
	if r == nil {
		return
	}
	at := r.first.top
	if n := len(at.reads); n > 0 && at.reads[n-1] == one {
		return
	}
	if len(at.reads) == cap(at.reads) {
		at.reads = unique(at.reads)
		at.reads = slices.Grow(at.reads, len(at.reads)+16) // so that sorting stays rare
	}
	at.reads = append(at.reads, one)
}

// Used notes a file of the theme.
func (r *recorder) Used(file string) { r.note(newRead(ofTemplate, r.files.of(file))) }

// Nested returns the recorder of a part that others may show, which takes what is
// read until it is joined.
func (r *recorder) Nested() theme.Tracer {
	nested := &recorder{files: r.files, below: r.first.top, first: r.first}
	r.first.top = nested
	return nested
}

// Join adds what a part read, by this page or by another one.
func (r *recorder) Join(nested theme.Tracer) {
	part := nested.(*recorder)
	if part.first == r.first {
		r.unwind(part)
		if r.first.top == part {
			r.first.top = part.below
		}
	}
	for _, one := range part.reads {
		r.note(one)
	}
}

// unwind ends the parts above one that is on the stack: they failed, and something
// caught that.
func (r *recorder) unwind(to *recorder) {
	for at := r.first.top; at != nil; at = at.below {
		if at == to {
			for r.first.top != to {
				r.drop()
			}
			return
		}
	}
}

// drop ends the part at work and leaves what it read to the one that waits.
func (r *recorder) drop() {
	part := r.first.top
	r.first.top = part.below
	for _, one := range part.reads {
		r.note(one)
	}
}

// take returns what was read, each once, sorted, and begins anew.
func (r *recorder) take() []read {
	for r.top != r {
		r.drop()
	}
	all := slices.Clone(unique(r.reads))
	r.reads = r.reads[:0]
	return all
}

func unique(reads []read) []read {
	slices.Sort(reads)
	return slices.Compact(reads)
}
