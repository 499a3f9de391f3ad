package build

import (
	"slices"
	"strings"

	"zoufang/generator/site"
)

// reason is why a unit is made, or not.
type reason uint8

// The reasons.
const (
	nothingKnown reason = iota // no build before is known, or another program's or campaign's
	isNew                      // there was no such unit
	isOther                    // something else stood under its name, or another template showed it
	isGone                     // a file of it is not in its place, or not as it was written
	hasRead                    // something that it read has changed
	isFresh                    // it is not made: nothing that it read has changed
)

// compared is the last build in the terms of this one.
type compared struct {
	old     *manifest
	reads   []read // that the questions are now
	changed []bool // by question
	units   map[string]int
	gone    map[string]bool // files that do not look as they did when they were written
	base    bool            // what every unit reads is the same
	settled bool            // nothing that may count has changed
}

// compare asks all questions of an earlier build again. An old build that is nil,
// or fits nothing, is no help.
func (p *plan) compare(old *manifest, base site.Sum, gone func() map[string]bool) *compared {
	c := &compared{old: old, units: map[string]int{}}
	if old == nil || old.base != base || base == 0 || !old.unpackTraces() {
		return c
	}
	c.base = true
	for i := range old.units {
		c.units[old.units[i].name] = i
	}
	c.gone = gone()
	everything := p.siteSum(ofEverything)
	c.settled = everything == old.everything && everything != 0
	c.reads = make([]read, len(old.questions))
	c.changed = make([]bool, len(old.questions))
	for i, q := range old.questions {
		var known bool
		c.reads[i], known = p.readOf(q)
		c.changed[i] = !known || !(c.settled && q.of.follows()) && !p.sum(c.reads[i]).Same(q.sum)
	}
	return c
}

// follows reports whether what an aspect gives follows from everything that may
// count, and takes long to find.
func (a aspect) follows() bool {
	switch a {
	case ofAll, ofFilters, ofStanding, ofHead, ofTable, ofTables, ofMeaning:
		return true
	}
	return false
}

// readOf returns a question's read in this run, and whether there still is such a
// subject.
func (p *plan) readOf(q question) (read, bool) {
	switch q.of.kind() {
	case recordSubject:
		collection, id, _ := strings.Cut(q.subject, "/")
		if r := p.site.Record(collection, id); r != nil {
			return recordRead(q.of, r), true
		}
		return 0, false
	case sectionSubject:
		if s := p.site.Section(q.subject); s != nil {
			return newRead(q.of, s.Number), true
		}
		return 0, false
	case tableSubject:
		if number, known := p.tables.numbers[q.subject]; known {
			return newRead(q.of, number), true
		}
		return 0, false
	case templateSubject:
		return newRead(q.of, p.files.of(q.subject)), true
	case wordSubject:
		return newRead(q.of, p.words.of(q.subject)), true
	}
	return newRead(q.of, 0), q.of < aspects
}

// subject returns what a read is of, by a name that later runs know.
func (p *plan) subject(r read) string {
	switch r.aspect().kind() {
	case recordSubject:
		return p.recordAt(r).Name()
	case sectionSubject:
		return p.site.Sections()[r.subject()].Collection.ID
	case tableSubject:
		return p.tables.ids[r.subject()]
	case templateSubject:
		return p.files.text(r.subject())
	case wordSubject:
		return p.words.text(r.subject())
	}
	return ""
}

func (p *plan) recordAt(r read) *site.Record {
	return p.site.Sections()[r.subject()/sectionSize].Records[r.subject()%sectionSize]
}

// why says why a unit has to be made, or that it has not.
func (c *compared) why(u unit) reason {
	if !c.base {
		return nothingKnown
	}
	at, known := c.units[u.name]
	if !known {
		return isNew
	}
	old := c.old.units[at]
	if u.about == "" || old.about != u.about || !slices.Equal(old.files, u.files) {
		return isOther
	}
	for q := range eachAscending(old.questions) {
		if uint(q) >= uint(len(c.changed)) {
			return isOther
		}
		if c.changed[q] {
			return hasRead
		}
	}
	for _, file := range u.files {
		if c.gone[file] {
			return isGone
		}
	}
	return isFresh
}

// left returns the files that an earlier build left in the output folder, and
// whether there are surely no others.
func (c *compared) left() (files []string, sure bool) {
	if !c.base {
		return nil, false
	}
	for _, f := range c.old.files {
		folder := strings.HasSuffix(f.name, "/")
		if folder && c.gone[f.name] {
			return nil, false
		}
		if !folder {
			files = append(files, f.name)
		}
	}
	return files, true
}
