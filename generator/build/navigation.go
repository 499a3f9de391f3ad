package build

import "zoufang/generator/site"

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
}

// Navigation returns the groups of content/site.yaml without what this audience
// has not, and after them the lists that no group names. It is empty where
// content/site.yaml has no navigation.
func (s *Site) Navigation() []NavGroup {
	var groups []NavGroup
	for _, group := range s.view.site.Navigation() {
		g := NavGroup{Title: group.Title}
		for _, item := range group.Items {
			g.Items = append(g.Items, s.view.navItem(item))
		}
		groups = append(groups, g)
	}
	return groups
}

func (v *view) navItem(item site.NavItem) NavItem {
	if item.Section != nil {
		return NavItem{Title: item.Title, RelPermalink: v.list(item.Section).RelPermalink(), Section: item.Section.Collection.ID}
	}
	return NavItem{Title: item.Title, RelPermalink: v.page(item.Record).RelPermalink(), Name: item.Record.Name()}
}
