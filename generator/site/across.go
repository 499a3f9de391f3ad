package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// checkAcross compares the records of a collection with one another: what no two
// may have alike, and what numbers them. Drafts take no part.
func (l *loader) checkAcross() {
	asked := slices.DeleteFunc(slices.Clone(l.set.Collections), func(c *schema.Collection) bool {
		return len(c.Unique) == 0 && len(c.Sequences) == 0
	})
	for _, c := range asked {
		var drafts []*draft
		for _, d := range l.drafts {
			if d.collection == c && !d.hidden && !d.clash {
				drafts = append(drafts, d)
			}
		}
		for _, key := range c.Unique {
			l.checkUnique(drafts, key)
		}
		for _, s := range c.Sequences {
			l.checkSequence(drafts, s)
		}
	}
}

// checkUnique reports the records that have the same values of all fields of key
// as an earlier one. Those that lack a value are not compared.
func (l *loader) checkUnique(drafts []*draft, key []*schema.Field) {
	first := make(map[string]*draft, len(drafts))
	for _, d := range drafts {
		text, whole := d.combined(key)
		if !whole {
			continue
		}
		if other := first[text]; other != nil {
			l.reportRepeated(d, other, key)
			continue
		}
		first[text] = d
	}
}

func (l *loader) reportRepeated(d, first *draft, key []*schema.Field) {
	var fields, values nameList
	for _, f := range key {
		fields.add(f.Name())
		values.add(l.shownValue(d.values[f.Key]))
	}
	last := key[len(key)-1]
	args := diag.Args{"fields": fields.joined(), "values": values.joined()}
	d.findings = append(d.findings, diag.At(l.place(d, last), "repeated-record", args).
		WithRelated(l.place(first, last), "repeated-record.first", nil))
}

// combined returns the values of fields as a text that equal values share, and
// whether all are there. A nil field is the year of the record's date.
func (d *draft) combined(fields []*schema.Field) (text string, whole bool) {
	whole = true
	var b strings.Builder
	for _, f := range fields {
		var part string
		if f == nil {
			part = d.year()
		} else {
			part = canonical(d.values[f.Key])
		}
		whole = whole && part != ""
		b.WriteString(part)
		b.WriteByte(0)
	}
	return b.String(), whole
}

func (d *draft) year() string {
	date := d.date(d.values)
	if date.IsZero() {
		return ""
	}
	return strconv.Itoa(date.Year())
}

// canonical returns a text that is the same for equal values; "" for none.
func canonical(v any) string {
	switch v := v.(type) {
	case string:
		return schema.Fold(v)
	case *schema.Term:
		return v.ID
	case schema.Ref:
		return v.ID
	case schema.Decimal:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// shownValue is what messages call a value.
func (l *loader) shownValue(v any) diag.Name {
	text := canonical(v)
	switch v := v.(type) {
	case string:
		text = v
	case schema.Ref:
		if d := l.index.byID[recordKey{v.Collection, v.ID}]; d != nil {
			text = cmp.Or(d.name, d.id)
		}
	case *schema.Term:
		return diag.Name{ZH: v.Name, EN: v.ID}
	case time.Time:
		text = strings.TrimSuffix(v.Format(time.DateTime), " 00:00:00")
	case bool:
		return map[bool]diag.Name{true: {ZH: "是", EN: "yes"}, false: {ZH: "否", EN: "no"}}[v]
	}
	return diag.Name{ZH: text, EN: text}
}

// nameList is several names in one message.
type nameList struct{ zh, en []string }

func (n *nameList) add(name diag.Name) {
	n.zh, n.en = append(n.zh, name.ZH), append(n.en, name.EN)
}

func (n *nameList) joined() diag.Name {
	return diag.Name{ZH: strings.Join(n.zh, "、"), EN: strings.Join(n.en, ", ")}
}

// place returns where d's author wrote a field.
func (l *loader) place(d *draft, f *schema.Field) diag.Span {
	file := l.reread(d)
	if file == nil {
		return diag.Span{File: d.path}
	}
	return d.collection.Locate(file, schema.Path{f.Key})
}
