package build

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Filter is something that the records of a list can be narrowed by.
type Filter struct {
	Key     string         // for names and addresses: letters, digits, "_" and "-"
	Title   string         // what it is called on pages
	Options []FilterOption // at least two
}

// FilterOption is one value that a list can be narrowed to.
type FilterOption struct {
	Value string // an id, or the text itself
	Title string // what it is called on pages
	Count int    // how many records have it
}

// Filters returns what the records of a list can be narrowed by, over all its
// pages: the values that occur, in the order of their vocabulary, collection or
// workflow. What offers no choice is left out.
func (p *Page) Filters() []Filter {
	if p.kind != kindSection {
		return nil
	}
	p.view.noteSection(ofFilters, p.section)
	return p.view.filters[p.section]()
}

// FilterValues returns which options of a filter the record has.
func (p *Page) FilterValues(key string) []string {
	if p.kind != kindPage {
		return nil
	}
	var values []string
	through := func(r *site.Record) { p.view.note(ofValues, r) }
	through(p.record)
	for _, f := range p.section.Collection.Filters {
		if f.Key() != key {
			continue
		}
		for _, c := range p.view.choices(p.record, f, through) {
			values = append(values, c.Value)
		}
	}
	return values
}

// sectionFilters returns a function that counts the options of a section when it
// is first asked, and is safe for concurrent use.
func (p *plan) sectionFilters(s *site.Section) func() []Filter {
	return sync.OnceValue(func() []Filter {
		var filters []Filter
		for _, f := range s.Collection.Filters {
			if options := p.options(s, f); len(options) > 1 {
				filters = append(filters, Filter{f.Key(), p.filterTitle(f), options})
			}
		}
		return filters
	})
}

// Words for what no schema names.
var (
	progressTitle = diag.Name{ZH: "进度", EN: "Progress"}
	yesTitle      = diag.Name{ZH: "是", EN: "Yes"}
	noTitle       = diag.Name{ZH: "否", EN: "No"}
)

func (p *plan) filterTitle(f schema.Filter) string {
	if f.Field == nil {
		return progressTitle.In(p.lang())
	}
	return cmp.Or(f.Title, f.Path[len(f.Path)-1])
}

// choice is an option with its place among the others.
type choice struct {
	FilterOption
	order int
}

// options returns the values of a filter that occur in a section.
func (p *plan) options(s *site.Section, f schema.Filter) []FilterOption {
	found := map[string]*choice{}
	for _, r := range s.Records {
		for _, c := range p.choices(r, f, func(*site.Record) {}) {
			if found[c.Value] == nil {
				found[c.Value] = &c
			}
			found[c.Value].Count++
		}
	}
	var sorted []*choice
	for _, c := range found {
		sorted = append(sorted, c)
	}
	slices.SortFunc(sorted, func(a, b *choice) int {
		return cmp.Or(cmp.Compare(a.order, b.order), strings.Compare(a.Value, b.Value))
	})
	var options []FilterOption
	for _, c := range sorted {
		options = append(options, c.FilterOption)
	}
	return options
}

// choices returns the options of a filter that a record has, each once.
func (p *plan) choices(r *site.Record, f schema.Filter, through func(*site.Record)) []choice {
	if f.Field == nil {
		return progressChoice(r)
	}
	var all []choice
	p.eachValue(r.Values, f.Path, through, func(v any) {
		c := p.choice(v)
		same := func(other choice) bool { return other.Value == c.Value }
		if c.Value != "" && !slices.ContainsFunc(all, same) {
			all = append(all, c)
		}
	})
	return all
}

// progressChoice returns the state that a record is in, if it is in any.
func progressChoice(r *site.Record) []choice {
	if r.Progress == nil || r.Progress.State.ID == "" {
		return nil
	}
	state := r.Progress.State
	all := r.Section.Collection.Workflow.States()
	order := slices.IndexFunc(all, func(s schema.State) bool { return s.ID == state.ID })
	return []choice{{FilterOption{Value: state.ID, Title: state.Title}, order}}
}

// choice returns a value as an option; one without Value is none.
func (p *plan) choice(v any) choice {
	switch v := v.(type) {
	case *schema.Term:
		return choice{FilterOption{Value: v.ID, Title: v.Name}, v.Index}
	case *site.Record:
		return choice{FilterOption{Value: v.ID, Title: v.Title}, v.Index}
	case bool:
		if v {
			return choice{FilterOption{Value: "true", Title: yesTitle.In(p.lang())}, 0}
		}
		return choice{FilterOption{Value: "false", Title: noTitle.In(p.lang())}, 1}
	case int64:
		text := strconv.FormatInt(v, 10)
		return choice{FilterOption{Value: text, Title: text}, int(v)}
	case string:
		return choice{FilterOption: FilterOption{Value: v, Title: v}}
	}
	return choice{}
}
