package schema

import (
	"strings"

	"zoufang/generator/diag"
)

// ScaffoldOptions are what a new record starts with.
type ScaffoldOptions struct {
	Lang   diag.Lang         // of keys and comments; "" is Chinese
	Values map[string]string // texts to fill in, by English key
}

// Scaffold returns the text of a new record: front matter with a comment for
// every field, required fields first, and the required headings. Optional lists
// and groups of fields are commented out.
func (c *Collection) Scaffold(o ScaffoldOptions) string {
	s := scaffold{lang: o.Lang, values: o.Values}
	if s.lang == "" {
		s.lang = diag.ZH
	}
	s.line("---")
	s.fields(c.Root, "", s.required)
	if s.optional(c.Root) {
		s.line("# " + wordOptional.In(s.lang))
		s.fields(c.Root, "", func(f *Field) bool { return !f.Required })
	}
	s.line("---")
	for _, heading := range c.Headings(c.given(o.Values), Env{}) {
		s.b.WriteString("\n## " + heading + "\n")
	}
	return s.b.String()
}

// given types the texts that were given, as far as they can be typed.
func (c *Collection) given(texts map[string]string) Values {
	values := Values{}
	for key, text := range texts {
		if f := c.Root.Field(key); f != nil && f.Type != TypeList && f.Type != TypeObject {
			if v, fault := f.read(text, ""); fault == nil {
				values[key] = v
			}
		}
	}
	return values
}

// scaffold writes a new record.
type scaffold struct {
	lang   diag.Lang
	values map[string]string // of the root's fields
	bare   bool              // without comments
	b      strings.Builder
}

func (s *scaffold) line(text string) { s.b.WriteString(strings.TrimRight(text, " ") + "\n") }

func (s *scaffold) required(f *Field) bool { return f.Required }

func (s *scaffold) optional(f *Field) bool {
	for _, child := range f.Fields {
		if !child.Required {
			return true
		}
	}
	return false
}

// fields writes those fields of an object that are wanted.
func (s *scaffold) fields(f *Field, indent string, wanted func(*Field) bool) {
	for _, child := range f.Fields {
		if wanted(child) {
			s.field(child, indent)
		}
	}
}

// field writes one field, with what it wants before it.
func (s *scaffold) field(f *Field, indent string) {
	if !s.bare {
		s.line(indent + "# " + s.comment(f))
	}
	value, given := s.values[f.Key]
	if indent != "" {
		given = false
	}
	if !given && !f.Required && s.isCompound(f) {
		inner := &scaffold{lang: s.lang}
		inner.value(f, "", indent)
		for line := range strings.Lines(inner.b.String()) {
			s.line(indent + "# " + strings.TrimPrefix(strings.TrimSuffix(line, "\n"), indent))
		}
		return
	}
	s.value(f, value, indent)
}

func (s *scaffold) isCompound(f *Field) bool {
	return f.Type == TypeObject || f.Type == TypeList && f.Items.Type == TypeObject
}

// value writes a field's key and its value, or the fields that it holds.
func (s *scaffold) value(f *Field, value, indent string) {
	key := indent + f.label(s.lang) + ":"
	switch {
	case value != "":
		s.line(key + " " + yamlText(s.written(f, value)))
	case f.Type == TypeObject:
		s.line(key)
		s.object(f, indent+"  ")
	case s.isCompound(f):
		s.line(key)
		s.item(f.Items, indent+"  ")
	default:
		s.line(key)
	}
}

// written returns a given text as an author of the language would write it.
func (s *scaffold) written(f *Field, text string) string {
	if f.Type == TypeTerm {
		if t := f.Vocabulary.Term(text); t != nil {
			return t.label(s.lang)
		}
	}
	return text
}

func (s *scaffold) object(f *Field, indent string) {
	s.fields(f, indent, s.required)
	s.fields(f, indent, func(child *Field) bool { return !child.Required })
	if f.Extra == nil {
		return
	}
	keys := []string{wordKey.In(s.lang)}
	if f.Keys != nil {
		keys = nil
		for _, t := range f.Keys.Terms {
			keys = append(keys, t.label(s.lang))
		}
	}
	for i, key := range keys {
		s.line(indent + yamlText(key) + ":")
		if f.Extra.Type == TypeObject {
			s.bare = s.bare || i > 0 // said once is enough
			s.object(f.Extra, indent+"  ")
		}
	}
	s.bare = false
}

// item writes one item of a list of groups: its first line begins with a dash.
func (s *scaffold) item(f *Field, indent string) {
	inner := &scaffold{lang: s.lang}
	inner.object(f, indent+"  ")
	dash := false
	for line := range strings.Lines(inner.b.String()) {
		if rest := strings.TrimPrefix(line, indent+"  "); !dash && !strings.HasPrefix(rest, "#") {
			line, dash = indent+"- "+rest, true
		}
		s.b.WriteString(line)
	}
}
