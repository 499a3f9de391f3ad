package site

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/schema"
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
func (s Stamp) Day() time.Time { return civil(s.When) }

// civil is the day of a moment, as dates of records are kept.
func civil(t time.Time) time.Time {
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
	if p := r.Provenance; p != nil && p.Revisions > 0 && !p.Incomplete && r.timely {
		return p.Entered.Day()
	}
	return civil(r.Date)
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

// origins joins drafts with the commits of their files.
type origins struct {
	history *gitrepo.History
	err     error
	zone    *time.Location
	people  map[string]*draft // by e-mail address
	timely  bool              // the history reaches back to the day at which the site stands
}

// key says which record a file of the site belongs to.
func (l *loader) key(file string) (string, bool) {
	below, inside := strings.CutPrefix(file, contentDir+"/")
	c := l.set.Holding(below)
	if !inside || c == nil {
		return "", false
	}
	if ext := path.Ext(below); ext != ".md" && ext != ".yaml" && ext != ".yml" {
		return "", false
	}
	return c.ID + "/" + recordID(below), true
}

// walkHistory starts the walk over the history, beside the reading of records.
func (l *loader) walkHistory(ctx context.Context) func() {
	l.origins = &origins{zone: l.site.Config.Timezone, people: map[string]*draft{}}
	if l.History == nil {
		return func() {}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.origins.history, l.origins.err = l.History(ctx, l.key)
	}()
	return func() { <-done }
}

// addPerson registers the addresses by which commits name a record.
func (o *origins) addPerson(d *draft) {
	field := d.collection.CommitterField
	if field == nil || d.values == nil {
		return
	}
	addresses, _ := d.values[field.Key].([]any)
	if one, ok := d.values[field.Key].(string); ok {
		addresses = []any{one}
	}
	for _, address := range addresses {
		if text, ok := address.(string); ok {
			o.people[strings.ToLower(text)] = d
		}
	}
}

// person is who signed a commit.
func (o *origins) person(s gitrepo.Signature) Person {
	switch d := o.people[strings.ToLower(s.Email)]; {
	case d == nil:
		return Person{Name: s.Name}
	case d.record == nil:
		return Person{}
	default:
		return Person{Name: d.record.Called(), Record: d.record}
	}
}

// stamp is a commit as the site shows it.
func (o *origins) stamp(c *gitrepo.Commit) Stamp {
	return Stamp{Commit: c.ID, When: c.Committer.When.In(o.zone), By: o.person(c.Author)}
}

// trace is the commits of a draft; nil where it has none. It has no revisions
// where the record is older than the first commits that were fetched.
func (o *origins) trace(d *draft) *gitrepo.Trace {
	if o.history == nil {
		return nil
	}
	return o.history.Trace(d.collection.ID + "/" + d.id)
}

// of is the provenance of a draft; nil where there is no history.
func (o *origins) of(d *draft) *Provenance {
	if o.history == nil {
		return nil
	}
	t := o.trace(d)
	switch {
	case t == nil:
		return &Provenance{Uncommitted: true}
	case len(t.Revisions) == 0:
		return &Provenance{Incomplete: true}
	}
	first, last := t.Revisions[0], t.Revisions[len(t.Revisions)-1]
	p := &Provenance{
		Entered: o.stamp(first.Commit), Changed: o.stamp(last.Commit), Revisions: len(t.Revisions),
		Incomplete: t.Truncated, Uncommitted: d.blobs != nil && !slices.Contains(d.blobs, last.Blob), trace: t,
	}
	for _, s := range t.Authors() {
		p.Authors = append(p.Authors, o.person(s))
	}
	return p
}

// entered is the day of a draft's first commit, where that is known.
func (o *origins) entered(d *draft) (time.Time, bool) {
	t := o.trace(d)
	if t == nil || t.Truncated || len(t.Revisions) == 0 {
		return time.Time{}, false
	}
	return civil(t.Revisions[0].Commit.Committer.When.In(o.zone)), true
}

// begins is the day of the first commit of any record; false where none is known.
func (o *origins) begins(drafts []*draft) (first time.Time, known bool) {
	for _, d := range drafts {
		if t := o.trace(d); t != nil && len(t.Revisions) > 0 {
			if day := civil(t.Revisions[0].Commit.Committer.When.In(o.zone)); !known || day.Before(first) {
				first, known = day, true
			}
		}
	}
	return first, known
}

// judged reports whether the first commit of a record says when it was handed in.
func (o *origins) judged(c *schema.Collection) bool { return o.timely && !c.Ahead }

// blobIDs are the ids of a file's bytes as Git may have stored them: as they are,
// or with the line ends that it takes away where it is told to (core.autocrlf).
func blobIDs(data []byte) []string {
	ids := []string{blobID(data)}
	if plain := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")); len(plain) < len(data) {
		ids = append(ids, blobID(plain))
	}
	return ids
}
