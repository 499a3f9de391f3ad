package schema

// Withheld calls found for every text of values that audience may not see as it is
// written: of fields that are masked or left out, and of fields or collections of
// other audiences.
func (c *Collection) Withheld(values Values, audience string, found func(text string)) {
	c.Root.withheld(values, audience, !c.Visible(audience), found)
}

// withheld looks through a value; all of it is withheld where hidden is set.
func (f *Field) withheld(v any, audience string, hidden bool, found func(string)) {
	hidden = hidden || !f.Visible(audience)
	switch v := v.(type) {
	case string:
		if hidden || f.Privacy != PrivacyNone && Mask(f.Privacy, v) != v {
			found(v)
		}
	case []any:
		for _, item := range v {
			f.Items.withheld(item, audience, hidden, found)
		}
	case map[string]any:
		for _, child := range f.Fields {
			child.withheld(v[child.Key], audience, hidden, found)
		}
		for key, item := range v {
			if f.Extra != nil && f.Field(key) == nil {
				f.Extra.withheld(item, audience, hidden, found)
			}
		}
	}
}
