package site

import (
	"encoding/binary"
	"maps"
	"slices"
	"time"

	"zoufang/generator/schema"
)

// valueTag says what type of value follows.
type valueTag byte

const (
	tagNothing valueTag = iota
	tagText
	tagNo
	tagYes
	tagInteger
	tagDecimal
	tagDay // midnight, UTC
	tagTime
	tagTerm
	tagRef
	tagInvalid
	tagList
	tagGroup
)

// maxNesting is how deep values lie in one another at most, more than a record
// can say.
const maxNesting = 64

const secondsOfDay = 24 * 60 * 60

// writer turns values into bytes that a reader turns back into the same values.
// What it has no form for leaves it unable.
type writer struct {
	data   []byte
	terms  map[*schema.Term]termPlace
	file   string // whose findings are written
	unable bool
}

// termPlace is where a set has a term.
type termPlace struct{ vocabulary, index int }

func termPlaces(set *schema.Set) map[*schema.Term]termPlace {
	places := map[*schema.Term]termPlace{}
	for v, vocabulary := range set.Vocabularies {
		for i, t := range vocabulary.Terms {
			places[t] = termPlace{v, i}
		}
	}
	return places
}

func (w *writer) byte(b byte)      { w.data = append(w.data, b) }
func (w *writer) tag(t valueTag)   { w.byte(byte(t)) }
func (w *writer) number(n int)     { w.data = binary.AppendVarint(w.data, int64(n)) }
func (w *writer) count(n int)      { w.data = binary.AppendUvarint(w.data, uint64(n)) }
func (w *writer) count64(n uint64) { w.data = binary.AppendUvarint(w.data, n) }
func (w *writer) text(s string)    { w.count(len(s)); w.data = append(w.data, s...) }
func (w *writer) truth(yes bool)   { w.byte(byte(boolRank(yes))) }
func (w *writer) integer(n int64)  { w.data = binary.AppendVarint(w.data, n) }

func (w *writer) texts(all []string) {
	w.count(len(all))
	for _, s := range all {
		w.text(s)
	}
}

// value writes a value of a field; nil: of one that nothing is known of.
func (w *writer) value(f *schema.Field, v any) {
	switch v := v.(type) {
	case nil:
		w.tag(tagNothing)
	case string:
		w.tag(tagText)
		w.text(v)
	case bool:
		w.tag(tagNo + valueTag(boolRank(v)))
	case int64:
		w.tag(tagInteger)
		w.integer(v)
	case schema.Decimal:
		w.decimal(v)
	case time.Time:
		w.time(v)
	case *schema.Term:
		w.term(v)
	case schema.Ref:
		w.tag(tagRef)
		w.text(v.Collection)
		w.text(v.ID)
	case schema.Invalid:
		w.tag(tagInvalid)
	case []any:
		w.tag(tagList)
		w.list(f, v)
	case map[string]any:
		w.tag(tagGroup)
		w.group(f, v)
	default:
		w.unable = true
	}
}

func (w *writer) decimal(d schema.Decimal) {
	w.tag(tagDecimal)
	w.text(d.String())
}

func (w *writer) time(t time.Time) {
	if s := t.Unix(); t.Location() == time.UTC && t.Nanosecond() == 0 && s%secondsOfDay == 0 {
		w.tag(tagDay)
		w.integer(s / secondsOfDay)
		return
	}
	data, err := t.MarshalBinary()
	w.unable = w.unable || err != nil
	w.tag(tagTime)
	w.text(string(data))
}

func (w *writer) term(t *schema.Term) {
	place, known := w.terms[t]
	w.unable = w.unable || !known
	w.tag(tagTerm)
	w.count(place.vocabulary)
	w.count(place.index)
}

func (w *writer) list(f *schema.Field, items []any) {
	w.count(len(items))
	for _, item := range items {
		w.value(itemsOf(f), item)
	}
}

func (w *writer) group(f *schema.Field, values map[string]any) {
	w.count(len(values))
	for _, key := range slices.Sorted(maps.Keys(values)) {
		w.value(w.key(f, key), values[key])
	}
}

// key writes a key by its place in the schema, counted from 1, or as 0 and its text
// where the schema does not name it. It returns the field that the key is of.
func (w *writer) key(f *schema.Field, key string) *schema.Field {
	for i, child := range fieldsOf(f) {
		if child.Key == key {
			w.count(i + 1)
			return child
		}
	}
	w.count(0)
	w.text(key)
	return extraOf(f)
}

func fieldsOf(f *schema.Field) []*schema.Field {
	if f == nil {
		return nil
	}
	return f.Fields
}

func itemsOf(f *schema.Field) *schema.Field {
	if f == nil {
		return nil
	}
	return f.Items
}

func extraOf(f *schema.Field) *schema.Field {
	if f == nil {
		return nil
	}
	return f.Extra
}
