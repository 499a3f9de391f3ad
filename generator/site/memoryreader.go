package site

import (
	"math"
	"time"

	"zoufang/generator/schema"
)

// reader reads what a writer wrote. From the first wrong byte on it is lost, and
// reads zero values.
type reader struct {
	data string // what is left
	set  *schema.Set
	file string // whose findings are read
	lost bool
}

// lose gives up.
func (r *reader) lose() { r.data, r.lost = "", true }

func (r *reader) byte() byte {
	if r.data == "" {
		r.lose()
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

// uvarint is binary.Uvarint for a string.
func (r *reader) uvarint() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	r.lose()
	return 0
}

func (r *reader) integer() int64 {
	n := r.uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) number() int {
	n := r.integer()
	if n < math.MinInt || n > math.MaxInt {
		r.lose()
	}
	return int(n)
}

// count reads how many bytes, or things of at least a byte, follow.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.lose()
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.count()
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *reader) texts() []string {
	all := make([]string, r.count())
	for i := range all {
		all[i] = r.text()
	}
	return all
}

func (r *reader) truth() bool { return r.byte() != 0 }

// value reads a value of a field that lies depth deep in others.
func (r *reader) value(f *schema.Field, depth int) any {
	switch valueTag(r.byte()) {
	case tagNothing:
		return nil
	case tagText:
		return r.text()
	case tagNo:
		return false
	case tagYes:
		return true
	case tagInteger:
		return r.integer()
	case tagDecimal:
		return r.decimal()
	case tagDay:
		return time.Unix(r.integer()*secondsOfDay, 0).UTC()
	case tagTime:
		return r.time()
	case tagTerm:
		return r.term()
	case tagRef:
		return schema.Ref{Collection: r.text(), ID: r.text()}
	case tagInvalid:
		return schema.Invalid{}
	case tagList:
		return r.list(f, depth)
	case tagGroup:
		return r.group(f, depth)
	}
	r.lose()
	return nil
}

func (r *reader) decimal() schema.Decimal {
	d, ok := schema.ParseDecimal(r.text())
	if !ok {
		r.lose()
	}
	return d
}

func (r *reader) time() time.Time {
	var t time.Time
	if t.UnmarshalBinary([]byte(r.text())) != nil {
		r.lose()
	}
	return t
}

// term never returns a nil term, which would be no absent value.
func (r *reader) term() any {
	v, i := r.uvarint(), r.uvarint()
	if v >= uint64(len(r.set.Vocabularies)) || i >= uint64(len(r.set.Vocabularies[v].Terms)) {
		r.lose()
		return nil
	}
	return r.set.Vocabularies[v].Terms[i]
}

func (r *reader) list(f *schema.Field, depth int) []any {
	items := make([]any, r.nested(depth))
	for i := range items {
		items[i] = r.value(itemsOf(f), depth+1)
	}
	return items
}

func (r *reader) group(f *schema.Field, depth int) map[string]any {
	n := r.nested(depth)
	values := make(map[string]any, n)
	for range n {
		key, child := r.key(f)
		values[key] = r.value(child, depth+1)
	}
	return values
}

// key reads a key, which is the very string of the schema where that names it, so
// that comparing the two takes no time.
func (r *reader) key(f *schema.Field) (string, *schema.Field) {
	fields := fieldsOf(f)
	switch i := r.uvarint(); {
	case i == 0:
		return r.text(), extraOf(f)
	case i <= uint64(len(fields)):
		return fields[i-1].Key, fields[i-1]
	}
	r.lose()
	return "", nil
}

// nested reads how many values lie in one.
func (r *reader) nested(depth int) int {
	if depth > maxNesting {
		r.lose()
	}
	return r.count()
}
