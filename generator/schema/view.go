package schema

// View returns what audience may see of values: a copy without the fields of
// other audiences, with private values masked. It is the only form of a record
// that may leave towards pages and data files. It is nil when the audience may
// not know of the collection.
func (c *Collection) View(values Values, audience string) Values {
	if !c.Visible(audience) {
		return nil
	}
	view, _ := c.Root.View(values, audience).(map[string]any)
	if view == nil {
		view = Values{}
	}
	if id, ok := values[IDKey]; ok {
		view[IDKey] = id
	}
	return view
}

// View returns what audience may see of one value of the field, or nil, as
// Collection.View does for all.
func (f *Field) View(v any, audience string) any {
	if !f.Visible(audience) {
		return nil
	}
	switch v := v.(type) {
	case Invalid:
		return nil
	case map[string]any:
		return f.viewObject(v, audience)
	case []any:
		return f.viewList(v, audience)
	}
	if f.Privacy == PrivacyNone {
		return v
	}
	text, _ := v.(string)
	if masked := Mask(f.Privacy, text); masked != "" {
		return masked
	}
	return nil
}

func (f *Field) viewObject(values map[string]any, audience string) any {
	view := make(map[string]any, len(values)+1)
	for _, child := range f.Fields {
		if v := child.View(values[child.Key], audience); v != nil {
			view[child.Key] = v
		}
	}
	if f.Extra != nil {
		for key, value := range values {
			if f.Field(key) != nil {
				continue
			}
			if v := f.Extra.View(value, audience); v != nil {
				view[key] = v
			}
		}
	}
	return view
}

// viewList returns a list without the items that may not be seen, or nil when
// that leaves nothing of what there was.
func (f *Field) viewList(items []any, audience string) any {
	view := make([]any, 0, len(items))
	for _, item := range items {
		if v := f.Items.View(item, audience); v != nil {
			view = append(view, v)
		}
	}
	if len(view) == 0 && len(items) > 0 {
		return nil
	}
	return view
}
