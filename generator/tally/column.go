package tally

import (
	"fmt"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Column is one column of a table.
type Column struct {
	ID     string
	Title  string
	From   time.Time    // its first day
	To     time.Time    // its last day
	Due    time.Time    // until when its target is to be met: To, or the day that its record names
	Period Period       // PeriodNone: a term or a record
	Record *site.Record // nil: a period or a term
}

// columnsOf returns the columns of a tally over a site.
func columnsOf(t *Tally, s *site.Site, env schema.Env) ([]Column, error) {
	whole := s.Config.Period
	switch c := t.Columns; {
	case c.Vocabulary != nil:
		var columns []Column
		for _, term := range c.Vocabulary.Terms {
			columns = append(columns, Column{ID: term.ID, Title: term.Name, From: whole.From, To: whole.To, Due: whole.To})
		}
		return columns, nil
	case c.States != nil:
		var columns []Column
		for _, state := range c.States.States() {
			columns = append(columns, Column{ID: state.ID, Title: state.Title, From: whole.From, To: whole.To, Due: whole.To})
		}
		return columns, nil
	case c.From != nil:
		return recordColumns(t, s, env)
	default:
		return periodColumns(c.Period, whole), nil
	}
}

// recordColumns are records of a collection, in its order.
func recordColumns(t *Tally, s *site.Site, env schema.Env) ([]Column, error) {
	section := s.Section(t.Columns.From.ID)
	if section == nil {
		return nil, nil
	}
	var columns []Column
	for _, r := range section.Records {
		if ok, err := test(t.Columns.Where, r.Values, nil, env); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		c := Column{ID: r.ID, Title: r.Called(), From: s.Config.Period.From, To: s.Config.Period.To, Record: r}
		if !r.Date.IsZero() {
			c.From, c.To = r.Date, r.Date
			if end := t.Columns.From.EndField; end != nil {
				if day, ok := r.Values[end.Key].(time.Time); ok {
					c.To = day
				}
			}
		}
		c.Due = c.To
		if due, ok := (&thing{record: r}).firstDate(s, t.Columns.Due); ok {
			c.Due = due
		}
		columns = append(columns, c)
	}
	return columns, nil
}

// periodColumns cuts the campaign into years, quarters or months. The first and
// the last may be shorter than the calendar's.
func periodColumns(period Period, whole site.Period) []Column {
	if period == PeriodCampaign {
		return []Column{{ID: campaignID(whole), Period: period, From: whole.From, To: whole.To, Due: whole.To}}
	}
	months := map[Period]int{PeriodYear: 12, PeriodQuarter: 3, PeriodMonth: 1}[period]
	var columns []Column
	for from := whole.From; !from.After(whole.To); {
		first := (int(from.Month())-1)/months*months + 1
		next := time.Date(from.Year(), time.Month(first+months), 1, 0, 0, 0, 0, time.UTC)
		to := next.AddDate(0, 0, -1)
		if to.After(whole.To) {
			to = whole.To
		}
		columns = append(columns, Column{ID: periodID(period, from), Period: period, From: from, To: to, Due: to})
		from = next
	}
	return columns
}

// campaignID is the year of the campaign, or its first and last.
func campaignID(whole site.Period) string {
	if from, to := whole.From.Year(), whole.To.Year(); from != to {
		return fmt.Sprintf("%d-%d", from, to)
	}
	return fmt.Sprint(whole.From.Year())
}

func periodID(period Period, day time.Time) string {
	switch period {
	case PeriodQuarter:
		return fmt.Sprintf("%d-Q%d", day.Year(), (int(day.Month())+2)/3)
	case PeriodMonth:
		return day.Format("2006-01")
	}
	return fmt.Sprint(day.Year())
}

// test evaluates a condition; where there is none it says yes.
func test(expr *schema.Expr, self, row schema.Values, env schema.Env) (bool, error) {
	if expr == nil {
		return true, nil
	}
	return expr.Bool(self, row, env)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
