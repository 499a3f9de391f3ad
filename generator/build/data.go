package build

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// generatorName marks a site as made by this program.
const generatorName = "zoufang"

// dataUnits are the site's records for programs: data/records/<collection>.json
// and data/site.json.
func (p *plan) dataUnits() []unit {
	var units []unit
	for _, s := range p.site.Sections() {
		units = append(units, dataUnit("data/records/"+s.Collection.ID+".json", func(m *maker) ([]byte, error) {
			m.reads.note(newRead(ofAll, s.Number))
			return p.recordsJSON(s), nil
		}))
	}
	return append(units, dataUnit(marker, func(m *maker) ([]byte, error) {
		m.reads.note(newRead(ofAddresses, 0))
		m.reads.note(newRead(ofSections, 0))
		m.reads.note(newRead(ofDay, 0))
		m.reads.note(newRead(ofCommit, 0))
		return p.summary(), nil
	}))
}

// summary says what the site is as a whole.
func (p *plan) summary() []byte {
	counts := map[string]any{}
	for _, s := range p.site.Sections() {
		counts[s.Collection.ID] = int64(len(s.Records))
	}
	summary := map[string]any{
		"generator": generatorName,
		"title":     p.site.Config.Title,
		"audience":  p.site.Audience,
		"as_of":     p.site.AsOf,
		"records":   counts,
		"pages":     int64(len(p.nodes)),
	}
	if h := p.site.History; h != nil && h.Head != nil {
		summary["commit"], summary["uncommitted"], summary["shallow"] = h.Head.ID, h.Dirty, h.Shallow
		summary["committed"] = h.Stamp(h.Head).When
	}
	return append(appendJSON(nil, summary), '\n')
}

// bytesOfRecord is about how long a record is as JSON: growing a file of a hundred
// thousand step by step would take the memory twice.
const bytesOfRecord = 1200

// recordsJSON is the published records of a section, in its order.
func (p *plan) recordsJSON(s *site.Section) []byte {
	b := make([]byte, 0, len(s.Records)*bytesOfRecord)
	b = append(b, '[')
	for i, r := range s.Records {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '\n')
		b = appendJSON(b, p.recordData(r))
	}
	return append(b, "\n]\n"...)
}

func (p *plan) recordData(r *site.Record) map[string]any {
	data := map[string]any{
		"id":     r.ID,
		"title":  r.Title,
		"date":   r.Date,
		"url":    p.urls.rel(strings.TrimPrefix(r.Permalink, "/")),
		"file":   r.File,
		"values": r.Values,
	}
	if r.Progress != nil {
		data["progress"] = progressData(r.Progress)
	}
	if p := r.Provenance; p != nil {
		data["commits"] = provenanceData(p)
	}
	return data
}

// provenanceData is null for a record of which no commit is known.
func provenanceData(p *site.Provenance) any {
	if p.Revisions == 0 {
		return nil
	}
	return map[string]any{
		"entered":    p.Entered.When,
		"entered_by": p.Entered.By.Name,
		"changed":    p.Changed.When,
		"changed_by": p.Changed.By.Name,
		"commit":     p.Changed.Commit,
		"revisions":  int64(p.Revisions),
		"incomplete": p.Incomplete,
	}
}

func progressData(p *schema.Progress) map[string]any {
	data := map[string]any{
		"state":    p.State.ID,
		"title":    p.State.Title,
		"since":    p.Since,
		"overdue":  int64(p.Overdue),
		"reopened": int64(p.Reopened),
		"finished": p.Finished,
	}
	if !p.Due.IsZero() {
		data["due"] = p.Due
	}
	return data
}

// appendJSON appends v as JSON: keys sorted, dates as YYYY-MM-DD, terms and
// references as their ids, zero dates as null.
func appendJSON(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return appendString(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case schema.Decimal:
		return append(b, v.String()...)
	case time.Time:
		return appendTime(b, v)
	case *schema.Term:
		return appendString(b, v.ID)
	case schema.Ref:
		return appendString(b, v.ID)
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, item)
		}
		return append(b, ']')
	case map[string]any:
		return appendObject(b, v)
	}
	return append(b, "null"...)
}

func appendObject(b []byte, m map[string]any) []byte {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, key), ':')
		b = appendJSON(b, m[key])
	}
	return append(b, '}')
}

func appendTime(b []byte, t time.Time) []byte {
	switch {
	case t.IsZero():
		return append(b, "null"...)
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.AppendFormat(b, `"2006-01-02"`)
	}
	return t.AppendFormat(b, `"`+time.RFC3339+`"`)
}

// appendString appends s as a JSON string, RFC 8259 section 7. Invalid UTF-8
// becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r < 0x20 || r == 0x2028 || r == 0x2029:
			b = append(b, `\u`...)
			b = append(b, "0000"[len(strconv.FormatInt(int64(r), 16)):]...)
			b = strconv.AppendInt(b, int64(r), 16)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
