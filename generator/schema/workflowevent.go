package schema

import (
	"cmp"
	"slices"
	"time"
)

// eventKind says what an event does to its record.
type eventKind uint8

const (
	restarts  eventKind = iota // a new round begins
	completes                  // a step is done
	reopens                    // a step was not done: it takes the record back
	partial                    // one of the items of a step is done, not yet the step
)

// event is something that happened to a record on a date.
type event struct {
	kind  eventKind
	step  int // index; of a restart that of the step where the record stands again
	round int // how often the record was taken up again before
	date  time.Time
	holds bool // the record waits from then on

	spot   spot
	item   int    // which of the spot's holders
	holder Values // what holds the date
}

func (e *event) path() Path { return e.spot.path(e.item) }

// compare orders events as they happened: what happened on one day, in the order
// of the rounds and of the steps.
func (e *event) compare(other *event) int {
	return cmp.Or(e.date.Compare(other.date), e.compareInRounds(other))
}

func (e *event) compareInRounds(other *event) int {
	return cmp.Or(cmp.Compare(e.round, other.round), compareBool(e.kind != restarts, other.kind != restarts),
		cmp.Compare(e.step, other.step))
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// history is what a record says of its course.
type history struct {
	*Workflow
	values Values
	env    *Env

	events   []*event // in the order in which they happened
	restarts []time.Time
	applies  []bool   // by step
	failed   []Breach // of expressions that could not be evaluated
	unsure   bool     // something could not be read: the order of the dates says nothing
}

// history reads the events of a record, whatever day it is looked at.
func (w *Workflow) history(values Values, env *Env) *history {
	h := &history{Workflow: w, values: values, env: env, applies: make([]bool, len(w.Steps))}
	if w.reopening != nil {
		h.readRestarts(w.reopening)
	}
	for i, s := range w.Steps {
		h.applies[i] = h.appliesTo(s)
		switch {
		case !h.applies[i]:
		case s.each:
			h.readEach(s)
		default:
			h.readStep(s)
		}
	}
	slices.SortStableFunc(h.events, (*event).compare)
	return h
}

// appliesTo reports whether the record goes through the step.
func (h *history) appliesTo(s *Step) bool {
	if s.each && len(s.dates[0].holders(h.values)) == 0 {
		return false
	}
	return s.when == nil || h.says(s.when, h.values, nil)
}

// says evaluates an expression about an object. One that cannot be evaluated
// says no; that is reported, unless it lacks a field that is required.
func (h *history) says(e *Expr, object Values, path Path, required ...string) bool {
	if e == nil {
		return false
	}
	yes, err := e.test(&activation{self: object, env: h.env})
	if err == nil {
		return yes
	}
	h.unsure = true
	lacks := absentField(err)
	if err != ErrInvalid && (lacks == nil || !slices.Contains(required, lacks.Key)) {
		h.failed = append(h.failed, e.failure(err, path))
	}
	return false
}

// each calls yield for every date that stands in the spot.
func (h *history) each(s spot, yield func(item int, holder Values, date time.Time)) {
	for i, holder := range s.holders(h.values) {
		switch date := holder[s.field.Key].(type) {
		case time.Time:
			yield(i, holder, date)
		case Invalid:
			h.unsure = true
		}
		h.unsure = h.unsure || holder == nil
	}
	if s.list != nil {
		_, invalid := h.values[s.list.Key].(Invalid)
		h.unsure = h.unsure || invalid
	}
}

func (h *history) readRestarts(r *reopening) {
	h.each(r.date, func(i int, holder Values, date time.Time) {
		h.restarts = append(h.restarts, date)
		h.events = append(h.events, &event{kind: restarts, step: r.to, round: i + 1, date: date,
			spot: r.date, item: i, holder: holder})
	})
}

// readStep reads the dates of a step.
func (h *history) readStep(s *Step) {
	for _, d := range s.dates {
		h.each(d.spot, func(i int, holder Values, date time.Time) {
			e := &event{kind: completes, step: s.index, date: date, spot: d.spot, item: i, holder: holder}
			if h.says(d.reopens, holder, e.path(), s.requires...) {
				e.kind = reopens
			} else {
				e.holds = h.says(d.holds, holder, e.path(), s.requires...)
			}
			e.round = h.roundOf(e)
			h.events = append(h.events, e)
		})
	}
}

// readEach reads the dates of a step that is done when every item is: the last of
// them completes it.
func (h *history) readEach(s *Step) {
	d := s.dates[0]
	var all []*event
	h.each(d.spot, func(i int, holder Values, date time.Time) {
		e := &event{kind: partial, step: s.index, date: date, spot: d.spot, item: i, holder: holder}
		e.round = h.roundOf(e)
		all = append(all, e)
	})
	if len(all) > 0 && len(all) == len(d.holders(h.values)) {
		slices.MaxFunc(all, (*event).compare).kind = completes
	}
	h.events = append(h.events, all...)
}

// roundOf returns the round that an event belongs to: what the record itself
// holds to the first, the items of the reopening to the one that each begins,
// any other by its date. What reopens the record comes before the round that
// begins on that day.
func (h *history) roundOf(e *event) int {
	switch {
	case e.spot.list == nil:
		return 0
	case h.reopening != nil && e.spot.list == h.reopening.date.list:
		return e.item + 1
	}
	round := 0
	for _, restart := range h.restarts {
		if restart.Before(e.date) || restart.Equal(e.date) && e.kind != reopens {
			round++
		}
	}
	return round
}
