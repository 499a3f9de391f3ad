package build

import "zoufang/generator/site"

// Backlinks returns the pages of a collection's records that refer to this one,
// in that collection's order; with fields, only through one of these.
func (p *Page) Backlinks(collection string, fields ...string) Pages {
	var pages Pages
	p.eachBacklink(func(link *site.Link) {
		if link.From.Section.Collection.ID == collection && through(link, fields) {
			pages = p.appendOnce(pages, link.From)
		}
	})
	return pages
}

// appendOnce appends r's page unless it is the last one already: links come
// sorted, so a record with several links to p comes several times in a row.
func (p *Page) appendOnce(pages Pages, r *site.Record) Pages {
	if n := len(pages); n > 0 && pages[n-1].record == r {
		return pages
	}
	return append(pages, p.view.page(r))
}

func (p *Page) eachBacklink(do func(*site.Link)) {
	if p.kind != kindPage {
		return
	}
	p.view.note(ofBacklinks, p.record)
	for _, link := range p.record.Backlinks() {
		do(link)
	}
}

func through(link *site.Link, fields []string) bool {
	for _, field := range fields {
		if link.Field == field {
			return true
		}
	}
	return len(fields) == 0
}

// Group is a number of pages under a name.
type Group struct {
	Label   string // what their collection is called
	Section string // id of their collection
	Pages   Pages  // in the collection's order
}

// BacklinkGroups returns everything that refers to the record, by collection in
// the order of the navigation.
func (p *Page) BacklinkGroups() []Group {
	p.view.noteSite(ofSections)
	var groups []Group
	for _, section := range p.view.site.Sections() {
		if pages := p.Backlinks(section.Collection.ID); len(pages) > 0 {
			p.view.noteSection(ofSchema, section)
			groups = append(groups, Group{section.Collection.Label, section.Collection.ID, pages})
		}
	}
	return groups
}

// Next returns the page after this one in the collection's order, or nil.
func (p *Page) Next() *Page { return p.neighbour(1) }

// Prev returns the page before this one in the collection's order, or nil.
func (p *Page) Prev() *Page { return p.neighbour(-1) }

func (p *Page) neighbour(by int) *Page {
	if p.kind != kindPage {
		return nil
	}
	p.view.note(ofNeighbours, p.record)
	if r := p.record.Neighbour(by); r != nil {
		return p.view.page(r)
	}
	return nil
}

// Parent returns the page above this one: the list of a record or table, the
// record of a history, a list's home page.
func (p *Page) Parent() *Page {
	switch p.kind {
	case kindPage:
		return p.view.list(p.section)
	case kindHistory:
		return p.Record()
	case kindTally:
		return p.view.tallies()
	case kindFinding, kindSlips, kindSamples, kindDraft:
		return &Page{boardNode(kindBoard), p.view}
	case kindBoard, kindSection, kindTallies, kindSearch, kindSitemap, kindStyles:
		return p.view.home()
	}
	return nil
}

// Ancestors returns the pages above this one, the home page first.
func (p *Page) Ancestors() Pages {
	parent := p.Parent()
	if parent == nil {
		return nil
	}
	return append(parent.Ancestors(), parent)
}

// Count is how many records a list has. It costs nothing, where the length of
// Pages costs as much as the list is long.
func (p *Page) Count() int {
	if p.kind != kindSection {
		return 0
	}
	p.view.noteSection(ofMembers, p.section)
	return len(p.section.Records)
}

// Pages returns the records of a list, all tables, or the lists of the home page.
func (p *Page) Pages() Pages {
	switch p.kind {
	case kindSection:
		p.view.noteSection(ofMembers, p.section)
		return p.view.pages(p.section.Records)
	case kindTallies:
		return p.Site().Tallies()
	case kindHome:
		return p.Site().Sections()
	}
	return nil
}
