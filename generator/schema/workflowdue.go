package schema

import "time"

// deadline returns when a step is due, where that is known by now, and how many
// days late it was done.
func (r *replay) deadline(s *Step, next bool) (due time.Time, late int) {
	if !r.goesThrough(s) || s.Optional || r.stoodAt(s) {
		return time.Time{}, 0
	}
	if s.dueByItem() {
		return r.deadlineOfItems(s)
	}
	due = r.due(s, next)
	if done := r.done[s.index]; !done.IsZero() && !due.IsZero() {
		late = max(0, DaysBetween(due, done))
	}
	return due, late
}

// dueByItem reports whether every item of the step has a due date of its own.
func (s *Step) dueByItem() bool { return s.each && s.due.field != nil }

// due returns when a step is due: on its own date, or days after the step that
// the days are counted from. As long as that one is open there is no due date.
func (r *replay) due(s *Step, next bool) time.Time {
	var base, due time.Time
	switch {
	case s.due.field != nil:
		due, _ = r.values[s.due.field.Key].(time.Time)
	case s.days >= 0:
		if base = r.base(s, next); !base.IsZero() {
			due = base.AddDate(0, 0, s.days)
		}
	}
	if due.IsZero() || s.extend == nil {
		return due
	}
	if until := r.extended(s, base); until.After(due) {
		return until
	}
	return due
}

// base returns the date that the days of a step are counted from. What has to be
// done again has its days from the reopening.
func (r *replay) base(s *Step, next bool) time.Time {
	after := s.after
	if r.reopened > 0 && s.index > r.reopening.to && after >= 0 {
		after = max(after, r.reopening.to)
	}
	if after >= 0 && !r.done[after].IsZero() {
		return r.done[after]
	}
	if !next && r.done[s.index].IsZero() {
		return time.Time{}
	}
	for i := s.index - 1; i >= 0; i-- {
		if !r.done[i].IsZero() {
			return r.done[i]
		}
	}
	return time.Time{}
}

// extended returns until when the step was put off by the last extension that
// was granted in time: since base, and before the step was done.
func (r *replay) extended(s *Step, base time.Time) (until time.Time) {
	end := r.env.AsOf
	if done := r.done[s.index]; !done.IsZero() {
		end = done
	}
	granted := base
	r.each(s.extend.date, func(_ int, holder Values, date time.Time) {
		if date.Before(granted) || date.After(end) {
			return
		}
		granted = date
		until, _ = holder[s.extend.until.field.Key].(time.Time)
	})
	return until
}

// deadlineOfItems is the deadline of a step whose items have due dates of their
// own: the earliest of those not done, or, where all are, the one missed most.
func (r *replay) deadlineOfItems(s *Step) (due time.Time, late int) {
	open, date := r.done[s.index].IsZero(), s.dates[0].field.Key
	r.each(s.due, func(_ int, item Values, limit time.Time) {
		made, ok := item[date].(time.Time)
		switch {
		case open && (!ok || made.After(r.env.AsOf)):
			if due.IsZero() || limit.Before(due) {
				due = limit
			}
		case !open && (due.IsZero() || DaysBetween(limit, made) > late):
			due, late = limit, DaysBetween(limit, made)
		}
	})
	return due, max(0, late)
}

// nextReview returns when a record that is held has to be looked at next.
func (r *replay) nextReview() time.Time {
	h := r.Steps[r.hold.step].hold
	if h.days < 0 {
		return time.Time{}
	}
	last := r.hold.date
	if h.review.field != nil {
		r.each(h.review, func(_ int, _ Values, date time.Time) {
			if date.After(last) && !date.After(r.env.AsOf) {
				last = date
			}
		})
	}
	return last.AddDate(0, 0, h.days)
}
