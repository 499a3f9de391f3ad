package signal

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// presence says how the records of a collection tell who was where, and when.
type presence struct {
	from          *schema.Collection
	who, at, half *schema.Field
	place         *schema.Field // of the record; nil: it does not tell
	placeOfAt     *schema.Field // of the record that at refers to, where the record does not tell
	stay          bool          // on every day of it, whatever else is told
}

func (r *reader) presences(values schema.Group) []*presence {
	var all []*presence
	for i, of := range values.Groups("presence") {
		if p := r.presence(of, "presence", i); p != nil {
			all = append(all, p)
		}
	}
	return all
}

func (r *reader) presence(of schema.Group, where ...any) *presence {
	under := func(key string) []any { return append(where[:len(where):len(where)], key) }
	c := r.collection(of.Text("from"), under("from")...)
	if c == nil {
		return nil
	}
	if c.DateField == nil {
		r.report("signal-value.undated", diag.Args{"collection": c.Title}, under("from")...)
	}
	field := func(key string) *schema.Field { return r.field(c, of.Text(key), under(key)...) }
	p := &presence{from: c, who: field("who"), at: field("at"), half: field("half"), stay: of.Bool("stay")}
	r.place(p, of, under("place")...)
	return p
}

// place reads the field that names the place: the record has it, or the one that it
// refers to, or both.
func (r *reader) place(p *presence, of schema.Group, where ...any) {
	key := of.Text("place")
	p.place = p.from.Root.Field(key)
	if p.at != nil && p.at.Type == schema.TypeRef {
		if c := r.set.Collection(p.at.Ref); c != nil {
			p.placeOfAt = c.Root.Field(key)
		}
	}
	if key != "" && p.place == nil && p.placeOfAt == nil {
		r.field(p.from, key, where...)
	}
}

// present reports the collections of a signal of which the board does not say how their
// records tell who was where.
func (r *reader) present(s *Signal) {
	if r.rules == nil {
		return
	}
	for i, from := range s.From {
		if !slices.ContainsFunc(r.rules.presence, func(p *presence) bool { return p.from == from.Collection }) {
			r.report("signal-value.presence", diag.Args{"collection": from.Title}, "from", i)
		}
	}
}
