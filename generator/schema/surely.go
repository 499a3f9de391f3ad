package schema

import (
	"encoding/json"
	"unicode/utf8"
)

// limits are what a field's schema asserts of its values, as far as that is
// checked here while they are read. The JSON Schema validator has to look at a
// record only if one of its values is not surely valid; what is wrong with it is
// always the validator's to say.
type limits struct {
	least, most      int // characters of a text, items of a list, fields of a group; most 0: any
	minimum, maximum *Decimal
	distinct         bool     // of a list: no two items are the same
	enum             []string // of a text or a term
	unsure           bool     // the validator has to look
}

// bind prepares the limits of f and of what it holds.
func (f *Field) bind() {
	l := &f.limits
	for name, value := range f.asserts {
		l.take(name, value)
	}
	l.distinct = l.distinct && !f.distinctRefs
	switch f.Type {
	case TypeText:
		l.unsure = l.unsure || f.Format != "" && f.Format != "person-name" && f.Format != "document-number"
	case TypeDateTime:
		l.unsure = true
	case TypeObject:
		counted := l.least > 0 || l.most > 0
		l.unsure = l.unsure || f.Extra != nil && len(f.Fields) > 0 || counted && f.exact[DraftKey] == draftField
	}
	for _, part := range f.parts() {
		part.bind()
	}
}

// take reads one keyword.
func (l *limits) take(name string, value any) {
	switch name {
	case "minLength", "minItems", "minProperties":
		l.least = value.(int)
	case "maxLength", "maxItems", "maxProperties":
		l.most = value.(int)
		l.unsure = l.unsure || l.most == 0
	case "minimum":
		l.minimum = decimalOf(value)
	case "maximum":
		l.maximum = decimalOf(value)
	case "uniqueItems":
		l.distinct = value.(bool)
	case "enum":
		for _, item := range value.([]any) {
			text, ok := item.(string)
			l.enum = append(l.enum, text)
			l.unsure = l.unsure || !ok
		}
	default:
		l.unsure = true
	}
}

func decimalOf(value any) *Decimal {
	d, _ := ParseDecimal(value.(json.Number).String())
	return &d
}

// surely reports whether the validator would find nothing wrong with a value of
// the field, but for what the value holds. A no means nothing.
func (f *Field) surely(value any) bool {
	l := &f.limits
	if l.unsure {
		return false
	}
	switch v := value.(type) {
	case string:
		return l.hold(v) && l.count(utf8.RuneCountInString(v))
	case *Term:
		return l.hold(v.ID)
	case int64:
		return l.enum == nil && l.between(Decimal{unscaled: v})
	case Decimal:
		return l.enum == nil && l.between(v)
	case []any:
		return l.count(len(v)) && (!l.distinct || areDistinct(v))
	case map[string]any:
		return l.count(len(v))
	case nil, Invalid:
		return false
	}
	return l.enum == nil
}

func (l *limits) count(n int) bool { return n >= l.least && (l.most == 0 || n <= l.most) }

func (l *limits) hold(text string) bool {
	if l.enum == nil {
		return true
	}
	for _, item := range l.enum {
		if item == text {
			return true
		}
	}
	return false
}

func (l *limits) between(d Decimal) bool {
	return (l.minimum == nil || l.minimum.compare(d) <= 0) && (l.maximum == nil || d.compare(*l.maximum) <= 0)
}

// areDistinct reports whether items are few texts or terms, no two of which are
// the same.
func areDistinct(items []any) bool {
	const few = 32
	for i, item := range items {
		text, ok := textOf(item)
		if !ok || i > few {
			return false
		}
		for _, before := range items[:i] {
			if other, _ := textOf(before); other == text {
				return false
			}
		}
	}
	return true
}

func textOf(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case *Term:
		return v.ID, true
	}
	return "", false
}
