package build

import (
	"slices"

	"zoufang/generator/site"
)

// questions collects what units read, each question once.
type questions struct {
	*traced
	all  []question
	at   map[read]int
	from []int // of the past's questions: their places among these, -1 before they are met
}

func newQuestions(t *traced) *questions {
	q := &questions{traced: t, at: map[read]int{}}
	if t.past.base {
		q.from = make([]int, len(t.past.reads))
		for i := range q.from {
			q.from[i] = -1
		}
	}
	return q
}

// ask returns the places of reads, ascending.
func (q *questions) ask(reads []read) []int {
	places := make([]int, len(reads))
	for i, r := range reads {
		places[i] = q.place(r, func() site.Sum { return q.sum(r) })
	}
	slices.Sort(places)
	return places
}

// again returns the places of questions of the past whose answers are the same.
func (q *questions) again(old []int) []int {
	places := make([]int, len(old))
	for i, number := range old {
		if q.from[number] < 0 {
			q.from[number] = q.place(q.past.reads[number], func() site.Sum { return q.past.old.questions[number].sum })
		}
		places[i] = q.from[number]
	}
	slices.Sort(places)
	return places
}

func (q *questions) place(r read, sum func() site.Sum) int {
	at, known := q.at[r]
	if !known {
		at = len(q.all)
		q.at[r] = at
		q.all = append(q.all, question{r.aspect(), q.subject(r), sum()})
	}
	return at
}
