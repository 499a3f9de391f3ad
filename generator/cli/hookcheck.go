package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/signal"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// inspection says how a hook checks a state of the site.
type inspection struct {
	today         time.Time
	memory        *site.Memory
	history       site.HistoryFunc
	theme, tables bool // whether templates and tallies are checked
	findingsOnly  bool // nothing else needs the model
}

// health is what is wrong with a state of the site. What was not looked at because
// of errors before it may be wrong all the same.
type health struct {
	files, tables   diag.List // of records, schemas and templates; of tallies and signals
	loaded, counted bool      // whether these were looked at to the end
}

// inspect checks the site as src holds it, which the command reads from then on.
func (a *App) inspect(ctx context.Context, src *source, o inspection) (health, error) {
	a.source = src
	options := site.Options{
		Root: src.files, Commit: src.commit, History: o.history, Schemas: a.Schemas, Today: o.today, Workers: workers(),
		Memory: o.memory, FindingsOnly: o.findingsOnly && !o.theme && !o.tables,
	}
	model, findings, err := site.Load(ctx, options)
	if options.FindingsOnly && !findings.HasErrors() {
		return health{files: findings, loaded: true}, err
	}
	if options.FindingsOnly && err == nil { // whether there could be a model tells how far it was looked
		options.FindingsOnly = false
		model, findings, err = site.Load(ctx, options)
	}
	h := health{files: findings, loaded: model != nil}
	if err != nil || model == nil {
		return h, err
	}
	err = a.inspectModel(&h, model, o)
	return h, err
}

// inspectModel checks what needs the records.
func (a *App) inspectModel(h *health, model *site.Site, o inspection) error {
	if o.theme {
		more, err := a.buildCache(false, false).CheckTemplates(a.files(), a.Templates, model.Config)
		if err != nil {
			return err
		}
		h.files = append(h.files, more...)
		h.files.Sort()
	}
	if o.tables && !h.files.HasErrors() { // what is missing would be missed again by every tally
		_, h.tables = tally.CountAll(a.files(), a.Schemas, model)
		_, mistakes := signal.Load(site.SchemaFiles(a.files(), a.Schemas, model.Config), model.Schemas, model.Config)
		h.tables = append(h.tables, mistakes...)
		h.counted = true
	}
	return nil
}

// inspectLast checks the state before, which may not have been a site.
func (a *App) inspectLast(ctx context.Context, last *source, o inspection) (health, error) {
	none := health{loaded: true, counted: true}
	if last == nil {
		return none, nil
	}
	h, err := a.inspect(ctx, last, o)
	if errors.Is(err, site.ErrNoSite) {
		return none, nil
	}
	return h, err
}

func (h health) all() diag.List { return slices.Concat(h.files, h.tables) }

// errors are the findings that stop publication; nil where there are none.
func (h health) errors() diag.List { return onlyErrors(h.all()) }

func onlyErrors(l diag.List) (errors diag.List) {
	for _, f := range l {
		if f.Severity == diag.Error {
			errors = append(errors, f)
		}
	}
	return errors
}

// beyond returns the errors of h that before does not have. Where before could not
// be looked at to the end, those of unchanged files count as old: nobody could see
// them.
func (h health) beyond(before health, unchanged func(file string) bool) diag.List {
	hidden := func(looked bool) func(diag.Finding) bool {
		return func(f diag.Finding) bool { return !looked && unchanged(f.Span.File) }
	}
	files := onlyErrors(h.files).Without(before.all())
	tables := onlyErrors(h.tables).Without(before.all())
	return append(
		slices.DeleteFunc(files, hidden(before.loaded)),
		slices.DeleteFunc(tables, hidden(before.counted))...)
}
