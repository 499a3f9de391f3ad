package build

import (
	"cmp"

	"zoufang/generator/site"
)

// NavGroup is a part of the navigation.
type NavGroup struct {
	Title string    // "" for what content/site.yaml puts into no group
	Items []NavItem // at least one
}

// NavItem is a link of the navigation.
type NavItem struct {
	Title        string // what the link says
	RelPermalink string // from the root of the server
	Section      string // of a list: the id of its collection
	Name         string // of a record's page: collection/id
	List         string // of another list: “tallies” or “board”
}

// Navigation returns the groups of content/site.yaml without what this audience
// has not, and after them the lists that no group names. It is empty where
// content/site.yaml has no navigation.
func (s *Site) Navigation() []NavGroup {
	s.view.noteSite(ofNavigation)
	quiet := &view{plan: s.view.plan, self: s.view.self} // what it reads is in the navigation
	var groups []NavGroup
	for _, group := range s.view.site.Navigation() {
		g := NavGroup{Title: group.Title}
		for _, item := range group.Items {
			if s.view.hasList(item.List) {
				g.Items = append(g.Items, quiet.navItem(item))
			}
		}
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// hasList reports whether the site has a list that the navigation names; "" is no
// such list.
func (p *plan) hasList(name string) bool {
	switch name {
	case site.NavTallies:
		return len(p.tables.ids) > 0
	case site.NavBoard:
		return p.board != nil
	}
	return true
}

func (v *view) navItem(item site.NavItem) NavItem {
	switch {
	case item.List != "":
		list := v.tallies()
		if item.List == site.NavBoard {
			list = &Page{boardNode(kindBoard), v}
		}
		return NavItem{Title: cmp.Or(item.Title, list.Title()), RelPermalink: list.RelPermalink(), List: item.List}
	case item.Section != nil:
		return NavItem{Title: item.Title, RelPermalink: v.list(item.Section).RelPermalink(), Section: item.Section.Collection.ID}
	}
	return NavItem{Title: item.Title, RelPermalink: v.page(item.Record).RelPermalink(), Name: item.Record.Name()}
}
