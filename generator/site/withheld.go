package site

import (
	"maps"
	"slices"

	"zoufang/generator/schema"
)

// Withheld is a text that the site's audience may not see, and whose it is.
type Withheld struct {
	Text string
	File string // of the record that holds it
	Name bool   // it is the name of a person
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
		names := d.personNames()
		d.collection.Withheld(d.values, l.Audience, func(text string) {
			if !shown[text] {
				l.Withhold(Withheld{text, d.path, names[text]})
			}
		})
	}
}

// personNames are the texts of a record that are names to be masked.
func (d *draft) personNames() map[string]bool {
	names := map[string]bool{}
	for _, text := range d.collection.PrivateTexts(d.values) {
		if text.Privacy == schema.PrivacyName {
			names[text.Text] = true
		}
	}
	return names
}

// admit tells the texts of fields whose numbers are meant for the public.
func (l *loader) admit() {
	if l.Admit == nil {
		return
	}
	admitted := map[string]bool{}
	for _, d := range l.drafts {
		for key, v := range d.values {
			if l.site.Privacy.Public(d.collection.ID, key) {
				addTexts(admitted, v)
			}
		}
	}
	for _, text := range slices.Sorted(maps.Keys(admitted)) {
		l.Admit(text)
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
