package schema

// Withheld calls found for every text of values that audience may not see as it is
// written: of fields that are masked or left out, and of fields or collections of
// other audiences.
func (c *Collection) Withheld(values Values, audience string, found func(text string)) {
	hidden := !c.Visible(audience)
	c.eachText(values, func(t textAt) {
		if hidden || !t.visible(audience) || t.field().masks(t.text, values) {
			found(t.text)
		}
	})
}

// masks reports whether a text of the field is not shown as it is written.
func (f *Field) masks(text string, record Values) bool {
	return f.Privacy != PrivacyNone && !f.Agreed(record) && Mask(f.Privacy, text) != text
}
