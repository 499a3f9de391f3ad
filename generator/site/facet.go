package site

import (
	"slices"

	"zoufang/generator/schema"
)

// Values returns the ids of the facet's values that a record has, sorted, each
// once. A record of the facet's own collection is its own value. Otherwise they
// are those that stand anywhere in the record's values; where none does, those
// that the records to which it refers have in fields outside of lists: a visit
// lies where its enterprise lies, but not wherever its group goes. It calls
// through for each of those records.
func (f Facet) Values(s *Site, r *Record, through func(*Record)) []string {
	c := r.Section.Collection
	if f.From != nil && f.From.ID == c.ID {
		return []string{r.ID}
	}
	all := f.appendIDs(nil, c.Root, r.Values, true)
	if len(all) == 0 {
		c.EachRef(r.Values, func(_ string, ref schema.Ref) {
			other := s.Resolve(ref)
			if other == nil || !f.bears[other.Section.Collection.Root] {
				return
			}
			through(other)
			all = f.appendIDs(all, other.Section.Collection.Root, other.Values, false)
		})
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// appendIDs adds the ids of the facet's values in v, a value of field. Lists are
// looked through only where asked for.
func (f Facet) appendIDs(all []string, field *schema.Field, v any, lists bool) []string {
	if field == nil || !f.bears[field] {
		return all
	}
	switch v := v.(type) {
	case schema.Ref:
		return append(all, v.ID)
	case *schema.Term:
		return append(all, v.ID)
	case []any:
		for _, item := range v {
			if lists {
				all = f.appendIDs(all, field.Items, item, lists)
			}
		}
	case map[string]any:
		for _, child := range field.Fields {
			if value := v[child.Key]; value != nil {
				all = f.appendIDs(all, child, value, lists)
			}
		}
		if f.bears[field.Extra] {
			for key, value := range v {
				if field.Field(key) == nil {
					all = f.appendIDs(all, field.Extra, value, lists)
				}
			}
		}
	}
	return all
}

// find finds the fields of all collections that are values of the facet, or hold
// some.
func (f *Facet) find(set *schema.Set) {
	f.bears = map[*schema.Field]bool{}
	for _, c := range set.Collections {
		f.findIn(c.Root)
	}
}

func (f *Facet) findIn(field *schema.Field) bool {
	if field == nil {
		return false
	}
	bears := f.From != nil && field.Ref == f.From.ID || f.Vocabulary != nil && field.Vocabulary == f.Vocabulary
	for _, child := range field.Fields {
		bears = f.findIn(child) || bears
	}
	bears = f.findIn(field.Items) || bears
	bears = f.findIn(field.Extra) || bears
	if bears {
		f.bears[field] = true
	}
	return bears
}
