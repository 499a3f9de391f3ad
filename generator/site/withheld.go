package site

// Withheld is a text that the site's audience may not see, and whose it is.
type Withheld struct {
	Text string
	File string // of the record that holds it
}

// withhold tells what must not stand anywhere in the site: the private texts of all
// records, but for those that some published record shows as its own, such as the
// name of a cadre.
func (l *loader) withhold() {
	if l.Withhold == nil {
		return
	}
	shown := map[string]bool{}
	for _, s := range l.site.sections {
		for _, r := range s.Records {
			addTexts(shown, r.Values)
		}
	}
	for _, d := range l.drafts {
		d.collection.Withheld(d.values, l.Audience, func(text string) {
			if !shown[text] {
				l.Withhold(Withheld{text, d.path})
			}
		})
	}
}

// addTexts adds every text of a value.
func addTexts(texts map[string]bool, v any) {
	switch v := v.(type) {
	case string:
		texts[v] = true
	case []any:
		for _, item := range v {
			addTexts(texts, item)
		}
	case map[string]any:
		for _, item := range v {
			addTexts(texts, item)
		}
	}
}
