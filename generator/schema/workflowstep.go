package schema

import (
	"regexp"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// stepID is what the id of a step must look like.
var stepID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// workflowStep reads one of the steps; w has those before it.
func (f *schemaFile) workflowStep(w *Workflow, n *record.Node) *Step {
	s := &Step{index: len(w.Steps), after: -1, days: -1}
	f.stepName(w, s, n)
	s.Optional = f.boolean(n.Get("optional"))
	s.code.when, s.code.reopen = n.Get("when"), n.Get("reopen")
	f.exclusions(s, n)
	f.dates(s, n)
	f.requires(s, n.Get("requires"))
	f.limit(w, s, n)
	if extend := n.Get("extend"); extend != nil {
		s.extend = f.extension(extend)
	}
	if hold := n.Get("hold"); hold != nil {
		s.hold = f.hold(s, hold)
	}
	return s
}

// stepName reads the id and the title of a step.
func (f *schemaFile) stepName(w *Workflow, s *Step, n *record.Node) {
	s.Title = f.text(f.need(n, "title"))
	id := f.need(n, "id")
	if s.ID = f.text(id); s.ID == "" {
		return
	}
	if !stepID.MatchString(s.ID) || s.ID == stateReopened || s.ID == stateHeld {
		f.report(id, "schema-name.step", nil)
	}
	if slices.ContainsFunc(w.Steps, func(other *Step) bool { return other.ID == s.ID }) {
		f.report(id, "schema-duplicate", diag.Args{"value": s.ID})
	}
}

// excluded are the keys of a step that make no sense together.
var excluded = []struct {
	key  string
	with []string
}{
	{"optional", []string{"days", "after", "due", "extend"}},
	{"each", []string{"extend", "hold", "reopen"}},
	{"due", []string{"days", "after"}},
}

// exclusions reports keys that make no sense together, or alone.
func (f *schemaFile) exclusions(s *Step, n *record.Node) {
	for _, e := range excluded {
		if n.Get(e.key) == nil || e.key == "optional" && !s.Optional {
			continue
		}
		for _, key := range e.with {
			if at := keyNode(n, key); at != nil {
				f.report(at, "schema-value.together", diag.Args{"value": e.key, "other": key})
			}
		}
	}
	for _, key := range []string{"after", "extend"} {
		if at := keyNode(n, key); at != nil && !s.Optional && n.Get("days") == nil && n.Get("due") == nil {
			f.report(at, "schema-value.alone", diag.Args{"value": key, "other": "days"})
		}
	}
	if at := keyNode(n, "days"); at != nil && s.index == 0 {
		f.report(at, "schema-value.first-step", nil)
	}
}

// keyNode returns the node of a key itself, or nil.
func keyNode(n *record.Node, key string) *record.Node {
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Key
		}
	}
	return nil
}

// dates reads where the dates of a step stand.
func (f *schemaFile) dates(s *Step, n *record.Node) {
	date, each := f.need(n, "date"), n.Get("each")
	s.each = each != nil
	switch {
	case s.each:
		list := f.listOfObjects(each)
		if list != nil && date != nil {
			s.dates = append(s.dates, eventDate{spot: f.spotIn(spot{list: list, object: list.Items}, date), node: date})
		}
	case date == nil:
	case date.Kind == record.Sequence:
		for _, item := range f.texts(date) {
			s.dates = append(s.dates, eventDate{spot: f.spot(item), node: item})
		}
	default:
		s.dates = append(s.dates, eventDate{spot: f.spot(date), node: date})
	}
	s.dates = slices.DeleteFunc(s.dates, func(d eventDate) bool { return d.field == nil })
}

// requires reads the fields that must be there when the date is.
func (f *schemaFile) requires(s *Step, n *record.Node) {
	for _, item := range f.texts(n) {
		for _, date := range s.dates {
			if date.object.Field(item.Value) == nil {
				f.suggest(item, "schema-reference.field", date.object.keys())
			}
		}
		s.requires = append(s.requires, item.Value)
	}
}

// limit reads when a step is due.
func (f *schemaFile) limit(w *Workflow, s *Step, n *record.Node) {
	if days := n.Get("days"); days != nil {
		s.days, _ = f.integer(days)
	}
	if after := n.Get("after"); after != nil {
		s.after = f.stepAt(w, after)
	}
	due := n.Get("due")
	switch {
	case due == nil:
	case !s.each:
		s.due = f.spotIn(spot{object: f.collection.Root}, due)
	case len(s.dates) > 0:
		s.due = f.spotIn(spot{list: s.dates[0].list, object: s.dates[0].object}, due)
	}
}

// extension reads what moves a due date.
func (f *schemaFile) extension(n *record.Node) *extension {
	if !f.keys(n, extendKeywords...) {
		return nil
	}
	date, until := f.need(n, "date"), f.need(n, "until")
	if date == nil || until == nil {
		return nil
	}
	e := &extension{f.spot(date), f.spot(until)}
	if e.date.field == nil || e.until.field == nil {
		return nil
	}
	if e.date.list != e.until.list {
		f.report(until, "schema-value.extension", nil)
	}
	return e
}

// hold reads what makes a step hold records.
func (f *schemaFile) hold(s *Step, n *record.Node) *hold {
	if !f.keys(n, holdKeywords...) {
		return nil
	}
	h := &hold{title: f.text(f.need(n, "title")), days: -1}
	s.code.hold = f.need(n, "when")
	if days := n.Get("days"); days != nil {
		h.days, _ = f.integer(days)
	}
	if review := n.Get("review"); review != nil {
		h.review = f.spot(review)
	}
	return h
}

// compileWorkflow compiles the expressions of the workflow, each over the object
// that it is about.
func (f *schemaFile) compileWorkflow(w *Workflow, root *Field) {
	if w == nil {
		return
	}
	for _, s := range w.Steps {
		s.when = f.about(root, s.code.when)
		for i := range s.dates {
			date := &s.dates[i]
			date.holds = f.about(date.object, s.code.hold)
			date.reopens = f.about(date.object, s.code.reopen)
		}
	}
}

// about compiles the expression, where there is one and its object is known.
func (f *schemaFile) about(object *Field, n *record.Node) *Expr {
	if n == nil || object.celName == "" {
		return nil
	}
	return f.yesOrNo(object, n)
}
