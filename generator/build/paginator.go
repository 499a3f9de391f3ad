package build

import (
	"fmt"

	"zoufang/generator/site"
)

// Paginator is the part of a list that one page shows, with Hugo's names.
type Paginator struct {
	page *Page
	size int
}

// Pager is one page of a list.
type Pager struct {
	PageNumber int    // from 1; 0: pages that are left out
	URL        string // from the root of the server
}

// Paginator returns the list's pagination, or nil where the page is no list.
func (p *Page) Paginator() *Paginator {
	if p.kind != kindSection {
		return nil
	}
	p.view.noteSection(ofSchema, p.section)
	return &Paginator{p, p.section.Collection.Paginate}
}

// listPath is the path of page number of a section's list.
func listPath(s *site.Section, number int) string {
	path := s.Collection.Path + "/"
	if number > 1 {
		path += fmt.Sprintf("page/%d/", number)
	}
	return path
}

// listLength is how many pages a section's list has.
func listLength(s *site.Section) int {
	size := s.Collection.Paginate
	if size <= 0 {
		return 1
	}
	return (len(s.Records) + size - 1) / size
}

// Pages returns the records of this page of the list.
func (p *Paginator) Pages() Pages {
	p.page.view.noteSection(ofMembers, p.page.section)
	records := p.page.section.Records
	if p.size > 0 {
		first := (p.page.number - 1) * p.size
		records = records[first:min(first+p.size, len(records))]
	}
	return p.page.view.pages(records)
}

// PageNumber is the number of this page, from 1.
func (p *Paginator) PageNumber() int { return p.page.number }

// TotalPages is how many pages the list has.
func (p *Paginator) TotalPages() int {
	p.page.view.noteSection(ofMembers, p.page.section)
	return listLength(p.page.section)
}

// TotalNumberOfElements is how many records the list has.
func (p *Paginator) TotalNumberOfElements() int { return p.page.Count() }

// HasPrev reports whether there is a page before this one.
func (p *Paginator) HasPrev() bool { return p.page.number > 1 }

// HasNext reports whether there is a page after this one.
func (p *Paginator) HasNext() bool { return p.page.number < p.TotalPages() }

// Prev returns the page before this one.
func (p *Paginator) Prev() Pager { return p.pager(p.page.number - 1) }

// Next returns the page after this one.
func (p *Paginator) Next() Pager { return p.pager(p.page.number + 1) }

// First returns the first page.
func (p *Paginator) First() Pager { return p.pager(1) }

// Last returns the last page.
func (p *Paginator) Last() Pager { return p.pager(p.TotalPages()) }

// Pagers returns all pages of the list.
func (p *Paginator) Pagers() []Pager {
	var all []Pager
	for n := 1; n <= p.TotalPages(); n++ {
		all = append(all, p.pager(n))
	}
	return all
}

// Near returns the pages of the list that a reader is shown beside the current one:
// the first, the last, and those that are at most n away. A Pager whose number is 0
// stands for the pages left out between them.
func (p *Paginator) Near(n int) []Pager {
	current, last := p.PageNumber(), p.TotalPages()
	pagers := []Pager{p.pager(1)}
	if current-n > 2 {
		pagers = append(pagers, Pager{})
	}
	for number := max(2, current-n); number <= min(last-1, current+n); number++ {
		pagers = append(pagers, p.pager(number))
	}
	if current+n < last-1 {
		pagers = append(pagers, Pager{})
	}
	if last > 1 {
		pagers = append(pagers, p.pager(last))
	}
	return pagers
}

func (p *Paginator) pager(n int) Pager {
	return Pager{n, p.page.view.urls.rel(listPath(p.page.section, n))}
}
