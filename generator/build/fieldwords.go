package build

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"zoufang/generator/schema"
)

// fieldWords says in words what pages show of a record's fields, for those who
// search: texts, numbers with their units, days, and what terms and other records
// are called. What says nothing without the name of its field is left out, a yes or
// no or a bare number, and so are these names: they are the same for all records.
type fieldWords struct {
	*view
	written bytes.Buffer
	mark    string // between what is written and the next word
}

// The marks between words. At each of them a search ends, so that nothing is found
// that begins in one value and ends in the next.
const (
	betweenValues  = "；"
	betweenItems   = "、"
	betweenObjects = "\n"
	afterName      = "："
)

// paragraphs returns the words of each field of a record, in the order of its
// schema: a long text by its lines, a list of objects item by item. What another
// field says already is left out.
func (w *fieldWords) paragraphs(c *schema.Collection, values map[string]any) []string {
	var all []string
	eachValue(c.Root, values, func(f *schema.Field, term *schema.Term, value any) {
		if f == c.LayoutField {
			return
		}
		w.written.Reset()
		w.named(f, term, value)
		for line := range strings.Lines(w.written.String()) {
			if line = strings.TrimSpace(line); line != "" && !slices.Contains(all, line) {
				all = append(all, line)
			}
		}
	})
	return all
}

// named writes a value after the name of its term, where it stands under one.
func (w *fieldWords) named(f *schema.Field, term *schema.Term, value any) {
	if term != nil {
		w.mark = betweenObjects
		w.word(term.Name)
		w.mark = afterName
	}
	w.value(f, value)
}

func (w *fieldWords) value(f *schema.Field, value any) {
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			switch {
			case i == 0:
			case f.Items.Type == schema.TypeObject:
				w.mark = betweenObjects
			default:
				w.mark = betweenItems
			}
			w.value(f.Items, item)
		}
	case map[string]any:
		eachValue(f, value, w.named)
	case string:
		w.word(value)
	case *schema.Term:
		w.word(value.Name)
	case int64:
		w.number(strconv.FormatInt(value, 10), f.Unit)
	case schema.Decimal:
		w.number(value.String(), f.Unit)
	case time.Time:
		w.word(chineseDate(value))
	case schema.Ref:
		if r := w.site.Resolve(value); r != nil {
			w.note(ofName, r)
			w.word(r.Title)
		}
	}
}

func (w *fieldWords) number(digits, unit string) {
	if unit != "" {
		w.word(digits + unit)
	}
}

func (w *fieldWords) word(text string) {
	if text == "" {
		return
	}
	if w.written.Len() > 0 && (w.mark == betweenObjects || !endsSentence(w.written.Bytes())) {
		w.written.WriteString(w.mark)
	}
	w.written.WriteString(text)
	w.mark = betweenValues
}

// endsSentence reports whether a text needs no mark before what follows it.
func endsSentence(text []byte) bool {
	last, _ := utf8.DecodeLastRune(text)
	return strings.ContainsRune("。！？；", last)
}
