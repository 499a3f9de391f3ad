package build

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/schema"
)

// Pages is a list of pages, with the methods that Hugo's has.
type Pages []*Page

// Len returns the number of pages.
func (ps Pages) Len() int { return len(ps) }

// Limit returns the first n pages at most.
func (ps Pages) Limit(n int) Pages { return ps[:min(n, len(ps))] }

// Reverse returns the pages in reverse order.
func (ps Pages) Reverse() Pages {
	reversed := slices.Clone(ps)
	slices.Reverse(reversed)
	return reversed
}

// ByDate returns the pages sorted by date, oldest first.
func (ps Pages) ByDate() Pages {
	return ps.sorted(func(a, b *Page) int { return a.Date().Compare(b.Date()) })
}

// ByTitle returns the pages sorted by title.
func (ps Pages) ByTitle() Pages {
	return ps.sorted(func(a, b *Page) int { return strings.Compare(a.Title(), b.Title()) })
}

func (ps Pages) sorted(compare func(a, b *Page) int) Pages {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b *Page) int {
		return cmp.Or(compare(a, b), cmp.Compare(a.path, b.path))
	})
	return sorted
}

// Where returns the pages of which a value at a dotted path, through lists and
// references, equals value. Terms and references are compared by id.
func (ps Pages) Where(path string, value any) Pages {
	want := plain(value)
	var kept Pages
	for _, p := range ps {
		if p.has(path, want) {
			kept = append(kept, p)
		}
	}
	return kept
}

// PageGroup is the pages of one period or one term.
type PageGroup struct {
	Key   string    // the date in the layout asked for, or the term's name
	Date  time.Time // of the first page
	Pages Pages     // in the order of the list that was grouped
}

// GroupByDate groups the pages by their date in a Go time layout such as
// "2006-01", newest group first, as Hugo does. Pages without a date are left
// out.
func (ps Pages) GroupByDate(layout string) []PageGroup {
	groups := ps.group(func(p *Page) []string {
		if p.Date().IsZero() {
			return nil
		}
		return []string{p.Date().Format(layout)}
	})
	slices.SortStableFunc(groups, func(a, b PageGroup) int { return b.Date.Compare(a.Date) })
	return groups
}

// GroupByTerm groups the pages by the vocabulary field at a dotted path, in the
// vocabulary's order. A page with several terms is in several groups.
func (ps Pages) GroupByTerm(path string) []PageGroup {
	order := map[string]int{}
	groups := ps.group(func(p *Page) []string {
		var keys []string
		p.eachValue(path, func(v any) {
			if term, ok := v.(*schema.Term); ok {
				keys = append(keys, term.Name)
				order[term.Name] = term.Index
			}
		})
		return keys
	})
	slices.SortStableFunc(groups, func(a, b PageGroup) int { return order[a.Key] - order[b.Key] })
	return groups
}

// group puts every page under each of its keys, in the order of first use.
func (ps Pages) group(keys func(*Page) []string) []PageGroup {
	var groups []PageGroup
	at := map[string]int{}
	for _, p := range ps {
		for _, key := range keys(p) {
			i, known := at[key]
			if !known {
				i = len(groups)
				at[key] = i
				groups = append(groups, PageGroup{Key: key, Date: p.Date()})
			}
			groups[i].Pages = append(groups[i].Pages, p)
		}
	}
	return groups
}
