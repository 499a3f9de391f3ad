package build

import (
	"slices"

	"zoufang/generator/site"
)

// questions collects what units read, each question once. Where little was made
// the questions of the last build stay in their places, so that what is said of the
// units that were kept can stay as it is; questions that nobody asks any more are
// then carried along.
type questions struct {
	*traced
	all    []question
	at     map[read]int
	stayed bool  // the first of all are those of the last build
	from   []int // of the last build's questions, where they did not stay: their places, -1 before they are met
}

// maxCarried is how many questions for each unit may be carried along. A site as a
// whole asks about six for each, most of them of a record.
const maxCarried = 20

func newQuestions(t *traced) *questions {
	q := &questions{traced: t, at: map[read]int{}}
	if !t.past.base {
		return q
	}
	old := t.past.old.questions
	made, _ := t.made()
	q.stayed = made < len(t.units)/10 && len(old) < len(t.units)*maxCarried
	if q.stayed {
		q.all = slices.Clone(old)
		for i, r := range t.past.reads {
			if r != 0 {
				q.at[r] = i
			}
		}
		return q
	}
	q.from = make([]int, len(old))
	for i := range q.from {
		q.from[i] = -1
	}
	return q
}

// ask returns the places of reads, packed.
func (q *questions) ask(reads []read) string {
	places := make([]int, len(reads))
	for i, r := range reads {
		places[i] = q.place(r, func() site.Sum { return q.sum(r) })
		if q.stayed && places[i] < len(q.past.changed) && q.past.changed[places[i]] {
			q.all[places[i]].sum = q.sum(r)
		}
	}
	slices.Sort(places)
	return packAscending(places)
}

// again returns the places of questions of the last build whose answers are the
// same, as that packed them.
func (q *questions) again(packed string) string {
	if q.stayed {
		return packed
	}
	var places []int
	for number := range eachAscending(packed) {
		if q.from[number] < 0 {
			q.from[number] = q.place(q.past.reads[number], func() site.Sum { return q.past.old.questions[number].sum })
		}
		places = append(places, q.from[number])
	}
	slices.Sort(places)
	return packAscending(places)
}

func (q *questions) place(r read, sum func() site.Sum) int {
	at, known := q.at[r]
	if !known {
		at = len(q.all)
		q.at[r] = at
		q.all = append(q.all, question{of: r.aspect(), read: r, sum: sum()})
	}
	return at
}
