package schema

import "zoufang/generator/diag"

// Mention is a name that a schema uses and that is defined elsewhere.
type Mention struct {
	Name string
	Span diag.Span
}

// Audiences returns every audience that a schema names, with the place, so that
// the site can check that it exists.
func (s *Set) Audiences() []Mention {
	var all []Mention
	for _, c := range s.Collections {
		c.audiences(c.Root, &all)
	}
	return all
}

func (c *Collection) audiences(f *Field, all *[]Mention) {
	if n := f.spec.get("x-audience"); n != nil {
		span := diag.Span{File: c.file.Source.Path, Start: n.Start, End: n.End}
		*all = append(*all, Mention{f.Audience, span})
	}
	for _, part := range f.parts() {
		c.audiences(part, all)
	}
}
