package build

import (
	"html/template"
	"strings"
	"time"

	"zoufang/generator/markdown"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// The kinds of pages, named as Hugo names those that it has.
const (
	kindHome    = "home"
	kindSection = "section"
	kindPage    = "page"
	kindHistory = "history" // the revisions of a record
	kindTallies = "tallies" // the list of all tables
	kindTally   = "tally"
	kind404     = "404"
)

// node is one page of the plan: what it is about and where it is written.
type node struct {
	kind    string
	record  *site.Record    // kindPage, kindHistory
	section *site.Section   // kindSection, kindPage, kindHistory
	number  int             // kindSection: page number, from 1
	table   string          // kindTally: its id
	finding *signal.Finding // kindFinding
	path    string          // below the base URL, for example "visits/2012/03/x/"
}

// file is the path of the page in the output folder.
func (n *node) file() string {
	if n.kind == kind404 {
		return n.path
	}
	return n.path + "index.html"
}

// Page is what a template sees of a page: its own, or another one reached from
// it. Names are Hugo's wherever Hugo has one. A Page belongs to the rendering
// of one page, so that what a template reads can be noted.
type Page struct {
	*node
	view *view
}

// Kind is "home", "section", "page", "history", "tallies", "tally", "search",
// "sitemap", "styleguide" or "404".
func (p *Page) Kind() string { return p.kind }

// Section is the id of the page's collection.
func (p *Page) Section() string {
	if p.section == nil {
		return ""
	}
	return p.section.Collection.ID
}

// Layout names the template that a record asks for by the field that its
// collection calls its layout; "" where there is none.
func (p *Page) Layout() string {
	if p.kind == kindPage {
		p.view.note(ofValues, p.record)
	}
	return p.node.layout().Name
}

// Type is the same as Section, as it is in Hugo by default.
func (p *Page) Type() string { return p.Section() }

// IsHome reports whether the page is the home page.
func (p *Page) IsHome() bool { return p.kind == kindHome }

// IsSection reports whether the page lists a collection.
func (p *Page) IsSection() bool { return p.kind == kindSection }

// IsPage reports whether the page shows one record.
func (p *Page) IsPage() bool { return p.kind == kindPage }

// Title is the name of the record (also of its history) or table, the collection's label or the site's
// title.
func (p *Page) Title() string {
	switch p.kind {
	case kindPage, kindHistory:
		p.view.note(ofName, p.record)
		return p.record.Title
	case kindSection:
		p.view.noteSection(ofSchema, p.section)
		return p.section.Collection.Label
	case kindTallies:
		return talliesTitle.In(p.view.lang())
	case kindTally:
		return p.Table().Title()
	case kindFinding:
		return p.Finding().Signal.Title
	}
	if title, ofBoard := boardTitles[p.kind]; ofBoard {
		return title.In(p.view.lang())
	}
	if title, standsAlone := aloneTitles[p.kind]; standsAlone {
		return title.In(p.view.lang())
	}
	return p.view.site.Config.Title
}

// LinkTitle is the title to use in links.
func (p *Page) LinkTitle() string { return p.Title() }

// Label is what one record of the page's collection is called.
func (p *Page) Label() string {
	if p.section == nil {
		return ""
	}
	p.view.noteSection(ofSchema, p.section)
	return p.section.Collection.Title
}

// Description says in a sentence what the page is about.
func (p *Page) Description() string {
	switch p.kind {
	case kindPage:
		return p.Summary()
	case kindSection:
		p.view.noteSection(ofSchema, p.section)
		return p.section.Collection.Description
	case kindTally:
		return p.Table().Description()
	}
	return p.view.site.Config.Description
}

// Date is the record's date; a list's is that of its newest record. Zero where
// there is none.
func (p *Page) Date() time.Time {
	switch p.kind {
	case kindPage:
		p.view.note(ofValues, p.record)
		return p.record.Date
	case kindSection:
		p.view.noteSection(ofAll, p.section)
		return p.section.Newest
	}
	return time.Time{}
}

// Lastmod is when the record, or one of the list, was last changed: the time of
// the last commit, or the date where no commit is known.
func (p *Page) Lastmod() time.Time {
	var changed time.Time
	switch p.kind {
	case kindPage:
		p.view.note(ofOrigin, p.record)
		changed = lastCommit(p.record)
	case kindSection:
		p.view.noteSection(ofAll, p.section)
		changed = p.view.changed[p.section]()
	}
	if changed.IsZero() {
		return p.Date()
	}
	return changed
}

// RelPermalink is the page's URL from the root of its server.
func (p *Page) RelPermalink() string {
	path := p.address()
	if p.kind == kindPage && p.view.urls.prefix == "/" {
		return p.record.Permalink // the same, made already
	}
	return p.view.urls.rel(path)
}

// Permalink is the page's URL with scheme and host.
func (p *Page) Permalink() string { return p.view.urls.abs(p.address()) }

// address is the page's path below the base URL.
func (p *Page) address() string {
	switch {
	case p.record != nil:
		p.view.note(ofName, p.record)
	case p.section != nil:
		p.view.noteSection(ofSchema, p.section)
	}
	return p.node.path
}

// Params are the record's fields by English key, as the audience may see them.
func (p *Page) Params() map[string]any {
	if p.kind == kindPage {
		p.view.note(ofValues, p.record)
		return p.record.Values
	}
	return nil
}

// Summary is the first paragraph of the text, without markup.
func (p *Page) Summary() string {
	if p.kind == kindPage {
		p.view.note(ofSummary, p.record)
		return p.record.Body.Summary
	}
	return ""
}

// WordCount is the length of the text in characters, as Chinese counts words.
func (p *Page) WordCount() int {
	if p.kind == kindPage {
		p.view.note(ofText, p.record)
		return p.record.Body.Chars
	}
	return 0
}

// charsPerMinute is how fast Chinese prose of this kind is read.
const charsPerMinute = 400

// ReadingTime is how long the text takes to read, in minutes.
func (p *Page) ReadingTime() int { return (p.WordCount() + charsPerMinute - 1) / charsPerMinute }

// Outline lists the headings of the text.
func (p *Page) Outline() []markdown.Heading {
	if p.kind == kindPage {
		p.view.note(ofText, p.record)
		return p.record.Body.Headings
	}
	return nil
}

// TableOfContents is the outline as nested lists of links, in Hugo's form.
func (p *Page) TableOfContents() template.HTML { return tableOfContents(p.Outline()) }

// Content is the record's text as HTML, with links and images resolved.
func (p *Page) Content() (template.HTML, error) {
	if p.kind != kindPage {
		return "", nil
	}
	text, err := p.view.text(p.record)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = text.Write(&b, p.view.fill)
	return template.HTML(b.String()), err
}

// Draft is always false: drafts are not in the model.
func (p *Page) Draft() bool { return false }

// SourceFile is a record's place in the repository.
type SourceFile struct {
	Path string // from the site's root, for example "content/visits/2012/03/x.md"
}

// File is the record's file.
func (p *Page) File() SourceFile {
	if p.kind == kindPage {
		p.view.note(ofValues, p.record)
		return SourceFile{p.record.File}
	}
	return SourceFile{}
}

// Site is what templates see of the site.
func (p *Page) Site() *Site { return &Site{p.view} }
