package main

import (
	"cmp"
	"container/heap"
	"time"
)

// eventQueue hands out events by time.
type eventQueue struct {
	list  []*event
	added int
}

func (q *eventQueue) Len() int { return len(q.list) }

func (q *eventQueue) Less(i, j int) bool {
	a, b := q.list[i], q.list[j]
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.author, b.author), cmp.Compare(a.order, b.order)) < 0
}

func (q *eventQueue) Swap(i, j int) { q.list[i], q.list[j] = q.list[j], q.list[i] }

// Push is called by heap.Push.
func (q *eventQueue) Push(x any) { q.list = append(q.list, x.(*event)) }

// Pop is called by heap.Pop.
func (q *eventQueue) Pop() any {
	last := q.list[len(q.list)-1]
	q.list = q.list[:len(q.list)-1]
	return last
}

// add puts an event into the queue.
func (y *year) add(ev *event) {
	if ev.order == 0 {
		y.events.added++
		ev.order = y.events.added
	}
	heap.Push(&y.events, ev)
}

// soon returns a time in office hours, a while after the last commit.
func (y *year) soon(minutes int, salt ...string) time.Time {
	return inHours(y.last.Add(time.Duration(3*60+draw(minutes*60, salt...)) * time.Second))
}

// in returns the line of b as far as it has begun.
func (y *year) in(b *branch) *line {
	if b != nil && b.line != nil {
		return b.line
	}
	return y.main
}

// retry brings back the events that need not wait any longer.
func (y *year) retry() {
	waiting := y.blocked
	y.blocked = nil
	for _, ev := range waiting {
		if y.cannot(ev, y.in(y.branchFor(ev)).has) {
			y.blocked = append(y.blocked, ev)
			continue
		}
		ev.at = y.soon(50, ev.author, y.last.String())
		y.add(ev)
	}
}

// wantMerge has the branch merged that holds what an event waits for on main.
func (y *year) wantMerge(ev *event) {
	if !y.state[ev.e].entered && ev.kind != enters {
		return
	}
	for _, need := range y.lacking(ev, y.main) {
		for _, b := range y.hand.branches {
			if b.over || b.line == nil || b.needed != "" || !b.line.has(need) {
				continue
			}
			b.needed = "等着引用这里的记录：" + y.title(ev.e) + "。"
			y.add(&event{at: y.soon(40, b.words), author: y.hand.posts["publicity"], merge: b})
		}
	}
}

// partial returns the records on a branch, nil for main, that lack references
// to what was not there.
func (y *year) partial(b *branch) []*entry {
	var found []*entry
	for _, e := range y.entries {
		if len(y.state[e].lacks) > 0 && y.branchOf(e) == b {
			found = append(found, e)
		}
	}
	return found
}

// complete plans that records get the references that a merge has made possible.
func (y *year) complete() {
	for _, e := range y.partial(nil) {
		s := y.state[e]
		if len(s.render(e, y.main.has, nil).missing) < len(s.lacks) {
			y.add(&event{at: y.soon(90, e.key), author: s.author, kind: completes, e: e})
		}
	}
}
