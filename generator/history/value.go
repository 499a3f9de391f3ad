package history

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// viewer knows what one audience may see.
type viewer struct {
	audience string
	names    func(schema.Ref) string
	secrets  secrets
}

// page is what an audience sees of a version. The zero value is nothing.
type page struct {
	values *value // nil: none
	text   string
	raw    string // text before anything was masked: to be compared, not shown
	chars  int
}

func (s *viewer) show(c *schema.Collection, v *version) page {
	return page{s.value(c.Root, c.Root.Name(), nil, v.values), s.secrets.scrub(v.body), v.body, v.chars}
}

// value is what an audience sees of a value of a record.
type value struct {
	field *schema.Field
	name  diag.Name
	step  any       // on the path that leads to it
	rank  int       // among the parts of an object
	words diag.Name // of a scalar
	raw   string    // of a scalar, with what is masked: to be compared, not shown
	parts []*value  // of an object or list
}

// value returns what may be seen of a value, or nil. It sees what Collection.View
// shows, and knows beside it what hides behind a mask.
func (s *viewer) value(f *schema.Field, name diag.Name, step, v any) *value {
	if v == nil || !f.Visible(s.audience) {
		return nil
	}
	n := &value{field: f, name: name, step: step}
	switch v := v.(type) {
	case map[string]any:
		n.parts = s.object(f, v)
	case []any:
		n.parts = s.list(f, name, v)
	default:
		var ok bool
		n.words, n.raw, ok = s.scalar(f, v)
		if !ok {
			return nil
		}
		return n
	}
	if len(n.parts) == 0 {
		return nil
	}
	return n
}

func (s *viewer) list(f *schema.Field, name diag.Name, items []any) []*value {
	var parts []*value
	for _, item := range items {
		if part := s.value(f.Items, name, len(parts), item); part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// object returns the parts of an object: fields in the order of the schema, then
// the keys of a vocabulary in its order, or other keys by the alphabet.
func (s *viewer) object(f *schema.Field, values map[string]any) []*value {
	var parts []*value
	add := func(part *schema.Field, name diag.Name, step string, rank int, v any) {
		if seen := s.value(part, name, step, v); seen != nil {
			seen.rank = rank
			parts = append(parts, seen)
		}
	}
	for i, part := range f.Fields {
		add(part, part.Name(), part.Key, i, values[part.Key])
	}
	switch {
	case f.Extra == nil:
	case f.Keys != nil:
		for _, term := range f.Keys.Terms {
			add(f.Extra, diag.Name{ZH: term.Name, EN: term.ID}, term.ID, len(f.Fields)+term.Index, values[term.ID])
		}
	default:
		for _, key := range slices.Sorted(maps.Keys(values)) {
			if f.Field(key) == nil {
				name := s.secrets.scrub(key)
				add(f.Extra, same(name), name, len(f.Fields), values[key])
			}
		}
	}
	return parts
}

// scalar returns a value in words, and what tells it from another: for all but
// texts that is the words.
func (s *viewer) scalar(f *schema.Field, v any) (words diag.Name, raw string, ok bool) {
	switch seen := s.view(f, v).(type) {
	case nil:
		return words, "", false
	case string:
		raw, _ = v.(string)
		if f.Privacy == schema.PrivacyNone {
			return same(s.secrets.scrub(seen)), raw, true
		}
		return same(seen), schema.Fold(raw), true
	case schema.Ref:
		words = same(s.names(seen))
	default:
		words = wordsOf(f, seen)
	}
	return words, words.ZH, words.ZH != ""
}

// view returns what may be seen of a scalar, or nil.
func (s *viewer) view(f *schema.Field, v any) any {
	if text, ok := v.(string); ok && f.Consent != nil && s.secrets.agreed[text] {
		return text
	}
	return f.View(v, s.audience)
}

// wordsOf returns a number, date, term, yes or no in words.
func wordsOf(f *schema.Field, v any) diag.Name {
	switch v := v.(type) {
	case int64:
		return counted(strconv.FormatInt(v, 10), f.Unit)
	case schema.Decimal:
		return counted(v.String(), f.Unit)
	case bool:
		if v {
			return diag.Both("log.yes", nil)
		}
		return diag.Both("log.no", nil)
	case time.Time:
		day := diag.Day(v)
		if f.Type == schema.TypeDateTime {
			clock := v.Format(" 15:04")
			return diag.Name{ZH: day.ZH + clock, EN: day.EN + clock}
		}
		return day
	}
	return same(fmt.Sprint(v))
}

func counted(number, unit string) diag.Name {
	return diag.Name{ZH: number + unit, EN: strings.TrimSpace(number + " " + unit)}
}

// same is what reads alike in both languages.
func same(text string) diag.Name { return diag.Name{ZH: text, EN: text} }

// identity tells whether two values are the same, with what is masked.
func (v *value) identity() string {
	if v.parts == nil {
		return strconv.Quote(v.raw)
	}
	var b strings.Builder
	for _, part := range v.parts {
		fmt.Fprintf(&b, "%v{%s}", part.step, part.identity())
	}
	return b.String()
}
