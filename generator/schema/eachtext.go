package schema

import (
	"maps"
	"slices"
)

// textAt is a text of a record, and where it stands.
type textAt struct {
	path Path     // only good until the next text
	in   []*Field // all that it lies in, from the record inwards, and its own field
	text string
}

func (t textAt) field() *Field { return t.in[len(t.in)-1] }

// privacy is that of the text's field, or else of the nearest one around it.
func (t textAt) privacy() Privacy {
	for _, f := range slices.Backward(t.in) {
		if f.Privacy != PrivacyNone {
			return f.Privacy
		}
	}
	return PrivacyNone
}

// visible reports whether audience may see the text's field and all around it.
func (t textAt) visible(audience string) bool {
	return !slices.ContainsFunc(t.in, func(f *Field) bool { return !f.Visible(audience) })
}

// eachText calls found for every text of values, in the order of the schema.
func (c *Collection) eachText(values Values, found func(textAt)) {
	w := textWalk{at: textAt{in: []*Field{c.Root}}, found: found}
	w.value(values)
}

// textWalk is one run of eachText: where it is, or what it found there.
type textWalk struct {
	at    textAt
	found func(textAt)
}

func (w *textWalk) value(v any) {
	switch v := v.(type) {
	case string:
		w.at.text = v
		w.found(w.at)
	case []any:
		items := w.at.field().Items
		for i, item := range v {
			w.step(i, items, item)
		}
	case map[string]any:
		w.object(w.at.field(), v)
	}
}

func (w *textWalk) object(f *Field, values map[string]any) {
	for _, child := range f.Fields {
		if v, there := values[child.Key]; there {
			w.step(child.step, child, v)
		}
	}
	if f.Extra == nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if f.holding(key) == f.Extra {
			w.step(key, f.Extra, values[key])
		}
	}
}

func (w *textWalk) step(step any, f *Field, v any) {
	w.at.path, w.at.in = append(w.at.path, step), append(w.at.in, f)
	w.value(v)
	w.at.path, w.at.in = w.at.path[:len(w.at.path)-1], w.at.in[:len(w.at.in)-1]
}
