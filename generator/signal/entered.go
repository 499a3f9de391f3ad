package signal

import (
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// entered is a record's first commit; nil where it tells nothing of when the record was
// handed in. The commit that a history begins with does not: it takes over what was
// there before.
func entered(r *site.Record) *site.Stamp {
	first := r.FirstCommit()
	if first == nil {
		return nil
	}
	if trace := r.Trace(); trace != nil && len(trace.Revisions[0].Commit.Parents) == 0 {
		return nil
	}
	return first
}

// lastDay is the last day that a record tells of; zero where it has no date.
func lastDay(r *site.Record) time.Time {
	if end := r.Section.Collection.EndField; end != nil {
		if day, ok := r.Values[end.Key].(time.Time); ok && day.After(r.Date) {
			return site.Civil(day)
		}
	}
	if r.Date.IsZero() {
		return r.Date
	}
	return site.Civil(r.Date)
}

// lag is how many days after its last day a record was entered; false where that is
// not known.
func lag(r *site.Record) (int, bool) {
	first, day := entered(r), lastDay(r)
	if first == nil || day.IsZero() || r.Section.Collection.Ahead {
		return 0, false
	}
	return schema.DaysBetween(day, first.Day()), true
}

// between is the period between two days in words.
func between(from, to time.Time) diag.Name {
	first, last := diag.Day(from), diag.Day(to)
	return diag.Name{ZH: first.ZH + "至" + last.ZH, EN: first.EN + " to " + last.EN}
}

// kind is what one record of its collection is called.
func kind(r *site.Record) diag.Name {
	c := r.Section.Collection
	return diag.Name{ZH: c.Title, EN: c.ID}
}

// called is what records are called.
func called(records []*site.Record) []string {
	names := make([]string, len(records))
	for i, r := range records {
		names[i] = r.Called()
	}
	return names
}
