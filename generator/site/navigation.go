package site

import (
	"io/fs"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// NavGroup is a part of the navigation.
type NavGroup struct {
	Title string // "" where content/site.yaml gives none
	Items []NavItem
}

// NavItem leads to the list of a section, to the page of a record or to a list of
// the site that is of no collection: one of the three is set.
type NavItem struct {
	Title   string // "" where the list has a name of its own
	Section *Section
	Record  *Record
	List    string
}

// The Lists: all tables, and what is to be checked. Whether there are any, the model
// does not know.
const (
	NavTallies = "tallies"
	NavBoard   = "board"
)

// navGroup and navItem are the navigation as content/site.yaml words it.
type navGroup struct {
	title string
	items []navItem
}

type navItem struct {
	title   string
	section string // id of a collection
	page    string // collection/id of a record
	list    string // NavTallies, NavBoard
}

func navigation(groups []schema.Group) []navGroup {
	var all []navGroup
	for _, group := range groups {
		g := navGroup{title: group.Text("title")}
		for _, item := range group.Groups("items") {
			g.items = append(g.items, navItem{item.Text("title"), item.Text("section"), item.Text("page"), item.Text("list")})
		}
		all = append(all, g)
	}
	return all
}

// Navigation returns the navigation of content/site.yaml without what this
// audience has not: items, and groups that are empty without them. Sections that
// no group names follow in a group without a title. It is nil where
// content/site.yaml says nothing of a navigation.
func (s *Site) Navigation() []NavGroup {
	if s.Config.navigation == nil {
		return nil
	}
	groups := []NavGroup{}
	add := func(g NavGroup) {
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	named := map[string]bool{}
	for _, group := range s.Config.navigation {
		g := NavGroup{Title: group.title}
		for _, item := range group.items {
			named[item.section] = true
			if found, ok := s.navItem(item); ok {
				g.Items = append(g.Items, found)
			}
		}
		add(g)
	}
	rest := NavGroup{}
	for _, section := range s.sections {
		if !named[section.Collection.ID] {
			rest.Items = append(rest.Items, NavItem{Title: section.Collection.Label, Section: section})
		}
	}
	add(rest)
	return groups
}

// navItem finds what an item leads to, and reports whether it is published.
func (s *Site) navItem(item navItem) (NavItem, bool) {
	if item.list != "" {
		return NavItem{Title: item.title, List: item.list}, true
	}
	if item.section != "" {
		section := s.Section(item.section)
		if section != nil && item.title == "" {
			item.title = section.Collection.Label
		}
		return NavItem{Title: item.title, Section: section}, section != nil
	}
	collection, id, _ := strings.Cut(item.page, "/")
	record := s.Record(collection, id)
	return NavItem{Title: item.title, Record: record}, record != nil
}

// checkNavigation reports items of the navigation that lead nowhere. A record
// that is only held back is simply not there.
func (l *loader) checkNavigation() {
	for g, group := range l.site.Config.navigation {
		for i, item := range group.items {
			at := schema.Path{"navigation", g, "items", i}
			switch {
			case item.section != "" && l.set.Collection(item.section) == nil:
				l.deadItem("navigation.section", item.section, append(at, "section"), l.set.CollectionIDs)
			case item.page != "" && l.index.byID[keyOf(item.page)] == nil:
				l.deadItem("navigation.page", item.page, append(at, "page"), l.recordNames)
			}
		}
	}
}

// deadItem reports a name in the navigation, with the names most like it.
func (l *loader) deadItem(messageID, value string, at schema.Path, names func() []string) {
	near := l.suggestions.nearest(messageID, value, 3, names)
	l.findings = append(l.findings, diag.Unknown(l.locateConfig(at), messageID, value, near))
}

// recordNames lists every record as collection/id.
func (l *loader) recordNames() []string {
	var all []string
	for key := range l.index.byID {
		all = append(all, key.collection+"/"+key.id)
	}
	slices.Sort(all)
	return all
}

// locateConfig returns the place of a value in content/site.yaml, which is read
// once more for it.
func (l *loader) locateConfig(at schema.Path) diag.Span {
	data, err := fs.ReadFile(l.Root, configFile)
	if err != nil {
		return diag.Span{File: configFile}
	}
	file, _ := configSettings().Read("site", configFile, data)
	return file.At(at...)
}
