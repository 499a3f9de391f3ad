package main

import "time"

// branch is a stretch of days in which a group works by itself.
type branch struct {
	group    string
	from, to time.Time
	words    string // what is merged in the end
	line     *line  // nil until the first commit
	over     bool
	needed   string          // why it is merged before its time
	changed  map[*entry]bool // on the branch
	passed   map[*entry]bool // changed on main meanwhile, and so not here
}

// isOpen reports whether the branch takes commits on a day.
func (b *branch) isOpen(at time.Time) bool {
	day := at.Format(time.DateOnly)
	return !b.over && day >= b.from.Format(time.DateOnly) && day <= b.to.Format(time.DateOnly)
}

// branchOf returns the branch on which e was changed and that is not yet merged.
func (y *year) branchOf(e *entry) *branch {
	for _, b := range y.hand.branches {
		if !b.over && b.changed[e] {
			return b
		}
	}
	return nil
}

// branchFor chooses where an event belongs: nil is main. What was changed on a
// branch goes on there; else a cadre works on the group's branch if it is open
// and the record lacks nothing there that main has.
func (y *year) branchFor(ev *event) *branch {
	if b := y.branchOf(ev.e); b != nil || ev.post {
		return b
	}
	for _, b := range y.hand.branches {
		if b.group != y.group(ev.author) || !b.isOpen(ev.at) || b.passed[ev.e] {
			continue
		}
		if len(y.lacking(ev, y.in(b))) <= len(y.lacking(ev, y.main)) {
			return b
		}
	}
	return nil
}

// lacking returns what an event's record refers to and line lacks.
func (y *year) lacking(ev *event, l *line) []string {
	return y.state[ev.e].render(ev.e, l.has, ev.step).missing
}

// note keeps in mind on which line e was changed.
func (y *year) note(e *entry, on *branch) {
	if on != nil {
		on.changed[e] = true
		return
	}
	for _, b := range y.hand.branches {
		if b.line != nil && !b.over {
			b.passed[e] = true
		}
	}
}

// lineOf returns the line of a branch, which begins now if it has not begun;
// that of nil is main.
func (y *year) lineOf(b *branch) *line {
	if b == nil {
		return y.main
	}
	if b.line == nil {
		b.line, b.changed, b.passed = y.main.fork(), map[*entry]bool{}, map[*entry]bool{}
	}
	return b.line
}

// merge brings a branch into main.
func (y *year) merge(ev *event) error {
	b := ev.merge
	if b.over {
		return nil
	}
	b.over = true
	if b.line == nil || len(b.changed) == 0 {
		return nil
	}
	for e := range b.changed {
		y.main.put(e, b.line.filesOf(e))
		y.note(e, nil)
	}
	message := "合并" + b.words
	if b.needed != "" {
		message += "\n\n" + b.needed
	}
	y.merges++
	if err := y.commit(y.main, ev, message, b.line.tip); err != nil {
		return err
	}
	y.complete()
	y.retry()
	return nil
}
