package site

import (
	"fmt"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Called is what the record is called by others: its name, or its id.
func (r *Record) Called() string {
	if field := r.Section.Collection.NameField; field != nil {
		if name, ok := r.Values[field.Key].(string); ok && name != "" {
			return name
		}
	}
	return r.ID
}

// entitle gives the records of collections with a title pattern their titles.
// What the audience may not see is left out of them.
func (l *loader) entitle() {
	for _, s := range l.site.sections {
		if len(s.Collection.TitleParts) == 0 {
			continue
		}
		for _, r := range s.Records {
			if title := l.titleOf(r); title != "" {
				r.Title = title
			}
		}
	}
}

func (l *loader) titleOf(r *Record) string {
	var b strings.Builder
	for _, part := range r.Section.Collection.TitleParts {
		if part.Field == nil {
			b.WriteString(part.Text)
		} else if v := r.Values[part.Field.Key]; v != nil {
			b.WriteString(l.titleValue(v))
		}
	}
	return strings.TrimSpace(b.String())
}

// titleValue is how a value reads within a title.
func (l *loader) titleValue(v any) string {
	switch v := v.(type) {
	case time.Time:
		return diag.Day(v).In(l.site.Config.Lang())
	case schema.Ref:
		if to := l.site.Resolve(v); to != nil {
			return to.Called()
		}
		return ""
	}
	return fmt.Sprint(v)
}
