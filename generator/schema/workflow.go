package schema

import (
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// Workflow is the course that the records of a collection take: steps in a fixed
// order, each done when its date is written. Nothing of a record's state is
// written down by anybody: Collection.Progress works it out from the dates, for
// any day, and Collection.Rules says where the dates contradict each other.
type Workflow struct {
	Steps []*Step

	reopening *reopening // nil: no record is ever taken up again
}

// Step is one of the steps of a workflow.
type Step struct {
	ID       string
	Title    string // also the state of a record whose last step done this is
	Optional bool   // it may be passed over, and is never due

	index    int
	dates    []eventDate
	each     bool     // done when every item of the list has its date; the only one of dates
	requires []string // keys of the object that holds the date
	when     *Expr    // the records that the step applies to; nil: all

	days   int        // due so many days after the step after; -1: not by days
	after  int        // index of a step; -1: the last one done before
	due    spot       // the field that holds the due date
	extend *extension // what moves the due date; nil: nothing
	hold   *hold      // nil: the step holds no record

	code struct{ when, hold, reopen *record.Node }
}

// name returns the step's title and id, for messages.
func (s *Step) name() diag.Name { return diag.Name{ZH: s.Title, EN: s.ID} }

// repeats reports whether the step can be done again by a record that was taken
// up again: its date may stand in a list. A record that has no second date for a
// step does not go through it a second time.
func (s *Step) repeats() bool {
	return !s.each && slices.ContainsFunc(s.dates, func(d eventDate) bool { return d.list != nil })
}

// The ids of the states that are no step's.
const (
	stateReopened = "reopened"
	stateHeld     = "held"
)

// State is where a record stands: ID is that of the last step done, or
// "reopened", or "held". It is "" where no step is done.
type State struct{ ID, Title string }

// States returns every state that a record can have, in the order of the steps;
// reopened and held come last.
func (w *Workflow) States() []State {
	var all []State
	held := State{ID: stateHeld}
	for _, s := range w.Steps {
		all = append(all, State{s.ID, s.Title})
		if s.hold != nil && held.Title == "" {
			held.Title = s.hold.title
		}
	}
	if w.reopening != nil {
		all = append(all, State{stateReopened, w.reopening.title})
	}
	if held.Title != "" {
		all = append(all, held)
	}
	return all
}

// spot is where a date stands in records: in a field of the record itself, or of
// the items of one of its lists.
type spot struct {
	list   *Field // nil: the record itself
	object *Field // the record, or the list's items
	field  *Field // of object; nil: there is no such date
}

// holders returns the objects of a record that may hold the date. One that could
// not be read is nil.
func (s spot) holders(values Values) []Values {
	if s.list == nil {
		return []Values{values}
	}
	items, _ := values[s.list.Key].([]any)
	objects := make([]Values, len(items))
	for i, item := range items {
		objects[i], _ = item.(map[string]any)
	}
	return objects
}

// path leads to the date in the holder i.
func (s spot) path(i int) Path {
	if s.list == nil {
		return Path{s.field.Key}
	}
	return Path{s.list.Key, i, s.field.Key}
}

// eventDate is a date of a step, with what the object that holds it says of it.
type eventDate struct {
	spot
	node    *record.Node // in the schema
	holds   *Expr        // the step holds the record
	reopens *Expr        // the step is not done: it reopens the record
}

// reopening is how records are taken up again: each item of a list begins a new
// round.
type reopening struct {
	date  spot
	to    int // index of the step that the record stands at again
	title string
}

// extension moves a due date, for records that were granted it.
type extension struct{ date, until spot }

// hold is a step's outcome that leaves a record waiting, to be looked at again
// every so many days.
type hold struct {
	title  string
	days   int // -1: never
	review spot
}
