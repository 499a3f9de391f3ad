package site

import (
	"context"
	"sort"
	"time"

	"zoufang/generator/gitrepo"
)

// HistoryFunc walks the history that a site lies in. Key says which record a file
// belongs to, so that a record keeps its history when its file is moved.
type HistoryFunc func(ctx context.Context, key func(path string) (record string, ok bool)) (*gitrepo.History, error)

// Provenance is where a record comes from: who put it into the repository, and
// who changed it since.
type Provenance struct {
	Entered     Stamp    // its first commit
	Changed     Stamp    // its last commit
	Revisions   int      // commits that touched it, as far as they were fetched
	DaysLate    int      // from its last day to Entered, where that is more than its schema allows
	Authors     []Person // of these commits, in the order in which they came
	Incomplete  bool     // older commits were not fetched: it was entered at Entered or before
	Uncommitted bool     // its file is not as the last commit has it

	trace *gitrepo.Trace
}

// Stamp is one commit of a record.
type Stamp struct {
	Commit string    // id
	When   time.Time // when it came into the repository, in the site's time zone
	By     Person    // who wrote it
}

// Day is the civil day of the stamp.
func (s Stamp) Day() time.Time { return Civil(s.When) }

// Civil is the calendar day of a moment, as dates of records are kept.
func Civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Person is the author of a commit: both are zero for one whose record this
// audience may not see.
type Person struct {
	Name   string  // what the person's record is called, or else as the commit has it
	Record *Record // the record whose addresses name the author; nil: there is none
}

// Trace is the record's commits, nil where they are not known.
func (r *Record) Trace() *gitrepo.Trace {
	if r.Provenance == nil {
		return nil
	}
	return r.Provenance.trace
}

// HandedIn is the day on which the record was there for others to read: that of
// its first commit, or its own date where no commit is known or the history began
// only after the day at which the site stands.
func (r *Record) HandedIn() time.Time {
	if first := r.FirstCommit(); first != nil {
		return first.Day()
	}
	return Civil(r.Date)
}

// FirstCommit is the record's first commit; nil where it is not known, or where the
// history began only after the day at which the site stands.
func (r *Record) FirstCommit() *Stamp {
	if p := r.Provenance; p != nil && p.Revisions > 0 && !p.Incomplete && r.timely {
		return &p.Entered
	}
	return nil
}

// Historian is what the model knows of the history as a whole.
type Historian struct {
	Head    *gitrepo.Commit // the commit that the site was read from, or lies upon
	Dirty   bool            // records differ from Head
	Shallow bool            // older commits were not fetched

	origins *origins
}

// Read returns the bytes of a record's file in one of its revisions.
func (h *Historian) Read(revision gitrepo.Revision) ([]byte, error) {
	return h.origins.history.Read(revision.Blob)
}

// Stamp is a commit as the site shows it.
func (h *Historian) Stamp(c *gitrepo.Commit) Stamp { return h.origins.stamp(c) }

// LastOn is the last commit to a record that was there when a day ended, in the site's
// time zone; nil: there was none.
func (h *Historian) LastOn(day time.Time) *gitrepo.Commit {
	all := h.origins.commits()
	after := sort.Search(len(all), func(i int) bool { return h.origins.day(all[i]).After(day) })
	if after == 0 {
		return nil
	}
	return all[after-1]
}
