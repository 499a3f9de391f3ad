package compare

import (
	"cmp"
	"slices"
	"strings"

	"zoufang/generator/build"
)

// Pages are the files of the compiled site that differ, by path.
type Pages struct {
	Added, Changed, Gone []Page
	Sections             []Count // of pages, in the order of the navigation
	Files                Files   // all that are no pages: data, photos, styles
}

// Page is a page of the compiled site.
type Page struct {
	Path    string // below the base URL
	Title   string
	Kind    string // as templates know it: home, section, page, history, tallies, tally, 404
	Section string // its collection, where it has one
}

// Count is how many pages of a collection differ, or of those that belong to
// none.
type Count struct {
	Section, Label       string // "": of no collection
	Added, Changed, Gone int
}

// Files are the paths of files.
type Files struct{ Added, Changed, Gone []string }

func (p *Pages) same() bool {
	return p == nil || len(p.Added)+len(p.Changed)+len(p.Gone)+p.Files.count() == 0
}

func (f Files) count() int { return len(f.Added) + len(f.Changed) + len(f.Gone) }

// pagesOf compares the files of two compiled sites.
func pagesOf(before, after *build.Examined) *Pages {
	c := pageComparison{counts: map[string]*Count{}}
	for _, path := range union(before.Files, after.Files) {
		old, was := before.Files[path]
		now, is := after.Files[path]
		switch {
		case !was:
			c.add(path, now, &c.Added, &c.Files.Added, func(n *Count) { n.Added++ })
		case !is:
			c.add(path, old, &c.Gone, &c.Files.Gone, func(n *Count) { n.Gone++ })
		case old.Sum != now.Sum:
			c.add(path, now, &c.Changed, &c.Files.Changed, func(n *Count) { n.Changed++ })
		}
	}
	for _, pages := range [][]Page{c.Added, c.Changed, c.Gone} {
		slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	}
	c.count(sectionsOf(before.Model, after.Model))
	return &c.Pages
}

// pageComparison is one run of pagesOf.
type pageComparison struct {
	Pages
	counts map[string]*Count // by section
}

// add puts a file where it belongs.
func (c *pageComparison) add(path string, d build.Digest, pages *[]Page, files *[]string, count func(*Count)) {
	if d.Kind == "" {
		*files = append(*files, path)
		return
	}
	*pages = append(*pages, Page{strings.TrimSuffix(path, "index.html"), d.Title, d.Kind, d.Section})
	if c.counts[d.Section] == nil {
		c.counts[d.Section] = &Count{Section: d.Section}
	}
	count(c.counts[d.Section])
}

// count brings the counts into the order of the sections.
func (c *pageComparison) count(all []sections) {
	if rest := c.counts[""]; rest != nil {
		c.Sections = append(c.Sections, *rest)
	}
	for _, s := range all {
		collection := cmp.Or(s.after, s.before).Collection
		if n := c.counts[collection.ID]; n != nil {
			n.Label = collection.Label
			c.Sections = append(c.Sections, *n)
		}
	}
}
