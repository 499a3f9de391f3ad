package schema

// Withheld calls found for every text of values that audience may not see as it is
// written: of fields that are masked or left out, and of fields or collections of
// other audiences.
func (c *Collection) Withheld(values Values, audience string, found func(text string)) {
	w := withholding{audience: audience, record: values, found: found}
	w.value(c.Root, values, !c.Visible(audience))
}

// withholding is one run of Withheld.
type withholding struct {
	audience string
	record   Values
	found    func(text string)
}

// value looks through a value of f; all of it is withheld where hidden is set.
func (w *withholding) value(f *Field, v any, hidden bool) {
	hidden = hidden || !f.Visible(w.audience)
	switch v := v.(type) {
	case string:
		if hidden || f.Privacy != PrivacyNone && !f.Agreed(w.record) && Mask(f.Privacy, v) != v {
			w.found(v)
		}
	case []any:
		for _, item := range v {
			w.value(f.Items, item, hidden)
		}
	case map[string]any:
		for _, child := range f.Fields {
			w.value(child, v[child.Key], hidden)
		}
		for key, item := range v {
			if f.Extra != nil && f.Field(key) == nil {
				w.value(f.Extra, item, hidden)
			}
		}
	}
}
