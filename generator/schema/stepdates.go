package schema

import "slices"

// Dates returns where the dates of the steps stand in records, and that of a
// reopening: dotted paths through lists, in the order of the steps. A date by which
// something is due is none of them.
func (w *Workflow) Dates() []string {
	var all []string
	add := func(s spot) {
		if path := s.dotted(); !slices.Contains(all, path) {
			all = append(all, path)
		}
	}
	for _, s := range w.Steps {
		for _, d := range s.dates {
			add(d.spot)
		}
	}
	if w.reopening != nil {
		add(w.reopening.date)
	}
	return all
}

// dotted is the path that leads to the date, without the place in its list.
func (s spot) dotted() string {
	if s.list == nil {
		return s.field.Key
	}
	return within(s.list.Key, s.field.Key)
}
