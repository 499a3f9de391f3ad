package schema

import (
	"slices"
	"time"
)

// Claim is what a record says of a step that has a due date, or of one item of it
// that has its own: that it was done in time.
type Claim struct {
	Step *Step
	Path Path // of the date
	Date time.Time
	Due  time.Time
}

// Claims returns the steps that a record says were done in time by env.AsOf, in
// their order; none where the collection has no workflow.
func (c *Collection) Claims(values Values, env Env) []Claim {
	progress := c.Progress(values, env)
	if progress == nil {
		return nil
	}
	var claims []Claim
	h := c.Workflow.history(values, &env)
	for _, s := range progress.Steps {
		switch {
		case s.Again:
		case s.dueByItem():
			claims = append(claims, h.claimsOfItems(s.Step)...)
		case s.Date.IsZero() || s.Due.IsZero() || s.Late > 0:
		default:
			if e := h.completion(s.index, s.Date); e != nil {
				claims = append(claims, Claim{Step: s.Step, Path: e.path(), Date: s.Date, Due: s.Due})
			}
		}
	}
	return claims
}

// claimsOfItems returns the items of a step that were done in time by their own
// due dates.
func (h *history) claimsOfItems(s *Step) (claims []Claim) {
	for _, e := range h.events {
		if e.step != s.index || e.kind != partial && e.kind != completes || e.date.After(h.env.AsOf) {
			continue
		}
		if due, ok := e.holder[s.due.field.Key].(time.Time); ok && !e.date.After(due) {
			claims = append(claims, Claim{Step: s, Path: e.path(), Date: e.date, Due: due})
		}
	}
	return claims
}

// Doubt notes that a step was done on another day than the record says.
func (p *Progress) Doubt(claim Claim) {
	for i := range p.Steps {
		if p.Steps[i].Step == claim.Step && !p.Steps[i].Date.Equal(claim.Date) {
			p.Steps[i].Said = claim.Date
		}
	}
}

// Says reports whether an earlier state of a record says the same, or of a whole
// step that it was done in time on another day: a date that was mended later is no
// new claim.
func (c *Collection) Says(values Values, env Env, claim Claim) bool {
	if !claim.Step.dueByItem() && c.Workflow.history(values, &env).completion(claim.Step.index, claim.Date) != nil {
		return true
	}
	return slices.ContainsFunc(c.Claims(values, env), func(then Claim) bool {
		return then.Step == claim.Step && then.Due.Equal(claim.Due) &&
			(then.Date.Equal(claim.Date) || !claim.Step.dueByItem())
	})
}

// completion returns the event that completed a step on a date, or nil.
func (h *history) completion(step int, date time.Time) *event {
	i := slices.IndexFunc(h.events, func(e *event) bool {
		return e.step == step && e.kind == completes && e.date.Equal(date)
	})
	if i < 0 {
		return nil
	}
	return h.events[i]
}

// Replaced returns values with another one at path; the same where nothing stands
// there. What path goes through is copied, nothing else is.
func Replaced(values Values, path Path, value any) Values {
	return replaced(values, path, value).(map[string]any)
}

func replaced(v any, path Path, value any) any {
	if len(path) == 0 {
		return value
	}
	switch v := v.(type) {
	case map[string]any:
		key, _ := path[0].(string)
		if _, there := v[key]; !there {
			return v
		}
		copied := make(map[string]any, len(v))
		for k, item := range v {
			copied[k] = item
		}
		copied[key] = replaced(v[key], path[1:], value)
		return copied
	case []any:
		i, _ := path[0].(int)
		if i >= len(v) {
			return v
		}
		copied := slices.Clone(v)
		copied[i] = replaced(v[i], path[1:], value)
		return copied
	}
	return v
}
