package schema

import (
	"slices"
	"time"

	"zoufang/generator/diag"
)

// breaches returns what is wrong with the dates of a record. All of them count,
// whatever day the site stands at: a record must be right for the day on which
// it was written.
func (w *Workflow) breaches(values Values, env *Env) []Breach {
	if w == nil {
		return nil
	}
	check := courseCheck{history: w.history(values, env)}
	check.all = check.failed
	for _, e := range check.events {
		check.future(e)
		check.required(e)
	}
	if !check.unsure {
		check.course()
	}
	return check.all
}

// courseCheck is one run of breaches.
type courseCheck struct {
	*history
	all []Breach
}

// breach adds a finding at the date of an event. Where the event contradicts
// another one, that is shown too.
func (c *courseCheck) breach(e, other *event, id string, args diag.Args) {
	args["field"] = e.spot.field.Name()
	b := Breach{Path: e.path(), Finding: diag.At(diag.Span{}, id, args)}
	if other != nil {
		b.other = other.path()
		b.Finding = b.Finding.WithRelated(diag.Span{}, "workflow.other", diag.Args{"step": c.nameOf(other)})
	}
	c.all = append(c.all, b)
}

// nameOf returns what an event is called, for messages.
func (h *history) nameOf(e *event) diag.Name {
	if e.kind == restarts {
		return diag.Name{ZH: h.reopening.title, EN: stateReopened}
	}
	return h.Steps[e.step].name()
}

// future reports what is said to have been done on a day that was yet to come.
func (c *courseCheck) future(e *event) {
	if today := c.env.Today; !today.IsZero() && e.date.After(today) {
		c.breach(e, nil, "workflow.future", diag.Args{"today": today.Format(time.DateOnly)})
	}
}

// required reports what must be said together with the date and is not.
func (c *courseCheck) required(e *event) {
	if e.kind == restarts {
		return
	}
	var missing []string
	for _, key := range c.Steps[e.step].requires {
		if _, ok := e.holder[key]; !ok {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		c.breach(e, nil, "workflow.requires", diag.Args{"fields": e.spot.object.names(missing)})
	}
}

// course checks the events in the order of the rounds and steps, in which the
// dates should be too.
func (c *courseCheck) course() {
	events := slices.Clone(c.events)
	slices.SortStableFunc(events, (*event).compareInRounds)
	r := round{courseCheck: c}
	for _, e := range events {
		if e.kind == restarts {
			r.begin(e)
		} else {
			r.take(e)
		}
	}
}
