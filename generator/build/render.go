package build

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/theme"
)

// render makes units. A template that fails on one page does not keep the others
// from being tried, so that all broken templates are found.
func (p *plan) render(ctx context.Context, o Options, units []unit, out sink, reads func(unit int, all []read)) (diag.List, error) {
	r := &renderer{units: units, files: p.files, out: out, reads: reads, progress: o.progress, flaws: map[diag.Span]found{}}
	err := r.run(ctx, max(1, o.Workers))
	var findings diag.List
	for _, f := range r.flaws {
		findings = append(findings, f.Finding)
	}
	findings.Sort()
	return findings, err
}

// template returns the template of a page, or the finding that there is none.
func (p *plan) template(root fs.FS, n *node) (theme.Template, diag.List) {
	layout := n.layout()
	tmpl, found := p.theme.Lookup(layout)
	if !found {
		if layout.Section == "" {
			return tmpl, diag.List{diag.At(diag.Span{File: theme.Root}, "template-missing.kind", diag.Args{"kind": layout.Kind})}
		}
		args := diag.Args{"kind": layout.Kind, "section": layout.Section}
		return tmpl, diag.List{diag.At(diag.Span{File: theme.Root}, "template-missing", args)}
	}
	name, _, _ := strings.Cut(path.Base(tmpl.Name()), ".")
	if layout.Name == "" || strings.EqualFold(name, layout.Name) {
		return tmpl, nil
	}
	at := n.record.Locate(root, schema.Path{n.section.Collection.LayoutField.Key})
	args := diag.Args{"value": layout.Name, "section": layout.Section}
	return tmpl, diag.List{diag.At(at, "template-missing.layout", args)}
}

// renderer makes units with several workers.
type renderer struct {
	units    []unit
	files    *numbers
	out      sink
	reads    func(unit int, all []read) // told what a unit read; nil: nobody asks
	progress Progress

	next, done atomic.Int64
	mu         sync.Mutex
	flaws      map[diag.Span]found
	failure    error
}

func (r *renderer) run(ctx context.Context, workers int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			m := &maker{out: r.out}
			for i := r.next.Add(1) - 1; i < int64(len(r.units)) && ctx.Err() == nil; i = r.next.Add(1) - 1 {
				if err := r.make(ctx, m, int(i)); err != nil && !r.note(i, err) {
					cancel()
				}
				r.progress(StepRender, int(r.done.Add(1)), len(r.units))
			}
		})
	}
	all.Wait()
	if r.failure == nil {
		return context.Cause(ctx)
	}
	return r.failure
}

func (r *renderer) make(ctx context.Context, m *maker, number int) error {
	m.buffer.Reset()
	if r.reads == nil {
		return r.units[number].make(ctx, m)
	}
	if m.reads == nil {
		m.reads = newRecorder(r.files)
	}
	err := r.units[number].make(ctx, m)
	r.reads(number, m.reads.take())
	return err
}

// flaw is an error of a unit that somebody can mend in the site's files.
type flaw struct{ diag.Finding }

func (f flaw) Error() string { return f.Message.In(diag.EN) }

// flawIn returns what somebody can mend in the site's files, where that is why a
// unit could not be made.
func flawIn(err error) (diag.Finding, bool) {
	var template *theme.Error
	if errors.As(err, &template) {
		return template.Finding, true
	}
	var other flaw
	ok := errors.As(err, &other)
	return other.Finding, ok
}

// found is a finding and the first unit that met it.
type found struct {
	diag.Finding
	unit int64
}

// note keeps an error of a unit and reports whether rendering may go on: a
// failing template or a broken photo is a finding, anything else an end. Of one
// place the finding of the first unit counts, whichever worker was faster.
func (r *renderer) note(unit int64, err error) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	finding, ok := flawIn(err)
	if !ok {
		if r.failure == nil {
			r.failure = err
		}
		return false
	}
	if first, known := r.flaws[finding.Span]; !known || unit < first.unit {
		r.flaws[finding.Span] = found{finding, unit}
	}
	return true
}

// chineseDate is the template function "chinesedate": 2012年3月5日, without
// zeros, as official documents write it.
func chineseDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return diag.Day(t).ZH
}
