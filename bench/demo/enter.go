package main

import "slices"

// enter commits events on one branch, as far as what they refer to is there.
func (y *year) enter(b *branch, group []*event) error {
	group = y.possible(b, group)
	if len(group) == 0 {
		return nil
	}
	l := y.lineOf(b)
	for _, ev := range group {
		y.apply(ev)
		l.keys[ev.e.key] = true
	}
	changed := map[*entry]bool{}
	for range 2 { // records of one commit may refer to each other
		for _, ev := range group {
			if err := y.put(l, ev.e, changed); err != nil {
				return err
			}
		}
	}
	completed, err := y.completeWith(b, group, changed)
	if err != nil || len(changed) == 0 {
		return err
	}
	for e := range changed {
		y.note(e, b)
	}
	if err := y.commit(l, group[0], y.message(group, completed)); err != nil {
		return err
	}
	y.retry()
	return nil
}

// completeWith gives the records on a branch the references that they lacked to
// those that a group of events enters, and returns the ones that were changed.
func (y *year) completeWith(b *branch, group []*event, changed map[*entry]bool) ([]*entry, error) {
	var completed []*entry
	for _, e := range y.partial(b) {
		if !y.awaits(e, group) || slices.ContainsFunc(group, func(ev *event) bool { return ev.e == e }) {
			continue
		}
		if err := y.put(y.lineOf(b), e, changed); err != nil {
			return nil, err
		}
		if changed[e] {
			completed = append(completed, e)
		}
	}
	return completed, nil
}

// awaits reports whether e lacked a record that one of the events enters.
func (y *year) awaits(e *entry, group []*event) bool {
	return slices.ContainsFunc(group, func(ev *event) bool { return slices.Contains(y.state[e].lacks, ev.e.key) })
}

// possible returns those of group whose records can be entered, and puts the
// others aside.
func (y *year) possible(b *branch, group []*event) []*event {
	l := y.in(b)
	for {
		has := func(need string) bool {
			return l.has(need) || slices.ContainsFunc(group, func(ev *event) bool { return ev.e.key == need })
		}
		i := slices.IndexFunc(group, func(ev *event) bool { return y.cannot(ev, has) })
		if i < 0 {
			return group
		}
		y.blocked = append(y.blocked, group[i])
		y.wantMerge(group[i])
		group = slices.Delete(slices.Clone(group), i, i+1)
	}
}

// cannot reports whether an event cannot happen yet.
func (y *year) cannot(ev *event, has func(string) bool) bool {
	s := y.state[ev.e]
	return ev.kind != enters && !s.entered || s.render(ev.e, has, ev.step).blocked
}

// apply notes what an event makes known.
func (y *year) apply(ev *event) {
	s := y.state[ev.e]
	switch ev.kind {
	case enters:
		s.entered = true
	case grows:
		s.known[ev.step] = true
	case mends:
		s.mends = slices.DeleteFunc(s.mends, func(m *mend) bool { return m == ev.mend })
	case moves:
		s.misfiled = false
	}
}

// put writes e as it is known to line l and notes whether that changed it.
func (y *year) put(l *line, e *entry, changed map[*entry]bool) error {
	now := y.state[e].render(e, l.has, nil)
	y.state[e].lacks = now.missing
	files := tree{}
	for name, to := range y.place(e) {
		data := y.files[name]
		if name == e.path {
			data = []byte(now.text)
		}
		hash, err := y.repo.blob(data)
		if err != nil {
			return err
		}
		files[to] = hash
	}
	before := l.filesOf(e)
	for name, hash := range files {
		if before[name] != hash || len(before) != len(files) {
			changed[e] = true
		}
	}
	l.put(e, files)
	return nil
}
