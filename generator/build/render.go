package build

import (
	"bytes"
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
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// job makes one page, or the files of one photo or attachment.
type job func(ctx context.Context, b *bytes.Buffer) error

// render makes all pages, photos and attachments. A template that fails on one
// page does not keep the others from being tried, so that all broken templates
// are found.
func (p *plan) render(ctx context.Context, o Options, root fs.FS, out sink) (diag.List, error) {
	jobs, findings := p.jobs(root, out)
	if findings.HasErrors() {
		return findings, nil
	}
	for _, a := range p.assets() {
		jobs = append(jobs, func(context.Context, *bytes.Buffer) error { return p.publishAsset(root, a, out) })
	}
	r := &renderer{jobs: jobs, progress: o.progress, flaws: map[diag.Span]found{}}
	err := r.run(ctx, max(1, o.Workers))
	for _, f := range r.flaws {
		findings = append(findings, f.Finding)
	}
	findings.Sort()
	return findings, err
}

// jobs returns a job for every page.
func (p *plan) jobs(root fs.FS, out sink) ([]job, diag.List) {
	var findings diag.List
	templates := map[theme.Layout]theme.Template{}
	var jobs []job
	for _, n := range p.nodes {
		layout := n.layout()
		tmpl, known := templates[layout]
		if !known {
			var missing diag.List
			tmpl, missing = p.template(root, n)
			findings = append(findings, missing...)
			templates[layout] = tmpl
		}
		jobs = append(jobs, func(ctx context.Context, b *bytes.Buffer) error {
			v := &view{p, n}
			if err := p.theme.Execute(v.context(ctx), b, tmpl, &Page{n, v}); err != nil {
				return err
			}
			return out.write(n.file(), b.Bytes())
		})
	}
	return jobs, findings
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

// assets returns the photos and attachments of the site, each once: those that
// lie beside records, and those that a text leads to.
func (p *plan) assets() []*site.Asset {
	var all []*site.Asset
	seen := map[*site.Asset]bool{}
	add := func(a *site.Asset) {
		if a != nil && !seen[a] {
			seen[a] = true
			all = append(all, a)
		}
	}
	for _, s := range p.site.Sections() {
		for _, r := range s.Records {
			for _, a := range r.Assets {
				add(a)
			}
			r.Body.EachAsset(add)
		}
	}
	return all
}

func (p *plan) publishAsset(root fs.FS, a *site.Asset, out sink) error {
	data, err := fs.ReadFile(root, a.Path)
	if err != nil {
		return err
	}
	if a.Image {
		return out.photo(a, data)
	}
	return out.write(a.URL[1:], data)
}

// renderer works off jobs with several workers.
type renderer struct {
	jobs     []job
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
			var b bytes.Buffer
			for i := r.next.Add(1) - 1; i < int64(len(r.jobs)) && ctx.Err() == nil; i = r.next.Add(1) - 1 {
				b.Reset()
				if err := r.jobs[i](ctx, &b); err != nil && !r.note(i, err) {
					cancel()
				}
				r.progress(StepRender, int(r.done.Add(1)), len(r.jobs))
			}
		})
	}
	all.Wait()
	if r.failure == nil {
		return context.Cause(ctx)
	}
	return r.failure
}

// flaw is an error of a job that somebody can mend in the site's files.
type flaw struct{ diag.Finding }

func (f flaw) Error() string { return f.Message.In(diag.EN) }

// found is a finding and the first job that met it.
type found struct {
	diag.Finding
	job int64
}

// note keeps an error of a job and reports whether rendering may go on: a
// failing template or a broken photo is a finding, anything else an end. Of one
// place the finding of the first job counts, whichever worker was faster.
func (r *renderer) note(job int64, err error) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	var template *theme.Error
	var other flaw
	switch {
	case errors.As(err, &template):
		other.Finding = template.Finding
	case !errors.As(err, &other):
		if r.failure == nil {
			r.failure = err
		}
		return false
	}
	if first, known := r.flaws[other.Span]; !known || job < first.job {
		r.flaws[other.Span] = found{other.Finding, job}
	}
	return true
}

// chineseDate is the template function "chinesedate": 2012年3月5日, without
// zeros, as official documents write it.
func chineseDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006年1月2日")
}
