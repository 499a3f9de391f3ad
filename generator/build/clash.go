package build

import "zoufang/generator/diag"

// clashes reports the lists and records whose address is that of a page of another
// kind. Those that clash among themselves were reported when they were read.
func (p *plan) clashes() diag.List {
	others := map[string]*node{}
	for _, n := range p.nodes {
		if n.section == nil {
			others[n.path] = n
		}
	}
	var found diag.List
	for _, n := range p.nodes {
		other := others[n.path]
		if other == nil || n.section == nil {
			continue
		}
		title := (&Page{other, &view{plan: p}}).Title()
		found = append(found, diag.At(n.span(), "duplicate-url.page", diag.Args{"url": "/" + n.path, "other": title}))
	}
	return found
}

// span is where it is said what a list or a page of a record is about.
func (n *node) span() diag.Span {
	if n.record != nil {
		return diag.Span{File: n.record.File}
	}
	return n.section.Collection.Span
}
