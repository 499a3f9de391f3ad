package gitrepo

import "container/heap"

// order returns the places of head and all its ancestors as git log --date-order
// lists them: children before their parents, otherwise by the committers' time,
// the newest first; of equal times, what was met first.
func (c *chronicle) order(head string) []int32 {
	start, ok := c.find(head)
	if !ok {
		return nil
	}
	children := c.children(start)
	all := make([]int32, 0, len(c.steps))
	queue := &arrivals{}
	for heap.Push(queue, c.arrival(start)); queue.Len() > 0; {
		i := heap.Pop(queue).(arrival).step
		all = append(all, i)
		for _, p := range c.steps[i].parents {
			if children[p]--; children[p] == 0 {
				heap.Push(queue, c.arrival(p))
			}
		}
	}
	return all
}

// children counts, for start and its ancestors, how many of them name it as a
// parent.
func (c *chronicle) children(start int32) []int32 {
	counts, seen := make([]int32, len(c.steps)), make([]bool, len(c.steps))
	seen[start] = true
	for queue := []int32{start}; len(queue) > 0; {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, p := range c.steps[i].parents {
			counts[p]++
			if !seen[p] {
				seen[p] = true
				queue = append(queue, p)
			}
		}
	}
	return counts
}

// arrival is a step whose children have all been listed.
type arrival struct {
	step int32
	when int64
	nth  int // how many arrived before it
}

func (c *chronicle) arrival(i int32) arrival {
	return arrival{step: i, when: c.steps[i].commit.Committer.When.Unix()}
}

// arrivals is a heap, the next to be listed first.
type arrivals struct {
	waiting []arrival
	met     int
}

func (q *arrivals) Len() int      { return len(q.waiting) }
func (q *arrivals) Swap(i, j int) { q.waiting[i], q.waiting[j] = q.waiting[j], q.waiting[i] }
func (q *arrivals) Less(i, j int) bool {
	a, b := q.waiting[i], q.waiting[j]
	if a.when != b.when {
		return a.when > b.when
	}
	return a.nth < b.nth
}

// Push adds an arrival.
func (q *arrivals) Push(x any) {
	a := x.(arrival)
	a.nth = q.met
	q.met++
	q.waiting = append(q.waiting, a)
}

// Pop removes the last arrival.
func (q *arrivals) Pop() any {
	last := len(q.waiting) - 1
	a := q.waiting[last]
	q.waiting = q.waiting[:last]
	return a
}
