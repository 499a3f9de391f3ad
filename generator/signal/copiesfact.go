package signal

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// facts say what is the same, when both texts were entered, and who wrote them.
func (m *match) facts(r *run, c copies, letters int) []diag.Message {
	earlier := m.earlier.record
	facts := []diag.Message{{ID: "signal.copies", Args: diag.Args{
		"percent": m.plain, "letters": letters, "kind": kind(earlier), "name": earlier.Title, "day": diag.Day(site.Civil(earlier.Date)),
	}}}
	if heading := m.left.passages[m.passage].heading; m.part >= c.strong && m.percent < c.strong && heading != "" {
		facts = append(facts, diag.Message{ID: "signal.copies.passage", Args: diag.Args{"heading": heading, "percent": m.part}})
	}
	if m.earlier.then != nil {
		facts = append(facts, diag.Message{ID: "signal.copies.then", Args: diag.Args{"day": diag.Day(m.earlier.day())}})
	}
	if one, other := entered(m.later.record), entered(earlier); one != nil && other != nil {
		facts = append(facts, diag.Message{ID: "signal.copies.entered", Args: diag.Args{
			"later": diag.Day(one.Day()), "by": one.By.Name, "earlier": diag.Day(other.Day()), "other": other.By.Name,
		}})
	}
	return append(facts, m.authors(r)...)
}

// authors says whether somebody wrote both texts. It says nothing where that is not known.
func (m *match) authors(r *run) []diag.Message {
	later, earlier := r.people(m.later.record), r.people(m.earlier.record)
	var both []*site.Record
	for _, person := range later {
		if slices.Contains(earlier, person) {
			both = append(both, person)
		}
	}
	switch {
	case len(both) > 0:
		return []diag.Message{{ID: "signal.copies.same", Args: diag.Args{"who": called(both)}}}
	case len(later) > 0 && len(earlier) > 0:
		return []diag.Message{{ID: "signal.copies.others", Args: diag.Args{"later": called(later), "earlier": called(earlier)}}}
	}
	return nil
}
