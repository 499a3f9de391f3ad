package schema

import "zoufang/generator/diag"

// round is what has been seen of one round, on the way through its steps.
type round struct {
	*courseCheck
	again   bool   // it is not the first
	before  *event // the first event that did the last step before the one being looked at
	current *event // the same of the step being looked at, once it is done
	back    *event // the last that took the record back
	hold    *event // what the record waits since
	told    *event // the last that was reported to come too early
}

// begin ends a round by the reopening that begins the next.
func (r *round) begin(e *event) {
	last := r.back
	if last == nil {
		last = further(r.before, r.current)
	}
	if last != nil && e.date.Before(last.date) {
		r.breach(e, last, "workflow.order", diag.Args{"step": r.nameOf(last)})
	} else {
		r.missing(e, last, e.step+1)
	}
	*r = round{courseCheck: r.courseCheck, again: true, before: e}
}

// take checks an event by those before it. One defect is one finding.
func (r *round) take(e *event) {
	if r.current != nil && r.current.step != e.step {
		r.before, r.current = further(r.before, r.current), nil
	}
	before := r.leadingTo(e)
	switch {
	case before != nil && e.date.Before(before.date):
		r.told = e
		r.breach(e, before, "workflow.order", diag.Args{"step": r.nameOf(before)})
	case r.waiting(before) && e.step > r.hold.step && e.kind != reopens:
		r.breach(e, r.hold, "workflow.held", diag.Args{
			"step": r.nameOf(r.hold), "held": r.Steps[r.hold.step].hold.title})
		r.hold = nil // one defect, one finding
	default:
		r.missing(e, before, e.step)
	}
	r.note(e)
}

// leadingTo returns what the event should follow: the step before it, or what
// took the record back since.
func (r *round) leadingTo(e *event) *event {
	back := r.back
	if back == nil || back.step > e.step || back.compare(e) > 0 || r.before != nil && r.before.compare(back) > 0 {
		return r.before
	}
	return back
}

// waiting reports whether the record still waits after an event.
func (r *round) waiting(after *event) bool {
	return r.hold != nil && (after == nil || after.kind != reopens)
}

// missing reports the steps before index end that the record should have gone
// through since another event and did not, once for all events of a step.
func (r *round) missing(e, since *event, end int) {
	if r.told != nil && r.told.step == e.step {
		return
	}
	first := 0
	if since != nil {
		first = r.standing(since) + 1
	}
	again := r.again || r.back != nil
	var names []diag.Name
	for i := first; i < end; i++ {
		if s := r.Steps[i]; r.applies[i] && !s.Optional && (!again || s.repeats()) {
			names = append(names, s.name())
		}
	}
	if len(names) == 0 {
		return
	}
	r.told = e
	if since != nil && since.kind == reopens {
		r.breach(e, since, "workflow.undone", diag.Args{"step": r.nameOf(since), "steps": names})
		return
	}
	r.breach(e, nil, "workflow.missing", diag.Args{"steps": names})
}

// standing returns the index of the step that a record stands at after an event.
func (r *round) standing(e *event) int {
	if e.kind == reopens {
		return r.reopening.to
	}
	return e.step
}

// note keeps what the events to come are checked by.
func (r *round) note(e *event) {
	switch e.kind {
	case reopens:
		r.back, r.hold = e, nil
	case completes:
		if r.current == nil {
			r.current = e
		}
		if e.holds {
			r.hold = e
		} else if r.hold != nil && r.hold.step == e.step {
			r.hold = nil
		}
	}
}

// further returns the event of the later step. Either may be nil.
func further(a, b *event) *event {
	if a == nil || b != nil && b.step >= a.step {
		return b
	}
	return a
}
