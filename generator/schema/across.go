package schema

import "zoufang/generator/record"

// Sequence says that a collection's records are numbered without gaps, in the
// order of their dates.
type Sequence struct {
	Field  *Field   // an integer: the number
	Within []*Field // records with equal values of these are numbered by themselves; nil stands for the year of the date
	Any    bool     // the lowest number need not be 1
}

// The keys of each of sequences, and the values of its start.
var (
	sequenceKeywords = []string{"field", "within", "start"}
	sequenceStarts   = []string{"1", "any"}
)

// yearKey stands, within sequences, for the year of a record's date.
const yearKey = "year"

// distinctions reads unique: lists of fields that tell records apart.
func (f *schemaFile) distinctions(c *Collection, n *record.Node) {
	for _, item := range f.list(n) {
		var key []*Field
		named := f.texts(item)
		for _, name := range named {
			if field := f.singleAt(name); field != nil {
				key = append(key, field)
			}
		}
		if item.Kind == record.Sequence && len(item.Items) == 0 {
			f.report(item, "schema-type.empty", nil)
		}
		if len(key) == len(named) && len(key) > 0 {
			c.Unique = append(c.Unique, key)
		}
	}
}

// sequences reads which fields number records.
func (f *schemaFile) sequences(c *Collection, n *record.Node) {
	for _, item := range f.list(n) {
		if !f.keys(item, sequenceKeywords...) {
			continue
		}
		s := Sequence{Field: f.fieldAt(f.need(item, "field"), TypeInteger)}
		for _, name := range f.texts(item.Get("within")) {
			if field, ok := f.withinAt(c, name); ok {
				s.Within = append(s.Within, field)
			}
		}
		if start := item.Get("start"); start != nil && f.oneOf(start, sequenceStarts...) {
			s.Any = start.Value == "any"
		}
		if s.Field != nil {
			c.Sequences = append(c.Sequences, s)
		}
	}
}

// withinAt returns the field that n names, or nil for the year of the date.
func (f *schemaFile) withinAt(c *Collection, n *record.Node) (*Field, bool) {
	if c.Root.Field(n.Value) != nil || c.DateField == nil {
		field := f.singleAt(n)
		return field, field != nil
	}
	if n.Value != yearKey {
		f.suggest(n, "schema-reference.field", append(c.Root.keys(), yearKey))
	}
	return nil, n.Value == yearKey
}

// singleAt returns the field that n names, which must have a single value.
func (f *schemaFile) singleAt(n *record.Node) *Field {
	field := f.fieldAt(n)
	if field != nil && (field.Type == TypeList || field.Type == TypeObject) {
		f.report(n, "schema-value.compound", nil)
		return nil
	}
	return field
}
