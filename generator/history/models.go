package history

import (
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Compare returns what differs between the values of a record in two models of
// the site for one audience, such as those of two commits. What is private is
// masked in both already, and what differs below the masks does not show; a name to
// which only the one before tells of consent is masked here. Names says what the
// records are called that either refers to.
func Compare(before, after *site.Record, audience string, names func(schema.Ref) string) []Change {
	old, now := before.Section.Collection, after.Section.Collection
	viewer := viewer{audience, names, secretsOf(now, after.Values, nil)}
	c := comparison{}
	c.values(fitting(
		viewer.value(old.Root, old.Root.Name(), nil, before.Values),
		viewer.value(now.Root, now.Root.Name(), nil, after.Values),
	))
	return c.changes
}

// fitting returns two records so that each part is of one form in both: where
// their schemas tell it otherwise, it is put into words.
func fitting(before, after *value) (*value, *value) {
	for _, p := range joined(before, after) {
		if p.before != nil && p.after != nil && !alike(p.before.field, p.after.field) {
			*p.before, *p.after = *p.before.inWords(), *p.after.inWords()
		}
	}
	return before, after
}

// alike reports whether values of two fields can be compared part by part.
func alike(a, b *schema.Field) bool {
	if a == nil || b == nil {
		return a == b
	}
	composed := func(t schema.Type) bool { return t == schema.TypeList || t == schema.TypeObject }
	if a.Type != b.Type && (composed(a.Type) || composed(b.Type)) || !alike(a.Items, b.Items) || !alike(a.Extra, b.Extra) {
		return false
	}
	for _, part := range a.Fields {
		if other := b.Field(part.Key); other != nil && !alike(part, other) {
			return false
		}
	}
	return true
}

// inWords is a value as one text.
func (v *value) inWords() *value {
	words := v.summary()
	return &value{field: &schema.Field{Type: schema.TypeText}, name: v.name, step: v.step, rank: v.rank, words: words, raw: words.ZH}
}
