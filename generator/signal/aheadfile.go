package signal

import (
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// readAhead reads which dates are looked at: those that are named, or else each
// record's own and those of its steps.
func readAhead(r *reader, s *Signal, of schema.Group) detector {
	a := ahead{of.Int("days", 0), map[*schema.Collection][]datePath{}}
	fields := of.Texts("fields")
	var known []string
	for _, from := range s.From {
		wanted := fields
		if wanted == nil {
			wanted = ownDates(from.Collection)
		}
		for _, path := range datePaths(from.Root, datePath{}) {
			known = append(known, path.path)
			if slices.Contains(wanted, path.path) {
				a.dates[from.Collection] = append(a.dates[from.Collection], path)
			}
		}
	}
	for i, field := range fields {
		if !slices.Contains(known, field) {
			r.unknown("signal-value.field", field, known, "ahead", "fields", i)
		}
	}
	return a
}

// ownDates are the dates that say when what a record tells of was done.
func ownDates(c *schema.Collection) []string {
	var all []string
	if c.DateField != nil {
		all = append(all, c.DateField.Key)
	}
	if c.Workflow != nil {
		all = append(all, c.Workflow.Dates()...)
	}
	return all
}

// datePath leads to dates of a record, through lists.
type datePath struct {
	path string // dotted keys
	name diag.Name
}

// datePaths are all that lead to dates below a field.
func datePaths(f *schema.Field, at datePath) []datePath {
	switch f.Type {
	case schema.TypeDate:
		return []datePath{at}
	case schema.TypeList:
		return datePaths(f.Items, at)
	}
	var all []datePath
	for _, child := range f.Fields {
		all = append(all, datePaths(child, at.within(child))...)
	}
	return all
}

// within leads on to a field of what the path leads to.
func (p datePath) within(f *schema.Field) datePath {
	name := f.Name()
	if p.path == "" {
		return datePath{f.Key, name}
	}
	if !strings.HasPrefix(name.ZH, p.name.ZH) { // or else it says already whose date it is
		name.ZH = p.name.ZH + "的" + name.ZH
	}
	name.EN = p.name.EN + "." + name.EN
	return datePath{p.path + "." + f.Key, name}
}

// in returns the dates that the path leads to.
func (p datePath) in(values schema.Values) []time.Time {
	return datesIn(values, strings.Split(p.path, "."))
}

func datesIn(v any, keys []string) []time.Time {
	switch v := v.(type) {
	case time.Time:
		return []time.Time{v}
	case []any:
		var all []time.Time
		for _, item := range v {
			all = append(all, datesIn(item, keys)...)
		}
		return all
	case map[string]any:
		if len(keys) > 0 {
			return datesIn(v[keys[0]], keys[1:])
		}
	}
	return nil
}
