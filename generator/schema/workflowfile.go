package schema

import (
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// The keys of x-workflow, and within it.
var (
	workflowKeywords = []string{"steps", "reopen"}
	stepKeywords     = []string{"id", "title", "date", "requires", "days", "after", "due", "extend", "hold", "reopen",
		"optional", "when", "each"}
	extendKeywords = []string{"date", "until"}
	holdKeywords   = []string{"when", "title", "days", "review"}
	reopenKeywords = []string{"date", "to", "title"}
)

// leastSteps is how many steps make a workflow.
const leastSteps = 2

// workflow reads x-workflow. A nil node is no workflow.
func (f *schemaFile) workflow(n *record.Node) *Workflow {
	if n == nil || !f.keys(n, workflowKeywords...) {
		return nil
	}
	w := &Workflow{}
	steps := f.need(n, "steps")
	for _, item := range f.list(steps) {
		if f.keys(item, stepKeywords...) {
			w.Steps = append(w.Steps, f.workflowStep(w, item))
		}
	}
	if steps != nil && steps.Kind == record.Sequence && len(steps.Items) < leastSteps {
		f.report(steps, "schema-value.steps", diag.Args{"want": leastSteps})
	}
	if reopen := n.Get("reopen"); reopen != nil {
		w.reopening = f.reopening(w, reopen)
		return w
	}
	for _, s := range w.Steps {
		if s.code.reopen != nil {
			f.report(s.code.reopen, "schema-value.alone", diag.Args{"value": "reopen", "other": "x-workflow.reopen"})
		}
	}
	return w
}

// reopening reads how records are taken up again.
func (f *schemaFile) reopening(w *Workflow, n *record.Node) *reopening {
	r := &reopening{}
	if !f.keys(n, reopenKeywords...) {
		return r
	}
	r.title = f.text(f.need(n, "title"))
	if to := f.need(n, "to"); to != nil {
		r.to = max(f.stepAt(w, to), 0)
	}
	date := f.need(n, "date")
	if date == nil {
		return r
	}
	switch r.date = f.spot(date); {
	case r.date.field == nil:
	case r.date.list == nil:
		f.report(date, "schema-value.round", nil)
	case !r.date.field.Required:
		f.report(date, "schema-value.round-date", diag.Args{"field": r.date.field.Name()})
	default:
		f.compareRounds(w, r, date)
	}
	return r
}

// compareRounds reports steps that a new round says to be done though it begins
// after them, and a round in which there is nothing to do.
func (f *schemaFile) compareRounds(w *Workflow, r *reopening, n *record.Node) {
	if r.to < len(w.Steps) && !slices.ContainsFunc(w.Steps[r.to+1:], (*Step).repeats) {
		f.report(n, "schema-value.round-empty", nil)
	}
	for _, s := range w.Steps[:min(r.to+1, len(w.Steps))] {
		for _, date := range s.dates {
			if date.list != nil && date.list == r.date.list {
				f.report(date.node, "schema-value.round-step", diag.Args{"step": s.name(), "to": w.Steps[r.to].name()})
			}
		}
	}
}

// stepAt returns the index of the step that n names, of those read so far, or -1.
func (f *schemaFile) stepAt(w *Workflow, n *record.Node) int {
	id := f.text(n)
	var ids []string
	for i, s := range w.Steps {
		if s.ID == id {
			return i
		}
		ids = append(ids, s.ID)
	}
	if id != "" {
		f.suggest(n, "schema-reference.definition", ids)
	}
	return -1
}

// spot reads where a date stands: key, or list.key. Its field is nil when there
// is no such date.
func (f *schemaFile) spot(n *record.Node) spot {
	if f.text(n) == "" {
		return spot{}
	}
	list, _, nested := strings.Cut(n.Value, ".")
	if !nested {
		return f.spotIn(spot{object: f.collection.Root}, n)
	}
	holder := f.listOfObjects(f.slice(n, 0, len(list)))
	if holder == nil {
		return spot{}
	}
	return f.spotIn(spot{list: holder, object: holder.Items}, f.slice(n, len(list)+1, len(n.Value)))
}

// spotIn completes a spot by the field of its object that n names.
func (f *schemaFile) spotIn(s spot, n *record.Node) spot {
	field := s.object.Field(f.text(n))
	switch {
	case field == nil && n.Value != "":
		f.suggest(n, "schema-reference.field", s.object.keys())
	case field == nil || field.broken:
	case field.Type != TypeDate:
		f.report(n, "schema-value.field-type", diag.Args{"field": field.Name(), "type": typeName(TypeDate)})
	case !f.open(s, field):
		f.report(n, "schema-value.private-step", diag.Args{"field": field.Name()})
	default:
		s.field = field
	}
	return s
}

// open reports whether all who see the collection see the date: its state would
// tell it to the others.
func (f *schemaFile) open(s spot, field *Field) bool {
	fields := []*Field{field}
	if s.list != nil {
		fields = append(fields, s.list, s.object)
	}
	return !slices.ContainsFunc(fields, func(part *Field) bool {
		return part.Privacy != PrivacyNone || part.Audience != "" && part.Audience != f.collection.Audience
	})
}

// listOfObjects returns the root's list of that name.
func (f *schemaFile) listOfObjects(n *record.Node) *Field {
	root := f.collection.Root
	field := root.Field(f.text(n))
	switch {
	case field == nil && n.Value != "":
		f.suggest(n, "schema-reference.field", root.keys())
	case field == nil || field.broken:
	case field.Type != TypeList || field.Items.Type != TypeObject:
		f.report(n, "schema-value.field-type", diag.Args{"field": field.Name(), "type": groupsName})
	case !field.Items.broken:
		return field
	}
	return nil
}

// groupsName is what a list of objects is called.
var groupsName = diag.Name{ZH: "各项是一组字段的列表", EN: "a list of groups of fields"}
