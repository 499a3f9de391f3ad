package schema

import "time"

// Progress is how far a record has come by a day.
type Progress struct {
	State    State
	Since    time.Time // when the record came into its state
	Next     *Step     // the step to be done now; nil: none
	Due      time.Time // of Next, or of the next look at a record that is held
	Overdue  int       // days since Due
	Held     bool
	Finished bool // every step is done that must be
	Reopened int  // how often the record was taken up again
	Steps    []StepProgress
}

// StepProgress is how far one step has come, in the round that the record is in.
type StepProgress struct {
	*Step
	Date    time.Time // when it was done
	Due     time.Time // when it had to be, or has to be where that is known yet
	Late    int       // days from Due to Date
	Said    time.Time // the date that the record names, where the commits say that it was written down late
	Applies bool      // the record goes through the step
	Again   bool      // the record was taken back to the step: Date is that of the reopening
}

// Late reports whether a step was done late.
func (p *Progress) Late() bool {
	for _, s := range p.Steps {
		if s.Late > 0 {
			return true
		}
	}
	return false
}

// Progress returns how far a record without errors has come by env.AsOf: what is
// dated later has not happened. It is nil where the collection has no workflow.
func (c *Collection) Progress(values Values, env Env) *Progress {
	if c.Workflow == nil {
		return nil
	}
	r := &replay{history: c.Workflow.history(values, &env), last: -1}
	r.done = make([]time.Time, len(r.Steps))
	for _, e := range r.events {
		if !e.date.After(env.AsOf) {
			r.apply(e)
		}
	}
	return r.progress()
}

// replay goes through the events of a record one by one.
type replay struct {
	*history
	done     []time.Time // by step, in the round that the record is in
	last     int         // the last step done; -1: none
	hold     *event      // what the record waits since; nil: it does not
	reopened int
	taken    bool // a step took the record back, and nothing was done since
}

func (r *replay) apply(e *event) {
	switch e.kind {
	case restarts:
		if !r.taken { // or else the two are one reopening
			r.reopened++
		}
		r.back(e.date)
	case reopens:
		r.reopened++
		r.back(e.date)
		r.taken = true
	case completes:
		r.done[e.step] = e.date
		r.last = max(r.last, e.step)
		r.taken = false
		if r.hold != nil && r.hold.step == e.step {
			r.hold = nil
		}
		if e.holds {
			r.hold = e
		}
	}
}

// back takes the record back to where it stands when it is taken up again.
func (r *replay) back(date time.Time) {
	to := r.reopening.to
	clear(r.done[to:])
	r.done[to], r.last = date, to
	r.hold, r.taken = nil, false
}

func (r *replay) progress() *Progress {
	p := &Progress{Held: r.hold != nil, Reopened: r.reopened}
	if p.State, p.Since = r.state(); !p.Held {
		p.Next = r.next()
	}
	complete := true
	for i, s := range r.Steps {
		step := StepProgress{Step: s, Date: r.done[i], Applies: r.goesThrough(s), Again: r.stoodAt(s)}
		step.Due, step.Late = r.deadline(s, s == p.Next)
		p.Steps = append(p.Steps, step)
		if s == p.Next {
			p.Due = step.Due
		}
		complete = complete && (s.Optional || !step.Applies || !step.Date.IsZero())
	}
	p.Finished = complete && !p.Held && r.last >= 0
	if p.Held {
		p.Due = r.nextReview()
	}
	if !p.Due.IsZero() {
		p.Overdue = max(0, DaysBetween(p.Due, r.env.AsOf))
	}
	return p
}

// state returns where the record stands, and since when.
func (r *replay) state() (State, time.Time) {
	switch {
	case r.hold != nil:
		return State{stateHeld, r.Steps[r.hold.step].hold.title}, r.hold.date
	case r.last < 0:
		return State{}, time.Time{}
	case r.reopened > 0 && r.last == r.reopening.to:
		return State{stateReopened, r.reopening.title}, r.done[r.last]
	}
	s := r.Steps[r.last]
	return State{s.ID, s.Title}, r.done[r.last]
}

// next returns the first step after the last one done that must be done and is
// not, or nil.
func (r *replay) next() *Step {
	for i := r.last + 1; i < len(r.Steps); i++ {
		if s := r.Steps[i]; r.goesThrough(s) && !s.Optional {
			return s
		}
	}
	return nil
}

// goesThrough reports whether the record goes through the step in the round that
// it is in.
func (r *replay) goesThrough(s *Step) bool {
	return r.applies[s.index] && (r.reopened == 0 || s.index <= r.reopening.to || s.repeats())
}

// stoodAt reports whether the record was taken back to the step. That it was done
// is then the reopening's doing.
func (r *replay) stoodAt(s *Step) bool { return r.reopened > 0 && s.index == r.reopening.to }

// DaysBetween counts the days from one date to another.
func DaysBetween(from, to time.Time) int { return int(to.Sub(from) / (24 * time.Hour)) }
