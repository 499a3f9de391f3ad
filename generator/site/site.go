// Package site holds the model of one site: its configuration, its records,
// what refers to what, and what one audience may see of it.
//
// Load reads everything under content/ in parallel and returns the model with
// the findings of all files. Bodies are rendered on the way and kept outside
// the model, in a Spool. What an audience may not see is not in the model: no
// template, feed or data file can show it.
package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/markdown"
	"zoufang/generator/privacy"
	"zoufang/generator/schema"
)

// Site is the model of one site for one audience. It is not changed after Load.
type Site struct {
	Config   Config
	Schemas  *schema.Set
	Search   Search
	Privacy  *privacy.Rules // what must not be published, whatever field it stands in
	Audience string
	AsOf     time.Time
	Today    time.Time       // the day that the records were written up to
	Commit   *gitrepo.Commit // what the site was read from; nil: a work tree
	History  *Historian      // nil: nothing is known

	root     fs.FS
	schemas  Sum // of all schemas
	sections []*Section
	byID     map[string]*Section
	taken    []recordKey // of every file
	spool    *Spool
}

// Section is the published records of one collection, in the collection's
// order.
type Section struct {
	Collection *schema.Collection
	Records    []*Record
	Newest     time.Time // date of the newest record; zero where none has one
	Number     int       // place in Site.Sections

	byID map[string]*Record
	sum  Sum // of its schema
}

// Env is what expressions know about the site.
func (s *Site) Env() schema.Env {
	return schema.Env{From: s.Config.Period.From, To: s.Config.Period.To, AsOf: s.AsOf, Today: s.Today,
		Record: func(collection, id string) schema.Values {
			if r := s.Record(collection, id); r != nil {
				return r.Values
			}
			return nil
		}}
}

// Record is one published record, as the site's audience may see it.
type Record struct {
	Section   *Section
	ID        string
	File      string // path of its file, for example content/visits/2012/03/x.md
	Title     string
	Date      time.Time        // zero where the collection has no date field
	Values    map[string]any   // by English key, masked; see schema.Collection.View
	Progress  *schema.Progress // as of Site.AsOf; nil where the collection has no workflow
	Permalink string           // path of its page below the base URL, with slashes at both ends
	Body      Body
	Assets    []*Asset // what lies in its own folder, by name
	Index     int      // place in Section.Records

	Provenance *Provenance // nil where there is no history

	sums   sums
	refs   []fieldRef // in the values; nil once they are links
	back   []*Link
	timely bool          // its first commit says when it was handed in
	judged schema.Values // nil: its own
}

// Link is one reference: the field Field (dotted path, without list indexes) of
// From names To. Where a body links to another record, Field is "".
type Link struct {
	From, To *Record
	Field    string
}

// Body is what is known of a record's rendered text without reading it.
type Body struct {
	Summary  string
	Chars    int
	Headings []markdown.Heading

	slots []markdown.Slot
	dests []Destination // of each slot
	sum   Sum           // of the HTML
	html  Chunk         // empty where the record was recalled, or has no text
}

// Sum is the digest of the rendered text; zero where there is none.
func (b Body) Sum() Sum { return b.sum }

// Sections returns the collections that have published records, by weight and
// id.
func (s *Site) Sections() []*Section { return s.sections }

// Section returns the section of a collection, or nil where nothing of it is
// published.
func (s *Site) Section(collection string) *Section { return s.byID[collection] }

// Record returns the published record collection/id, or nil.
func (s *Site) Record(collection, id string) *Record {
	if section := s.byID[collection]; section != nil {
		return section.byID[id]
	}
	return nil
}

// Resolve returns the record that ref names, or nil where this audience may not
// see it.
func (s *Site) Resolve(ref schema.Ref) *Record { return s.Record(ref.Collection, ref.ID) }

// Backlinks returns the references of other records to r, by collection, in
// each collection's order.
func (r *Record) Backlinks() []*Link { return r.back }

// Neighbour returns the record by steps after r in its section, or nil.
func (r *Record) Neighbour(by int) *Record {
	at := r.Index + by
	if at < 0 || at >= len(r.Section.Records) {
		return nil
	}
	return r.Section.Records[at]
}

// Name is the record's collection and id, as in "visits/2012-03-05-g1-01".
func (r *Record) Name() string { return r.Section.Collection.ID + "/" + r.ID }

// Text is a record's text, taken out of the spool.
type Text struct {
	fragment markdown.Fragment
	dests    []Destination // of each slot
}

// Text returns r's text.
func (s *Site) Text(r *Record) (*Text, error) {
	html, err := s.html(r)
	if err != nil {
		return nil, err
	}
	return &Text{markdown.Fragment{HTML: html, Slots: r.Body.slots}, r.Body.dests}, nil
}

// Write writes the text as HTML. Where it has a link, an image or a live block,
// fill says what stands there.
func (t *Text) Write(w io.Writer, fill func(markdown.Slot, Destination) string) error {
	next := 0
	return t.fragment.Fill(w, func(slot markdown.Slot) string {
		dest := t.dests[next]
		next++
		return fill(slot, dest)
	})
}

// Paragraphs returns what the text says, see markdown.Fragment.Paragraphs.
func (t *Text) Paragraphs() []string { return t.fragment.Paragraphs() }

// html returns the text as it was rendered when the record was read, or renders it
// once more.
func (s *Site) html(r *Record) ([]byte, error) {
	switch {
	case r.Body.sum == 0:
		return nil, nil
	case r.Body.html.length > 0:
		return s.spool.Get(r.Body.html)
	}
	file, err := r.source(s.root)
	if err != nil {
		return nil, err
	}
	if file != nil {
		if fragment, _ := markdown.Render(r.File, file.Body, file.BodyLine); sumOf(fragment.HTML) == r.Body.sum {
			return fragment.HTML, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", r.File, ErrChanging)
}

// ErrChanging is returned for a file that was changed while the site was compiled.
var ErrChanging = errors.New("the file has changed since it was read")

// EachImage calls found for every photo that the text shows.
func (b Body) EachImage(found func(markdown.Slot, *Asset)) {
	for i, slot := range b.slots {
		if slot.Kind == markdown.Image && b.dests[i].Asset != nil {
			found(slot, b.dests[i].Asset)
		}
	}
}

// EachLive calls found for every live block of the text.
func (b Body) EachLive(found func(markdown.Slot)) {
	for _, slot := range b.slots {
		if slot.Kind == markdown.Live {
			found(slot)
		}
	}
}

// EachAsset calls found for every file that the text shows or links to.
func (b Body) EachAsset(found func(*Asset)) {
	for _, dest := range b.dests {
		if dest.Asset != nil {
			found(dest.Asset)
		}
	}
}

// Named returns the published record of a collection that text names, by id or
// by a name that only one record has, or nil.
func (s *Site) Named(collection, text string) *Record {
	section := s.byID[collection]
	if section == nil {
		return nil
	}
	if r := section.byID[text]; r != nil {
		return r
	}
	var found *Record
	for _, r := range section.Records {
		if schema.Fold(r.Title) == schema.Fold(text) {
			if found != nil {
				return nil
			}
			found = r
		}
	}
	return found
}

// Taken reports whether a file of the collection has the id already, published
// or not.
func (s *Site) Taken(collection, id string) bool {
	return slices.Contains(s.taken, recordKey{collection, id})
}
