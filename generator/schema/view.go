package schema

import (
	"maps"
	"slices"
)

// View returns what audience may see of values: without the fields of other
// audiences, and with private values masked. It is the only form of a record that
// may leave towards pages and data files. What may be seen as it stands is not
// copied: neither form is to be changed. It is nil when the audience may not know
// of the collection.
func (c *Collection) View(values Values, audience string) Values {
	if !c.Visible(audience) {
		return nil
	}
	seen, _ := c.Root.view(values, &sight{audience, values})
	if view, _ := seen.(map[string]any); view != nil {
		return view
	}
	view := Values{}
	if id, ok := values[IDKey]; ok {
		view[IDKey] = id
	}
	return view
}

// View returns what audience may see of one value of the field, or nil, as
// Collection.View does for all. By itself no value has consent: names are masked.
func (f *Field) View(v any, audience string) any {
	seen, _ := f.view(v, &sight{audience, nil})
	return seen
}

// sight is who looks, and at which record, which tells of consent.
type sight struct {
	audience string
	record   Values
}

// view also reports whether the audience sees the value itself.
func (f *Field) view(v any, of *sight) (seen any, whole bool) {
	if !f.Visible(of.audience) {
		return nil, false
	}
	switch v := v.(type) {
	case nil, Invalid:
		return nil, false
	case map[string]any:
		return f.viewObject(v, of)
	case []any:
		return f.viewList(v, of)
	}
	if f.Privacy == PrivacyNone || f.Agreed(of.record) {
		return v, true
	}
	text, _ := v.(string)
	switch masked := Mask(f.Privacy, text); masked {
	case "":
		return nil, false
	default:
		return masked, masked == text
	}
}

// viewObject returns an object without what may not be seen. Values under keys
// that the schema does not name are among that, but for the id of a record.
func (f *Field) viewObject(values map[string]any, of *sight) (any, bool) {
	view := objectView{of: values}
	named := 0
	for _, child := range f.Fields {
		if v, there := values[child.Key]; there {
			named++
			view.show(child, v, child.Key, of)
		}
	}
	if named < len(values) {
		for key, v := range values {
			if f.Field(key) == nil && (key != IDKey || !f.isRecord()) {
				view.show(f.Extra, v, key, of)
			}
		}
	}
	if view.changed == nil {
		return values, true
	}
	return view.changed, false
}

// objectView is what is seen of an object: a copy only once it is less.
type objectView struct{ of, changed map[string]any }

// show shows what may be seen of a value of the object; nothing where its field
// is nil.
func (o *objectView) show(f *Field, v any, key string, by *sight) {
	var seen any
	if f != nil {
		var whole bool
		if seen, whole = f.view(v, by); whole {
			return
		}
	}
	if o.changed == nil {
		o.changed = maps.Clone(o.of)
	}
	if seen == nil {
		delete(o.changed, key)
	} else {
		o.changed[key] = seen
	}
}

// viewList returns a list without the items that may not be seen, or nil when
// that leaves nothing of what there was.
func (f *Field) viewList(items []any, of *sight) (any, bool) {
	view, all := items, true
	for i, item := range items {
		seen, whole := f.Items.view(item, of)
		if all && !whole {
			view, all = slices.Grow(slices.Clone(items[:i:i]), len(items)-i), false
		}
		if !all && seen != nil {
			view = append(view, seen)
		}
	}
	if len(view) == 0 && len(items) > 0 {
		return nil, false
	}
	return view, all
}
