package build

import (
	"strings"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// eachValue calls found for every value at path below v, as Site.EachValueThrough
// does, but with the *site.Record in the place of a reference, and without objects.
func (p *plan) eachValue(v any, path []string, through func(*site.Record), found func(any)) {
	p.site.EachValueThrough(v, path, through, func(v any) {
		switch v := v.(type) {
		case schema.Ref:
			found(p.site.Resolve(v))
		case map[string]any:
		default:
			found(v)
		}
	})
}

// eachValue calls found for every value of the record at a dotted path.
func (p *Page) eachValue(path string, found func(any)) {
	if p.kind == kindPage {
		through := func(r *site.Record) { p.view.note(ofValues, r) }
		through(p.record)
		p.view.eachValue(p.record.Values, strings.Split(path, "."), through, found)
	}
}

// Values returns the values at a dotted path through objects, lists and
// references, lists flattened: texts, numbers, dates, terms, and pages for
// references.
func (p *Page) Values(path string) []any {
	var all []any
	p.eachValue(path, func(v any) {
		if r, ok := v.(*site.Record); ok {
			v = p.view.page(r)
		}
		all = append(all, v)
	})
	return all
}

// Refs returns the pages of all records that the field at a dotted path refers
// to, lists flattened. Records that the audience may not see are left out.
func (p *Page) Refs(path string) Pages {
	var pages Pages
	p.eachValue(path, func(v any) {
		if r, ok := v.(*site.Record); ok {
			pages = append(pages, p.view.page(r))
		}
	})
	return pages
}

// Ref returns the page of the record that the field at a dotted path refers to,
// or nil.
func (p *Page) Ref(path string) *Page {
	if refs := p.Refs(path); len(refs) > 0 {
		return refs[0]
	}
	return nil
}

// has reports whether one of the values at a dotted path is want, in plain form.
func (p *Page) has(path string, want any) bool {
	has := false
	p.eachValue(path, func(v any) { has = has || plain(v) == want })
	return has
}

// plain turns a term, reference or page into its id and any integer into int64,
// so that templates can compare them with what they write.
func plain(v any) any {
	switch v := v.(type) {
	case *schema.Term:
		return v.ID
	case schema.Ref:
		return v.ID
	case *site.Record:
		return v.ID
	case int:
		return int64(v)
	case *Page:
		if v.record != nil {
			return v.record.ID
		}
	}
	return v
}
