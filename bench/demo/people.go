package main

import (
	"slices"
	"strings"
	"time"

	"zoufang/generator/schema"
)

// author returns the cadre who writes a revision of e: the first of by, as
// text/course.txt has them. Of a list it is read from the item that the step
// brings.
func (a *archive) author(e *entry, r *row, s *step) (cadre string, post bool) {
	from := e.values
	if s != nil && r.list != "" {
		from = itemOf(e, s)
	}
	for _, by := range r.by {
		name, isPost := strings.CutPrefix(by, "@")
		switch {
		case !isPost:
			cadre = firstCadre(from[by])
			if cadre == "" {
				cadre = firstCadre(e.values[by])
			}
		case name == "registrar":
			cadre = a.registrar(e)
		case name == "liaison":
			cadre = a.liaison(e)
		case name == "unit":
			cadre = a.ofUnit(e)
		default:
			return a.hand.posts[name], true
		}
		if cadre != "" {
			return cadre, false
		}
	}
	return a.hand.posts["office"], true
}

// itemOf returns the first item of the step's list that has the step's date.
func itemOf(e *entry, s *step) schema.Values {
	items, _ := e.values[s.row.list].([]any)
	for _, x := range items {
		item, _ := x.(schema.Values)
		if day, _ := item[s.row.date].(time.Time); day.Equal(s.day) {
			return item
		}
	}
	return nil
}

// firstCadre returns the cadre that a value names, or the first of several.
func firstCadre(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	if ref, ok := v.(schema.Ref); ok && ref.Collection == "cadres" {
		return ref.ID
	}
	return ""
}

// registrar returns who brought e back from a visit: the visit that it comes
// from, or that lists it.
func (a *archive) registrar(e *entry) string {
	if v := a.visitOf(e); v != nil {
		return firstCadre(v.values["visitors"])
	}
	return ""
}

// visitOf returns the visit on which e came up, or nil.
func (a *archive) visitOf(e *entry) *entry {
	if from, ok := e.values["from"].(schema.Values); ok {
		if ref, ok := from["visit"].(schema.Ref); ok {
			return a.byKey["visits/"+ref.ID]
		}
	}
	for _, v := range a.entries {
		if v.coll.ID != "visits" {
			continue
		}
		for _, ref := range v.refs {
			if ref.to == e.key {
				return v
			}
		}
	}
	return nil
}

// liaison returns the liaison of the group that the record names.
func (a *archive) liaison(e *entry) string {
	for _, key := range []string{"group", "nominated_by", "editor"} {
		if ref, ok := e.values[key].(schema.Ref); ok {
			return a.hand.posts[ref.ID]
		}
	}
	return ""
}

// ofUnit returns a cadre of the unit that the record names.
func (a *archive) ofUnit(e *entry) string {
	for _, key := range []string{"replied_by", "unit"} {
		unit, ok := e.values[key].(schema.Ref)
		if !ok {
			continue
		}
		for _, c := range a.entries {
			if c.coll.ID == "cadres" && c.values["unit"] == any(unit) {
				return c.id
			}
		}
	}
	return ""
}

// group returns the group that a cadre belongs to.
func (a *archive) group(cadre string) string {
	ref, _ := a.byKey["cadres/"+cadre].values["group"].(schema.Ref)
	return ref.ID
}

// person returns the name and the address under which a cadre commits at a time.
func (a *archive) person(cadre string, at time.Time) (name, email string) {
	c := a.byKey["cadres/"+cadre]
	name = strings.Join(strings.Fields(c.called()), "")
	for _, x := range a.hand.addresses {
		if x.cadre == cadre && at.Before(x.until) {
			return name, x.email
		}
	}
	return name, mainAddress(c)
}

// mainAddress is the first address in a cadre's record.
func mainAddress(c *entry) string {
	emails, _ := c.values["emails"].([]any)
	email, _ := emails[0].(string)
	return email
}

// mailmap is the file that says which further addresses belong to whom.
func (a *archive) mailmap() string {
	var lines []string
	for _, x := range a.hand.addresses {
		name, _ := a.person(x.cadre, x.until)
		lines = append(lines, name+" <"+mainAddress(a.byKey["cadres/"+x.cadre])+"> <"+x.email+">\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}
