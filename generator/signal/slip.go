package signal

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Colour is that of a slip: how urgent it is.
type Colour string

// The colours. Pages show each as a word and a shape as well.
const (
	Blue   Colour = "blue"   // 蓝单: near its due date
	Yellow Colour = "yellow" // 黄单: behind
	Red    Colour = "red"    // 红单: overdue
)

// colours are in the order of urgency.
var colours = []Colour{Red, Yellow, Blue}

// slipRule says which records are urged, and when.
type slipRule struct {
	from   []*schema.Collection
	near   int // days before the due date
	behind int // percent of the time that is gone without anything done
}

// Slip urges that a step be done.
type Slip struct {
	Colour Colour
	Record *site.Record
	Step   *schema.Step
	Due    time.Time
	Days   int // until Due; negative: since
	Units  []*site.Record
	People []*site.Record
}

func (r *reader) slips(values schema.Group) *slipRule {
	of := values.Group("slips")
	if of == nil {
		return nil
	}
	rule := &slipRule{from: r.collections(of, "from", "slips"), near: of.Int("near", 3), behind: of.Int("behind", 100)}
	for i, c := range rule.from {
		if c.Workflow == nil {
			r.report("signal-value.workflow", diag.Args{"collection": c.Title}, "slips", "from", i)
		}
	}
	return rule
}

// slips are those of all records that are near their due date or past it, the worst
// first.
func (r *run) slips() []*Slip {
	rule := r.rules.slips
	if rule == nil {
		return nil
	}
	var all []*Slip
	for _, c := range rule.from {
		section := r.site.Section(c.ID)
		if section == nil {
			continue
		}
		for _, record := range section.Records {
			if s := r.slip(rule, record); s != nil {
				all = append(all, s)
			}
		}
	}
	slices.SortFunc(all, func(a, b *Slip) int {
		return cmp.Or(
			cmp.Compare(slices.Index(colours, a.Colour), slices.Index(colours, b.Colour)),
			a.Due.Compare(b.Due), strings.Compare(a.Record.Name(), b.Record.Name()))
	})
	return all
}

// slip is the slip that a record gets; nil where it is in good time.
func (r *run) slip(rule *slipRule, record *site.Record) *Slip {
	p := record.Progress
	if p == nil || p.Next == nil || p.Due.IsZero() || p.Finished {
		return nil
	}
	s := &Slip{Record: record, Step: p.Next, Due: p.Due, Days: schema.DaysBetween(r.site.AsOf, p.Due)}
	switch {
	case s.Days < 0:
		s.Colour = Red
	case r.behind(rule, p, s.Days):
		s.Colour = Yellow
	case s.Days <= rule.near:
		s.Colour = Blue
	default:
		return nil
	}
	s.Units, s.People = r.units(record), r.people(record)
	return s
}

// behind reports whether a record has come too little far: it was taken up again, a
// step before was done late, or most of its time is gone.
func (r *run) behind(rule *slipRule, p *schema.Progress, left int) bool {
	if p.Reopened > 0 || p.Late() {
		return true
	}
	whole := schema.DaysBetween(p.Since, p.Due)
	return left > rule.near && whole > 0 && (whole-left)*100 >= rule.behind*whole
}
