package site

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/gitrepo"
	"zoufang/generator/schema"
)

// origins joins drafts with the commits of their files.
type origins struct {
	history *gitrepo.History
	err     error
	zone    *time.Location
	people  map[string]*draft // by e-mail address
	timely  bool              // the history reaches back to the day at which the site stands

	commits func() []*gitrepo.Commit // those that touched a record, in their order, sorted when first asked for
}

// key says which record a file of the site belongs to.
func (l *loader) key(file string) (string, bool) {
	below, inside := strings.CutPrefix(file, contentDir+"/")
	c := l.set.Holding(below)
	if !inside || c == nil || !isRecord(below) || slices.ContainsFunc(strings.Split(below, "/"), passedOver) {
		return "", false
	}
	return c.ID + "/" + recordID(below), true
}

// walkHistory starts the walk over the history, beside the reading of records.
func (l *loader) walkHistory(ctx context.Context) func() {
	l.origins = &origins{zone: l.site.Config.Timezone, people: map[string]*draft{}}
	l.origins.commits = sync.OnceValue(l.origins.inOrder)
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

// day is the civil day of a commit, in the site's time zone.
func (o *origins) day(c *gitrepo.Commit) time.Time { return Civil(c.Committer.When.In(o.zone)) }

// inOrder returns the commits that touched a record by when they were put into the
// repository, and by their ids.
func (o *origins) inOrder() []*gitrepo.Commit {
	all := map[*gitrepo.Commit]bool{}
	for _, trace := range o.history.Traces() {
		for _, revision := range trace.Revisions {
			all[revision.Commit] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b *gitrepo.Commit) int {
		return cmp.Or(a.Committer.When.Compare(b.Committer.When), strings.Compare(a.ID, b.ID))
	})
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
		Incomplete: t.Truncated, Uncommitted: !o.committed(d, last), trace: t,
	}
	for _, s := range t.Authors() {
		if person := o.person(s); !slices.Contains(p.Authors, person) { // who may have several addresses
			p.Authors = append(p.Authors, person)
		}
	}
	return p
}

// committed reports whether a draft's file is as the commit has it that the work
// tree lies upon. Where that is not its last revision, a merge may have settled
// for another one.
func (o *origins) committed(d *draft, last gitrepo.Revision) bool {
	if d.blobs == nil {
		return true
	}
	if slices.Contains(d.blobs, last.Blob) && norm.NFC.String(d.path) == norm.NFC.String(last.Path) {
		return true
	}
	id, there := o.history.Blob(d.path)
	return there && slices.Contains(d.blobs, id)
}

// entered is the day of a draft's first commit, where that is known.
func (o *origins) entered(d *draft) (time.Time, bool) {
	t := o.trace(d)
	if t == nil || t.Truncated || len(t.Revisions) == 0 {
		return time.Time{}, false
	}
	return o.day(t.Revisions[0].Commit), true
}

// begins is the day of the first commit of any record; false where none is known.
func (o *origins) begins(drafts []*draft) (first time.Time, known bool) {
	for _, d := range drafts {
		if t := o.trace(d); t != nil && len(t.Revisions) > 0 {
			if day := o.day(t.Revisions[0].Commit); !known || day.Before(first) {
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
